"""The parts of a fiche action that are rows: its money, its indicators, its places, its decisions."""

from collections.abc import Sequence

from ctg_core.questions.action_results import ActionResult, Reading
from ctg_core.questions.action_sheet import DecisionLine, Place
from ctg_core.questions.attainment import STATES
from ctg_core.questions.funding_lines import STAGE_LABELS, Line
from ctg_core.questions.funding_sums import UNKNOWN, StageTotal, coverage
from ctg_core.views.blocks import badge
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, SILENT, counted, moment, on, quantity, typeset
from ctg_core.views.money import amount, capital
from ctg_core.views.table import Cell, Table

STATE_TONES = {"reached": "good", "on_track": "good", "to_watch": "warn", "going_back": "bad", "no_data": "plain"}


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
        Cell(line.label, line.card),
        line.funder_label,
        str(line.year) if line.year else UNKNOWN,
    )


def _amount(line: Line, stage: str) -> Cell:
    cents = line.amounts[stage]
    return Cell(UNKNOWN) if cents is None else Cell(amount(cents, line.rounding_cents, line.qualifier), line.card)


def _total(found: StageTotal) -> Cell:
    total = found.total
    shown = with_card(html_text(amount(total.cents or 0, total.unit)), found.card, place="sheet-total", kind="link")
    words = coverage(total.known, total.lines)
    return Cell(words, safe_html=f'<strong>{shown}</strong><p class="ctg-detail">{html_text(words)}</p>')


def results(found: Sequence[ActionResult]) -> str:
    """A row an indicator: where it started, where it is, where it should get, and what that makes."""
    if not found:
        return ""
    rows = tuple(
        (_indicator(one), _value(one, one.baseline), _last(one), _value(one, one.target), _state(one)) for one in found
    )
    columns = ("Indicateur", "Au départ", "Dernière valeur", "Cible", "État")
    return Table(counted(len(found), "indicateur suivi", "indicateurs suivis"), columns, rows).html()


def _indicator(one: ActionResult) -> Cell:
    return Cell(one.label, safe_html=with_card(html_text(typeset(one.label)), one.card, place="sheet", kind="link"))


def _value(one: ActionResult, reading: Reading | None) -> Cell:
    if reading is None or reading.value is None:
        return Cell(reading.missing or SILENT if reading else SILENT)
    shown = quantity(reading.value, one.unit, one.decimals, reading.qualifier)
    link = with_card(html_text(shown), reading.card, place=f"sheet-{one.key}", kind="link")
    dated = f'<p class="ctg-detail">{html_text(moment(reading.period))}</p>' if reading.period else ""
    return Cell(shown, safe_html=link + dated)


def _last(one: ActionResult) -> Cell:
    """The last known value, and why a later one is missing."""
    cell = _value(one, one.last)
    if one.gap is None or one.gap.period is None:
        return cell
    said = f"{moment(one.gap.period)}{NARROW}: {one.gap.missing or SILENT}"
    shown = cell.safe_html if cell.safe_html is not None else html_text(cell.text)
    return Cell(cell.text, safe_html=f'{shown}<p class="ctg-detail">{html_text(typeset(said))}</p>')


def _state(one: ActionResult) -> Cell:
    if one.state is None:
        return Cell("sans cible à atteindre")
    return Cell(STATES[one.state], safe_html=badge(STATES[one.state], STATE_TONES[one.state]))


def places(found: Sequence[Place]) -> str:
    """The facilities the action concerns."""
    return f'<ul class="ctg-list">{"".join(map(_place, found))}</ul>' if found else ""


def _place(place: Place) -> str:
    size = quantity(place.capacity, place.capacity_unit) if place.capacity and place.capacity_unit else None
    known = [
        place.type if place.type.casefold() not in place.name.casefold() else None,
        place.commune,
        place.manager,
        size,
        f"ouvert {on(place.opened)}" if place.opened else None,
        f"fermé {on(place.closed)}" if place.closed else None,
    ]
    name = with_card(html_text(typeset(place.name)), place.card, place="sheet", kind="link")
    return f'<li>{name}<p class="ctg-detail">{html_text(typeset(" · ".join(filter(None, known))))}</p></li>'


def decisions(found: Sequence[DecisionLine]) -> str:
    """What was decided about the action, and whether it was carried out."""
    return f'<ul class="ctg-list">{"".join(map(_decision, found))}</ul>' if found else ""


def _decision(line: DecisionLine) -> str:
    title = with_card(html_text(typeset(line.title)), line.card, place="sheet", kind="link")
    text = f"<p>{html_text(typeset(line.text))}</p>" if line.text else ""
    met = " · ".join(filter(None, [line.meeting, moment(line.decided_on) if line.decided_on else None]))
    done = f"exécutée {on(line.executed_on)}" if line.executed_on else "exécution non renseignée"
    due = f"échéance {on(line.due)}" if line.due and not line.executed_on else None
    follow = ", ".join(filter(None, [done, due, line.responsible]))
    detail = " · ".join(filter(None, [met, capital(follow)]))
    return f'<li>{title}{text}<p class="ctg-detail">{html_text(typeset(detail))}</p></li>'
