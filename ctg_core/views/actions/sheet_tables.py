"""The parts of a fiche action that are rows: its money, its indicators, its places, its decisions."""

from collections.abc import Sequence

from ctg_core.model.french import capital
from ctg_core.questions.facilities.overview import NamedFacility
from ctg_core.questions.facilities.words import capacity_words
from ctg_core.questions.funding.lines import STAGE_LABELS, Line
from ctg_core.questions.funding.money_words import amount
from ctg_core.questions.funding.sums import UNKNOWN, StageTotal, coverage
from ctg_core.questions.governance.overview import EXECUTED, DecisionLine
from ctg_core.questions.governance.words import execution_words
from ctg_core.questions.indicators.list import IndicatorLine
from ctg_core.questions.indicators.values import Reading
from ctg_core.questions.indicators.words import value_text, when_text, why
from ctg_core.views.addresses import IndicatorLinks
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, SILENT, counted, moment, on, typeset
from ctg_core.views.indicators.words import state_badge
from ctg_core.views.table import Cell, Column, Table, on_screen


def money(lines: Sequence[Line], totals: Sequence[StageTotal]) -> str:
    """A row a line and a column a stage, then the sum of each column; columns are never added together."""
    if not lines:
        return ""
    stages = {total.stage: capital(STAGE_LABELS[total.stage]) for total in totals}
    rows = [(*_line(line), *(_amount(line, stage) for stage in stages)) for line in lines]
    if len(lines) > 1:
        heading = "Total de chaque colonne"
        rows.append((Cell(heading, safe_html=f"<strong>{heading}</strong>"), "", "", *map(_total, totals)))
    count = counted(len(lines), "ligne de financement", "lignes de financement")
    caption = f"{count}{NARROW}; les stades ne s’additionnent pas"
    columns = ("Financement", "Financeur", "Année", *stages.values())
    return Table(caption, columns, tuple(rows), frozenset(stages.values())).html()


def _line(line: Line) -> tuple[Cell | str, ...]:
    return (
        Cell(line.row.label, line.card),
        line.funder_label,
        str(line.row.year) if line.row.year else UNKNOWN,
    )


def _amount(line: Line, stage: str) -> Cell:
    cents = line.amounts[stage]
    return (
        Cell(UNKNOWN) if cents is None else Cell(amount(cents, line.row.rounding_cents, line.row.qualifier), line.card)
    )


def _total(found: StageTotal) -> Cell:
    total = found.total
    shown = with_card(html_text(amount(total.cents or 0, total.unit)), found.card, place="sheet-total", kind="link")
    words = coverage(total.known, total.lines)
    return Cell(words, safe_html=f'<strong>{shown}</strong><p class="ctg-detail">{html_text(words)}</p>')


def indicators(found: Sequence[IndicatorLine], convention: str) -> str:
    """A row an indicator: where it started, where it is, where it should get, and what that makes."""
    if not found:
        return ""
    columns: list[Column[IndicatorLine]] = [
        Column("Indicateur", lambda line: Cell(line.row.label, safe_html=_indicator(line, convention))),
        Column("Au départ", lambda line: _value(line, line.baseline)),
        Column("Dernière valeur", _last),
        Column("Cible", lambda line: _value(line, line.target)),
        Column("État", lambda line: Cell(why(line), safe_html=_state(line))),
    ]
    return on_screen(counted(len(found), "indicateur suivi", "indicateurs suivis"), columns, found).html()


def _indicator(line: IndicatorLine, convention: str) -> str:
    """The name as a link to the indicator's own page; its state opens its card."""
    address = IndicatorLinks(convention).to(line.row.key)
    return f'<a href="{html_text(address)}" target="_self">{html_text(typeset(line.row.label))}</a>'


def _value(line: IndicatorLine, reading: Reading | None) -> Cell:
    if reading is None or reading.value is None:
        return Cell(SILENT)
    link = with_card(html_text(value_text(reading)), reading.card, place=f"sheet-{line.row.key}", kind="link")
    return Cell(value_text(reading), safe_html=f'{link}<p class="ctg-detail">{html_text(when_text(reading))}</p>')


def _last(line: IndicatorLine) -> Cell:
    """The last known value, and why a later one is missing."""
    cell = _value(line, line.last)
    if line.gap is None:
        return cell
    shown = cell.safe_html if cell.safe_html is not None else html_text(cell.text)
    said = f"{when_text(line.gap)}{NARROW}: {line.gap.missing or SILENT}"
    return Cell(cell.text, safe_html=f'{shown}<p class="ctg-detail">{html_text(typeset(said))}</p>')


def _state(line: IndicatorLine) -> str:
    if line.row.direction == "none":
        return "sans cible à atteindre"
    return f'{state_badge(line)}<p class="ctg-detail">{html_text(why(line))}</p>'


def places(found: Sequence[NamedFacility]) -> str:
    """The facilities the action concerns."""
    return f'<ul class="ctg-list">{"".join(map(_place, found))}</ul>' if found else ""


def _place(place: NamedFacility) -> str:
    closed = f"fermé {on(place.row.closed)}" if place.row.closed else ""
    what = " · ".join(filter(None, [place.type_label, place.commune, place.manager, capacity_words(place), closed]))
    name = with_card(html_text(typeset(place.row.name)), place.card, place="sheet", kind="link")
    return f'<li>{name}<p class="ctg-detail">{html_text(typeset(what))}</p></li>'


def decisions(found: Sequence[DecisionLine]) -> str:
    """What was decided about the action, and whether it was carried out."""
    return f'<ul class="ctg-list">{"".join(map(_decision, found))}</ul>' if found else ""


def _decision(line: DecisionLine) -> str:
    title = with_card(html_text(typeset(line.row.title)), line.card, place="sheet", kind="link")
    text = f"<p>{html_text(typeset(line.row.text))}</p>" if line.row.text else ""
    due = f"échéance {on(line.row.due)}" if line.row.due and line.execution != EXECUTED else None
    date = moment(line.decided_on) if line.decided_on else None
    said = [line.meeting_title, date, line.responsible, due, execution_words(line), line.row.execution_note]
    return f'<li>{title}{text}<p class="ctg-detail">{html_text(typeset(" · ".join(filter(None, said))))}</p></li>'
