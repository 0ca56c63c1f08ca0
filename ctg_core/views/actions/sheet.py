"""The fiche action on one page: the answer first, then a panel for each question a committee asks."""

from collections.abc import Collection, Iterable

from ctg_core.model.french import capital
from ctg_core.questions.actions.filters import commune_label
from ctg_core.questions.actions.sheet import DONE as STEP_DONE
from ctg_core.questions.actions.sheet import DONE_LATE, OVERDUE, ActionSheet, Named, Step
from ctg_core.questions.actions.words import end_detail, sheet_sentence, step_words
from ctg_core.questions.plan.progress import CLOSED
from ctg_core.views.actions.list import progress_bar, status_badges
from ctg_core.views.actions.sheet_tables import decisions, indicators, money, places
from ctg_core.views.blocks import headline
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, SILENT, enumerated, moment, period, typeset
from ctg_core.views.plan.confidence import confidence_html
from ctg_core.views.view_cache import cached_view

_STEP_SIGNS = {STEP_DONE: "✓", DONE_LATE: "✓", OVERDUE: "!"}
_PRINTING = f"Pour imprimer{NARROW}: Ctrl + P. La fiche tient sur deux feuilles A4."


def sheet_heading(sheet: ActionSheet) -> str:
    """Where the action is in the plan, its code and title, its status, then where it stands in one sentence."""
    steps = [with_card(html_text(typeset(node.name)), node.card, place="path", kind="link") for node in sheet.path]
    path = " · ".join(steps)
    code = f'<span class="ctg-level">{html_text(sheet.item.row.code)}</span> ' if sheet.item.row.code else ""
    return (
        f'<div class="ctg-sheet-head"><div class="ctg-path">{path}</div>'
        f'<h2 class="ctg-h2 ctg-sheet-title">{code}{html_text(typeset(sheet.item.row.title))}</h2>'
        f"<div>{status_badges(sheet.item)}</div>{headline(sheet_sentence(sheet))}{_doubts(sheet)}</div>"
    )


def _doubts(sheet: ActionSheet) -> str:
    """What the documents say of the action that does not hold together."""
    return "".join(
        f'<div class="ctg-warning"><p><strong>⚠ {html_text(typeset(doubt.title))}</strong></p>'
        f"<p>{html_text(typeset(doubt.explanation))}</p></div>"
        for doubt in sheet.item.card.warnings
    )


@cached_view
def sheet(found: ActionSheet, convention: str) -> str:
    """Every part of the fiche that says something, and one line for those that do not."""
    parts = {
        "où en est l’action": _panel("Où en est-on", _how_far(found)),
        "constat et contenu": _panel("Pourquoi, et quoi", _what(found)),
        "calendrier": _panel("Quand", _when(found)),
        "qui la porte": _panel("Qui", _who(found)),
        "moyens et financements": _panel("Avec quoi", _means(found), wide=bool(found.lines)),
        "indicateurs": _panel("Ce que cela change", indicators(found.indicators, convention), wide=True),
        "lieux": _panel("Où", places(found.places)),
        "décisions": _panel("Ce qui a été décidé", decisions(found.decisions)),
        "notes": _panel("Notes", _notes(found)),
    }
    silent = [name for name, panel in parts.items() if not panel]
    blank = (
        f'<div class="ctg-empty"><p><strong>Non documenté à ce jour{NARROW}: {html_text(enumerated(silent))}.</strong> '
        "Cela viendrait de la fiche action signée ou du bilan annuel"
        f"{NARROW}; le chef de file ou le chargé de coopération CTG peut l’ajouter.</p></div>"
    )
    panels = f'<div class="ctg-panels">{"".join(parts.values())}</div>'
    return f'<div class="ctg-sheet">{panels}{blank if silent else ""}<p class="ctg-hint">{_PRINTING}</p></div>'


def _panel(title: str, content: str, *, wide: bool = False) -> str:
    if not content:
        return ""
    size = " ctg-wide" if wide else ""
    return f'<section class="ctg-kpi ctg-body{size}"><h3 class="ctg-h3">{title}</h3>{content}</section>'


