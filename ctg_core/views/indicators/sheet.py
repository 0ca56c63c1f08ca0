"""One indicator on one page: the answer first, then its key values, what it means, what it is linked to."""

from ctg_core.model.codes import DIRECTIONS, INDICATOR_KINDS
from ctg_core.model.french import capital
from ctg_core.questions.indicators.attainment import NO_DATA
from ctg_core.questions.indicators.list import IndicatorLine
from ctg_core.questions.indicators.sheet import IndicatorSheet, LinkedAction, Named
from ctg_core.questions.indicators.values import Reading
from ctg_core.questions.indicators.words import (
    bare_text,
    in_text,
    midterm_text,
    missing_text,
    proposed_text,
    value_text,
    when_text,
    why,
)
from ctg_core.questions.plan.words import STATUS_LABELS
from ctg_core.views.addresses import sheet_address
from ctg_core.views.blocks import badge, headline, key_figure, paragraph, row_of
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, SILENT, enumerated, number, typeset
from ctg_core.views.indicators.words import state_badge
from ctg_core.views.plan.overview import STATUS_TONES
from ctg_core.views.view_cache import cached_view


def is_judged(line: IndicatorLine) -> bool:
    """Whether it has somewhere to go: context and plain counts have no state."""
    return line.row.kind != "context" and line.row.direction != "none"


def heading(sheet: IndicatorSheet) -> str:
    """Where the indicator is in the plan, its name, its state, then where it stands."""
    line = sheet.line
    marks = [state_badge(line)] if is_judged(line) else []
    marks.append(badge(INDICATOR_KINDS[line.row.kind]))
    marks += [badge(line.theme.name)] if line.theme else []
    paths = "".join(f'<div class="ctg-path">{" · ".join(map(_node, path))}</div>' for path in sheet.paths)
    return (
        f'<div class="ctg-sheet-head">{paths}'
        f'<h2 class="ctg-h2 ctg-sheet-title">{html_text(typeset(line.row.label))}</h2>'
        f"<div>{' '.join(marks)}</div>{headline(answer(sheet))}{_comment(line.last)}</div>"
    )


def _comment(last: Reading | None) -> str:
    """What was written beside the last value: often the reason for it."""
    return paragraph(last.comment) if last and last.comment else ""


def _node(node: Named) -> str:
    return with_card(html_text(typeset(node.name)), node.card, place="path", kind="link")


def answer(sheet: IndicatorSheet) -> str:
    """ "100,7 places pour 100 enfants en 2025 : à peine en deçà de la trajectoire ; cible en 2025 (98) atteinte."."""
    line = sheet.line
    if line.last is None:
        return _nothing_yet(line)
    first = f"{value_text(line.last)} {in_text(line.last)}"
    said = [why(line) if is_judged(line) else "", midterm_text(line)]
    more = f"{NARROW}; ".join(filter(None, said))
    after = [missing_text(line), proposed_text(line)]
    return " ".join(
        [f"{capital(first)}{f'{NARROW}: {more}' if more else ''}.", *(f"{text.rstrip('.')}." for text in after if text)]
    )


def _nothing_yet(line: IndicatorLine) -> str:
    """That nothing is known, why if it is said, and what is aimed at."""
    reasons = [missing_text(line), proposed_text(line)]
    if line.target:
        reasons.append(f"Cible{NARROW}: {value_text(line.target)}, {when_text(line.target)}")
    return " ".join(f"{text.rstrip('.')}." for text in ["Aucune valeur observée", *filter(None, reasons)])


@cached_view
def key_figures(sheet: IndicatorSheet) -> str:
    """Where it started, where it is, what is aimed at."""
    line = sheet.line
    if not is_judged(line):
        return ""
    steps = [("Départ", line.baseline), ("Dernière valeur", line.last)]
    steps += [("Cible finale" if target == line.target else "Cible intermédiaire", target) for target in line.targets]
    figures = row_of([_figure(label, reading) for label, reading in steps], narrow=True)
    return f'<div class="ctg-values">{figures}</div>'


def _figure(label: str, reading: Reading | None) -> str:
    if reading is None:
        return key_figure(label, SILENT)
    detail = capital(when_text(reading))
    if reading.numerator is not None and reading.denominator is not None:
        detail += f"{NARROW}: {number(reading.numerator)} sur {number(reading.denominator)}"
    return key_figure(label, bare_text(reading), detail, card=reading.card, place=label)


@cached_view
def meaning_panel(sheet: IndicatorSheet) -> str:
    """What is measured and how."""
    line, meaning = sheet.line, sheet.meaning
    ratio = f"{meaning.numerator} ÷ {meaning.denominator}" if meaning.numerator and meaning.denominator else None
    facts = {
        "Définition": meaning.definition,
        "Rapport": ratio,
        "Formule": meaning.formula,
        "Unité": line.row.unit,
        "Sens attendu": DIRECTIONS[line.row.direction] if is_judged(line) else None,
        "Source habituelle": meaning.usual_source,
        "Périodicité": meaning.periodicity,
        "Code national": meaning.catalogue,
    }
    rows = "".join(f"<dt>{term}</dt><dd>{html_text(typeset(text))}</dd>" for term, text in facts.items() if text)
    if sheet.responsible:
        body = with_card(html_text(typeset(sheet.responsible.name)), sheet.responsible.card, place="body", kind="link")
        rows += f"<dt>Suivi par</dt><dd>{body}</dd>"
    return _panel("Ce qui est mesuré", f"<dl>{rows}</dl>{_silent(sheet)}")


def _silent(sheet: IndicatorSheet) -> str:
    wanted = {"définition": sheet.meaning.definition, "source habituelle": sheet.meaning.usual_source}
    silent = [name for name, text in wanted.items() if not text]
    if not silent:
        return ""
    return f'<p class="ctg-detail">{SILENT.capitalize()}{NARROW}: {html_text(enumerated(silent))}.</p>'


@cached_view
def links_panel(sheet: IndicatorSheet, convention: str) -> str:
    """The actions that this indicator judges, each a link to its fiche; context answers for none."""
    if not sheet.actions and not is_judged(sheet.line):
        return ""
    if not sheet.actions:
        missing = "Aucune action n’est rattachée à cet indicateur."
        return _panel("Les actions qui le font bouger", f'<p class="ctg-detail">{missing}</p>')
    items = "".join(f"<li>{_action(action, convention)}</li>" for action in sheet.actions)
    return _panel("Les actions qui le font bouger", f'<ul class="ctg-list ctg-actions">{items}</ul>')


def _action(action: LinkedAction, convention: str) -> str:
    address = html_text(sheet_address(convention, action.key))
    code = f'<span class="ctg-level">{html_text(action.code)}</span>' if action.code else ""
    opened = with_card(html_text(STATUS_LABELS[action.status]), action.card, place="action", kind="link")
    status = f'<span class="ctg-badge ctg-{STATUS_TONES[action.status]}">{opened}</span>'
    late = badge("en retard", "bad") if action.late else ""
    return f'{code}<a href="{address}" target="_self">{html_text(typeset(action.title))}</a> {status} {late}'


def _panel(title: str, content: str) -> str:
    return f'<section class="ctg-kpi ctg-body ctg-aside"><h3 class="ctg-h3">{title}</h3>{content}</section>'


def has_course(sheet: IndicatorSheet) -> bool:
    """Whether two dated values at least make a drawing worth its place."""
    line = sheet.line
    dated = [one for one in [*line.series, *line.targets] if one.period and one.value is not None]
    return len({one.day for one in dated}) > 1 and (line.state != NO_DATA or len(line.series) > 1)
