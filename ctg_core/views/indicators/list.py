"""The list of indicators in words and tables, what asks for a decision first."""

from collections.abc import Iterable, Sequence
from itertools import compress

from ctg_core.model.codes import INDICATOR_KINDS
from ctg_core.questions.indicators.attainment import GOING_BACK, NO_DATA, ON_TRACK, REACHED, STATES, TO_WATCH
from ctg_core.questions.indicators.list import BACKWARD, FORWARD, READING_ORDER, STILL, IndicatorLine, Indicators
from ctg_core.questions.indicators.values import Reading
from ctg_core.questions.indicators.words import (
    bare_text,
    counted_state,
    missing_text,
    plain_number,
    proposed_text,
    spoken_series,
    value_text,
    when_text,
    why,
)
from ctg_core.views.addresses import IndicatorLinks
from ctg_core.views.blocks import empty, paragraph
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, counted, enumerated, typeset
from ctg_core.views.indicators.sparkline import sparkline
from ctg_core.views.indicators.words import state_badge
from ctg_core.views.table import Cell, Table

COLUMNS = ("Indicateur", "Évolution", "Dernière valeur", "Départ", "Cible", "Où il en est")
# The patterns of the bar of actions, for states that ask for the same attention; red is for going back alone.
_PATTERNS = {
    REACHED: "done",
    ON_TRACK: "in_progress",
    TO_WATCH: "suspended",
    NO_DATA: "unlisted",
    GOING_BACK: "going_back",
}
NONE = "–"


def movement(found: Indicators) -> str:
    """What moved since the values before, and what is missing; nothing where nothing can be said."""
    said = " ".join(filter(None, [_moves(found), _wanting(found)]))
    return paragraph(said) if said else ""


def _moves(found: Indicators) -> str:
    moves = [line.move for line in found.followed]
    words = {
        FORWARD: ("va dans le bon sens", "vont dans le bon sens"),
        BACKWARD: ("va dans le mauvais", "vont dans le mauvais"),
        STILL: ("n’a pas bougé", "n’ont pas bougé"),
    }
    said = [counted(moves.count(move), *pair) for move, pair in words.items() if moves.count(move)]
    return f"Depuis la valeur précédente, {enumerated(said)}." if said else ""


def _wanting(found: Indicators) -> str:
    late = sum(line.gap is not None for line in found.followed)
    proposed = sum(len(line.proposed) for line in [*found.followed, *found.context])
    said = [
        f"Il manque la dernière valeur de {counted(late, 'indicateur')}" if late else "",
        counted(proposed, "valeur proposée attend validation", "valeurs proposées attendent validation")
        if proposed
        else "",
    ]
    return f"{f'{NARROW}; '.join(filter(None, said))}." if any(said) else ""


def state_bar(found: Indicators) -> str:
    """One bar cut by state, worst first, and under it what each part counts; nothing to cut with a single state."""
    parts = [(state, found.by_state[state]) for state in READING_ORDER if found.by_state[state]]
    if len(parts) < 2:
        return ""
    cells = "".join(
        f'<span class="ctg-seg ctg-seg-{_PATTERNS[state]}" style="flex-grow:{number}"><b>{number}</b></span>'
        for state, number in parts
    )
    legend = "".join(
        f'<li><span class="ctg-seg ctg-key ctg-seg-{_PATTERNS[state]}" aria-hidden="true"></span>'
        f"{html_text(counted_state(state, found.by_state[state]))}</li>"
        for state, _ in parts
    )
    words = [counted_state(state, found.by_state[state]) for state, _ in parts]
    spoken = f"Indicateurs par état{NARROW}: {enumerated(words)}"
    return (
        f'<div class="ctg-stack" role="img" aria-label="{html_text(spoken)}">{cells}</div>'
        f'<ul class="ctg-stack-legend">{legend}</ul>'
    )


def no_indicator() -> str:
    """The intended blank of a convention that follows nothing yet."""
    return empty(
        "La convention ne documente aucun indicateur avec un sens et une cible.",
        "Ils viendraient des fiches actions, du plan d’évaluation ou du catalogue national des indicateurs.",
        "Le chargé de coopération CTG et le comité technique peuvent les choisir.",
    )


def indicator_list(groups: Iterable[tuple[str, Sequence[IndicatorLine]]], links: IndicatorLinks) -> str:
    """A table for each group of indicators, under its heading."""
    tables = (Table(heading, COLUMNS, tuple(_row(line, links) for line in members)) for heading, members in groups)
    return f'<div class="ctg-actions ctg-indicators">{"".join(table.html() for table in tables)}</div>'