def _what(found: ActionSheet) -> str:
    texts, item = found.texts, found.item
    return _facts(
        {
            "Constat": _words(texts.rationale),
            "Contenu": _words(texts.description),
            "Résultat attendu": _words(texts.expected_outcomes),
            "Pour qui": _words(texts.target_audience),
            "Thèmes": _words(", ".join(theme.name for theme in item.themes)),
            "Communes": _words(enumerated([commune_label(commune) for commune in item.communes])),
            "Origine": _words(texts.origin),
        },
        optional=("Origine",),
    )


def _how_far(found: ActionSheet) -> str:
    texts, item = found.texts, found.item
    known = [texts.done, texts.next, texts.obstacle, item.row.confidence, item.progress.value]
    if all(value is None for value in known):
        return ""
    comment = f" {_words(texts.confidence_comment)}" if texts.confidence_comment else ""
    return _facts(
        {
            "Avancement": progress_bar(item, place="sheet") if item.progress.value is not None else "",
            "Météo": f"{confidence_html(item.row.confidence)}{comment}" if item.row.confidence else "",
            "Fait": _words(texts.done),
            "À venir": _words(texts.next),
            "Obstacle": _words(texts.obstacle),
        },
        optional=("Obstacle", *(("À venir", "Météo") if item.status in CLOSED else ())),
    )


def _when(found: ActionSheet) -> str:
    if not (any(found.planned) or any(found.actual) or found.steps):
        return ""
    late = end_detail(found.item) if found.item.late else ""
    planned = capital(period(*found.planned)) + (f", {late}" if late else "") if any(found.planned) else ""
    actual = capital(period(*found.actual)) if any(found.actual) else ""
    steps = "".join(map(_step, found.steps))
    return _facts(
        {
            "Prévu": _words(planned),
            "Mené": _words(actual),
            "Étapes": f'<ul class="ctg-steps">{steps}</ul>' if steps else "",
        },
        optional=("Mené",) if found.item.status == "not_started" else (),
    )


def _step(step: Step) -> str:
    sign = _STEP_SIGNS.get(step.state, "○")
    label = with_card(html_text(typeset(step.label)), step.card, place="step", kind="link")
    return (
        f'<li class="ctg-step-{step.state}"><span class="ctg-sign" aria-hidden="true">{sign}</span><div>{label}'
        f'<p class="ctg-detail">{html_text(step_words(step))}</p></div></li>'
    )


def _who(found: ActionSheet) -> str:
    if not (found.lead or found.team or found.partners):
        return ""
    return _facts(
        {
            "Chef de file": _names([found.lead] if found.lead else []),
            "Équipe": _names(found.team),
            "Partenaires": _names(found.partners),
        },
        optional=("Équipe",),
    )


def _names(parties: Iterable[Named]) -> str:
    items = "".join(
        f"<li>{with_card(html_text(typeset(party.name)), party.card, place='party', kind='link')}</li>"
        for party in parties
    )
    return f"<ul>{items}</ul>" if items else ""


def _means(found: ActionSheet) -> str:
    words = _facts({"Moyens": _words(found.texts.means)}) if found.texts.means else ""
    return words + money(found.lines, found.totals)


def _notes(found: ActionSheet) -> str:
    lines = [
        f'<li><span class="ctg-when">{html_text(capital(moment(note.detail or "")))}</span> '
        f"{with_card(html_text(typeset(note.name)), note.card, place='note', kind='link')}</li>"
        for note in found.notes
    ]
    return f'<ul class="ctg-list">{"".join(lines)}</ul>' if lines else ""


def _words(text: str | None) -> str:
    return html_text(typeset(text)) if text else ""


def _facts(facts: dict[str, str], *, optional: Collection[str] = ()) -> str:
    """What is known, then on one line what is not; nothing at all when nothing is known.

    What an action may well not have, like an obstacle, is ``optional``: its absence is no silence.
    """
    known = "".join(f"<dt>{term}</dt><dd>{content}</dd>" for term, content in facts.items() if content)
    silent = [term.lower() for term, content in facts.items() if not (content or term in optional)]
    blank = f'<p class="ctg-detail">{SILENT.capitalize()}{NARROW}: {enumerated(silent)}.</p>' if silent else ""
    return f"<dl>{known}</dl>{blank}" if known else ""
