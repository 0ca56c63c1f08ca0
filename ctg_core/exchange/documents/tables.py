"""The tables of the documents: what each column says of an action, an indicator, a decision, an amount."""

from collections.abc import Sequence

from ctg_core.exchange.documents.kit.parts import Column, Table, table
from ctg_core.model.french import NARROW, SILENT, capital, counted, enumerated, euros
from ctg_core.model.french_dates import moment
from ctg_core.questions.actions.items import ActionItem
from ctg_core.questions.actions.words import end_words, progress_words, status_words
from ctg_core.questions.funding.lines import STAGE_LABELS, STAGE_ORDER, Line
from ctg_core.questions.funding.money_words import amount
from ctg_core.questions.funding.overview import Funding
from ctg_core.questions.funding.sums import UNKNOWN, Group, StageTotal
from ctg_core.questions.funding.unpaid import Pending
from ctg_core.questions.funding.words import DIMENSION_LABELS, group_label, sum_words
from ctg_core.questions.governance.overview import DecisionLine, MeetingLine
from ctg_core.questions.governance.roadmap import MilestoneLine
from ctg_core.questions.governance.words import execution_alone, meeting_state
from ctg_core.questions.indicators.attainment import STATES
from ctg_core.questions.indicators.list import IndicatorLine
from ctg_core.questions.indicators.values import Reading
from ctg_core.questions.indicators.words import value_text, when_text, why
from ctg_core.questions.timing_words import state_words, when


def coded(item: ActionItem) -> str:
    """The title after its code."""
    return f"{item.row.code} {item.row.title}" if item.row.code else item.row.title


ACTIONS: Sequence[Column[ActionItem]] = (
    Column("Action", coded),
    Column("Statut", lambda item: capital(status_words(item))),
    Column("Avancement", lambda item: progress_words(item.progress)),
    Column("Échéance", end_words),
    Column("Chef de file", lambda item: item.lead.name if item.lead else SILENT),
)


def _dated(reading: Reading | None) -> str:
    """ "45 places (2025)", or that nothing is known."""
    if reading is None or reading.value is None:
        return SILENT
    return f"{value_text(reading)} ({when_text(reading)})"


def _state(line: IndicatorLine) -> str:
    words, state = capital(why(line)), STATES[line.state]
    return f"{capital(state)}. " + ("" if words.casefold() == state.casefold() else f"{words}.")


# Where an indicator started, where it is, where it should get, and what that makes.
INDICATORS: Sequence[Column[IndicatorLine]] = (
    Column("Indicateur", lambda line: line.row.label),
    Column("Au départ", lambda line: _dated(line.baseline)),
    Column("Dernière valeur", lambda line: _dated(line.last)),
    Column("Cible", lambda line: _dated(line.target)),
    Column("Où il en est", _state),
)


def decision_words(line: DecisionLine) -> str:
    """The wording of a decision: its title, its text, the actions it is about."""
    about = f"Concerne{NARROW}: {enumerated(list(line.actions))}" if line.actions else None
    said = [line.row.title, line.row.text if line.row.text != line.row.title else None, about]
    return ". ".join(part.rstrip(".") for part in said if part)


def known_moment(partial: str | None) -> str:
    """A date, or that it is not known."""
    return moment(partial) if partial else SILENT


# Of a decision and its rank in the order they were taken.
DECISIONS: Sequence[Column[tuple[int, DecisionLine]]] = (
    Column("N°", lambda one: str(one[0])),
    Column("Décision", lambda one: decision_words(one[1])),
    Column("Responsable", lambda one: one[1].responsible or SILENT),
    Column("Échéance", lambda one: known_moment(one[1].row.due)),
    Column("Vote", lambda one: one[1].row.vote or "non renseigné"),
)
FOLLOWED: Sequence[Column[DecisionLine]] = (
    Column("Décision", decision_words),
    Column("Prise le", lambda line: known_moment(line.decided_on)),
    Column("Responsable", lambda line: line.responsible or SILENT),
    Column("Échéance", lambda line: known_moment(line.row.due)),
    Column(
        "Exécution", lambda line: ". ".join(filter(None, [capital(execution_alone(line)), line.row.execution_note]))
    ),
)
MEETINGS: Sequence[Column[MeetingLine]] = (
    Column("Réunion", lambda line: line.row.title),
    Column("Date", lambda line: known_moment(line.row.held_on)),
    Column("Instance", lambda line: line.body or SILENT),
    Column("État", lambda line: capital(meeting_state(line))),
    Column("Décisions", lambda line: str(len(line.decisions)) if line.decisions else "aucune connue"),
)
STEPS: Sequence[Column[MilestoneLine]] = (
    Column("Étape", lambda step: step.row.title),
    Column("Date", lambda step: when(step.row.start, step.row.end)),
    Column("État", lambda step: capital(state_words(step.state, step.row.certainty))),
)
PENDING: Sequence[Column[Pending]] = (
    Column("Financement", lambda one: one.label),
    Column("Années", lambda one: _years(one.years)),
    Column("Promis", lambda one: euros(one.promised, one.unit), numeric=True),
    Column(
        "Versé",
        lambda one: "aucun versement connu" if one.paid is None else euros(one.paid, one.unit),
        numeric=True,
    ),
)


def funding_lines(caption: str, lines: Sequence[Line], totals: Sequence[StageTotal]) -> Table:
    """A column for each stage where a line has an amount; the total of each column when there are several lines."""
    stages = [stage for stage in STAGE_ORDER if any(line.amounts[stage] is not None for line in lines)]
    names = tuple(capital(STAGE_LABELS[stage]) for stage in stages)
    rows = [
        (line.row.label, line.funder_label, str(line.row.year or UNKNOWN), *(_amount(line, stage) for stage in stages))
        for line in lines
    ]
    if len(lines) > 1:
        sums = {total.stage: sum_words(total.total) for total in totals}
        rows.append(("Total de chaque colonne", "", "", *(sums.get(stage, UNKNOWN) for stage in stages)))
    return Table(caption, ("Financement", "Financeur", "Année", *names), rows, frozenset(names))


def funding_groups(caption: str, found: Funding, dimension: str) -> Table:
    """The sums of each group along one dimension, stage by stage, with how many lines are known."""
    columns: list[Column[Group]] = [
        Column(DIMENSION_LABELS[dimension], lambda group: group_label(group, dimension)),
        *(_stage(total.stage) for total in found.known_totals),
        Column("Porte sur", lambda group: counted(group.lines, "ligne")),
    ]
    groups = found.by(dimension)
    return table(caption, columns, sorted(groups, key=lambda group: group.label) if dimension == "year" else groups)


def _stage(stage: str) -> Column[Group]:
    heading = capital(STAGE_LABELS[stage])
    return Column(heading, lambda group: sum_words(group.totals[stage].total), numeric=True)


def _years(years: Sequence[int]) -> str:
    """ "2023–2025"."""
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}" if years else UNKNOWN


def _amount(line: Line, stage: str) -> str:
    cents = line.amounts[stage]
    return UNKNOWN if cents is None else amount(cents, line.row.rounding_cents, line.row.qualifier)