def _row(line: IndicatorLine, links: IndicatorLinks) -> tuple[Cell | str, ...]:
    return (
        _name(line, links),
        _drawing(line),
        _last(line),
        _reading(line.baseline, line),
        _reading(line.target, line),
        Cell(f"{STATES[line.state]}, {why(line)}", safe_html=_standing(line)),
    )


def _name(line: IndicatorLine, links: IndicatorLinks) -> Cell:
    address = html_text(links.to(line.key))
    theme = f'<p class="ctg-detail">{html_text(line.theme.name)}</p>' if line.theme else ""
    return Cell(line.label, safe_html=f'<a href="{address}" target="_self">{html_text(typeset(line.label))}</a>{theme}')


def _drawing(line: IndicatorLine) -> Cell:
    shown = [one for one in line.series if not one.proposed]
    ends = [one for one in (line.baseline, line.target) if one and one.period and one.value is not None]
    image = sparkline(shown, ends if len(ends) == 2 else [], spoken_series(line))
    return Cell("", safe_html=image or html_text(NONE))


def _last(line: IndicatorLine) -> Cell:
    """The last value and its period; below, what came after without a value or without a validation."""
    after = [missing_text(line), proposed_text(line)]
    more = "".join(f'<p class="ctg-detail">{html_text(text)}</p>' for text in after if text)
    if line.last is None:
        return Cell(NONE, safe_html=html_text(NONE) + more)
    shown = with_card(html_text(value_text(line.last)), line.last.card, place=f"last|{line.key}", kind="link")
    date = f'<span class="ctg-when-small">{html_text(when_text(line.last))}</span>'
    estimate = " (estimation)" if line.last.kind == "estimate" else ""
    return Cell(value_text(line.last), safe_html=f"{shown}{estimate} {date}{more}")


def _reading(reading: Reading | None, line: IndicatorLine) -> Cell:
    if reading is None:
        return Cell(NONE)
    shown = with_card(html_text(bare_text(reading)), reading.card, place=f"{reading.kind}|{line.key}", kind="link")
    date = f'<span class="ctg-when-small">{html_text(when_text(reading))}</span>'
    intention = f" {html_text(reading.card.nature)}" if reading.card.is_intention else ""
    return Cell(bare_text(reading), safe_html=f"{shown} {date}{intention}")


def _standing(line: IndicatorLine) -> str:
    """The state, which opens the indicator's card, and why."""
    return f'{state_badge(line)}<p class="ctg-detail">{html_text(why(line))}</p>'


def context_table(lines: Iterable[IndicatorLine], links: IndicatorLinks) -> Table:
    """The context: no target, no state, the value before beside the last one; no drawing where none has one."""
    columns = ("Indicateur", "Évolution", "Dernière valeur", "Valeur précédente")
    rows = [(_name(line, links), _drawing(line), _last(line), _reading(line.previous, line)) for line in lines]
    kept = [
        index in (0, 2) or any((row[index].safe_html or row[index].text) != NONE for row in rows) for index in range(4)
    ]
    return Table(
        "Indicateurs de contexte",
        tuple(compress(columns, kept)),
        tuple(tuple(compress(row, kept)) for row in rows),
    )


def indicators_file(lines: Iterable[IndicatorLine]) -> Table:
    """The same indicators for a spreadsheet: a column for each thing, numbers as numbers."""
    columns = ("Code", "Indicateur", "Thème", "Axes", "Type", "Unité", "État", "Pourquoi", "Départ", "Date du départ")
    more = (
        "Dernière valeur",
        "Date",
        "Réserve",
        "Attendu à cette date",
        "Cible",
        "Date de la cible",
        "Manquant",
        "Proposé",
    )
    return Table("Indicateurs", columns + more, tuple(map(_file_row, lines)))


def _file_row(line: IndicatorLine) -> tuple[str, ...]:
    state = "" if line.kind == "context" else STATES[line.state]
    return (
        line.key,
        line.label,
        line.theme.name if line.theme else "",
        ", ".join(axis.name for axis in line.axes),
        INDICATOR_KINDS[line.kind],
        line.unit,
        state,
        why(line) if state else "",
        *_plain(line.baseline),
        *_plain(line.last),
        (line.last.qualifier or "") if line.last else "",
        plain_number(round(line.line, line.decimals + 1) if line.line is not None else None),
        *_plain(line.target),
        missing_text(line),
        proposed_text(line),
    )


def _plain(reading: Reading | None) -> tuple[str, str]:
    return (plain_number(reading.value), when_text(reading)) if reading else ("", "")
