"""The list of indicators in words and tables, what asks for a decision first."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

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
from ctg_core.views.table import Cell, Column, Table, in_file, on_screen
from ctg_core.views.view_cache import cached_view

# The patterns of the bar of actions, for states that ask for the same attention; red is for going back alone.
_PATTERNS = {
    REACHED: "done",
    ON_TRACK: "in_progress",
    TO_WATCH: "suspended",
    NO_DATA: "unlisted",
    GOING_BACK: "going_back",
}
NONE = "–"


@cached_view
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


@cached_view
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


@cached_view
def indicator_list(groups: Iterable[tuple[str, Sequence[IndicatorLine]]], links: IndicatorLinks) -> str:
    """A table for each group of indicators, under its heading."""
    columns = _columns(links)
    tables = "".join(on_screen(heading, columns, lines).html() for heading, lines in groups)
    return f'<div class="ctg-actions ctg-indicators">{tables}</div>'


@cached_view
def context_table(lines: Iterable[IndicatorLine], links: IndicatorLinks) -> Table:
    """The context: no target, no state, the value before beside the last one; no drawing where none has one."""
    name, drawing, last, *_ = (column for column in _columns(links) if column.shown)
    before = Column[IndicatorLine]("Valeur précédente", lambda line: _reading(line.previous, line), blank=NONE)
    return on_screen("Indicateurs de contexte", (name, replace(drawing, blank=NONE), last, before), lines)


@cached_view
def indicators_file(lines: Iterable[IndicatorLine]) -> Table:
    """The same indicators for a spreadsheet: a column for each thing, numbers as numbers."""
    return in_file("Indicateurs", _columns(IndicatorLinks("")), lines)


def _columns(links: IndicatorLinks) -> tuple[Column[IndicatorLine], ...]:
    return (
        Column("Code", filed=lambda line: line.row.key),
        Column("Indicateur", lambda line: _name(line, links), lambda line: line.row.label),
        Column("Évolution", _drawing),
        Column("Dernière valeur", _last),
        Column("Thème", filed=lambda line: line.theme.name if line.theme else ""),
        Column("Axes", filed=lambda line: ", ".join(axis.name for axis in line.axes)),
        Column("Type", filed=lambda line: INDICATOR_KINDS[line.row.kind]),
        Column("Unité", filed=lambda line: line.row.unit),
        Column("État", filed=_state),
        Column("Pourquoi", filed=lambda line: why(line) if _state(line) else ""),
        Column("Départ", lambda line: _reading(line.baseline, line), lambda line: _plain(line.baseline)),
        Column("Date du départ", filed=lambda line: _dated(line.baseline)),
        Column("Dernière valeur", filed=lambda line: _plain(line.last)),
        Column("Date", filed=lambda line: _dated(line.last)),
        Column("Réserve", filed=lambda line: (line.last.qualifier or "") if line.last else ""),
        Column("Attendu à cette date", filed=_expected),
        Column("Cible", lambda line: _reading(line.target, line), lambda line: _plain(line.target)),
        Column("Date de la cible", filed=lambda line: _dated(line.target)),
        Column("Où il en est", lambda line: Cell(f"{STATES[line.state]}, {why(line)}", safe_html=_standing(line))),
        Column("Manquant", filed=missing_text),
        Column("Proposé", filed=proposed_text),
    )


def _name(line: IndicatorLine, links: IndicatorLinks) -> Cell:
    address = html_text(links.to(line.row.key))
    theme = f'<p class="ctg-detail">{html_text(line.theme.name)}</p>' if line.theme else ""
    return Cell(
        line.row.label, safe_html=f'<a href="{address}" target="_self">{html_text(typeset(line.row.label))}</a>{theme}'
    )


def _drawing(line: IndicatorLine) -> Cell:
    shown = [one for one in line.series if not one.proposed]
    ends = [one for one in (line.baseline, line.target) if one and one.period and one.value is not None]
    image = sparkline(shown, ends if len(ends) == 2 else [], spoken_series(line))
    return Cell("", safe_html=image) if image else Cell(NONE)


def _last(line: IndicatorLine) -> Cell:
    """The last value and its period; below, what came after without a value or without a validation."""
    after = [missing_text(line), proposed_text(line)]
    more = "".join(f'<p class="ctg-detail">{html_text(text)}</p>' for text in after if text)
    if line.last is None:
        return Cell(NONE, safe_html=html_text(NONE) + more)
    shown = with_card(html_text(value_text(line.last)), line.last.card, place=f"last|{line.row.key}", kind="link")
    date = f'<span class="ctg-when-small">{html_text(when_text(line.last))}</span>'
    estimate = " (estimation)" if line.last.kind == "estimate" else ""
    return Cell(value_text(line.last), safe_html=f"{shown}{estimate} {date}{more}")


def _reading(reading: Reading | None, line: IndicatorLine) -> Cell:
    if reading is None:
        return Cell(NONE)
    shown = with_card(html_text(bare_text(reading)), reading.card, place=f"{reading.kind}|{line.row.key}", kind="link")
    date = f'<span class="ctg-when-small">{html_text(when_text(reading))}</span>'
    intention = f" {html_text(reading.card.nature)}" if reading.card.is_intention else ""
    return Cell(bare_text(reading), safe_html=f"{shown} {date}{intention}")


def _standing(line: IndicatorLine) -> str:
    """The state, which opens the indicator's card, and why."""
    return f'{state_badge(line)}<p class="ctg-detail">{html_text(why(line))}</p>'


def _state(line: IndicatorLine) -> str:
    return "" if line.row.kind == "context" else STATES[line.state]


def _expected(line: IndicatorLine) -> str:
    return plain_number(round(line.line, line.row.decimals + 1) if line.line is not None else None)


def _plain(reading: Reading | None) -> str:
    return plain_number(reading.value) if reading else ""


def _dated(reading: Reading | None) -> str:
    return when_text(reading) if reading else ""
