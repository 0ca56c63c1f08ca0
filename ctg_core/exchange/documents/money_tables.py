"""Money as the documents list it: a column a stage, never added to one another, an empty cell said unknown."""

from collections.abc import Sequence

from ctg_core.model.french import capital, counted, euros
from ctg_core.questions.funding.lines import STAGE_LABELS, STAGE_ORDER, Line
from ctg_core.questions.funding.money_words import amount
from ctg_core.questions.funding.overview import Funding
from ctg_core.questions.funding.sums import UNKNOWN, StageTotal
from ctg_core.questions.funding.unpaid import Pending
from ctg_core.questions.funding.words import DIMENSION_LABELS, group_label, sum_words

PENDING_COLUMNS = ("Financement", "Années", "Promis", "Versé")


def line_stages(lines: Sequence[Line]) -> dict[str, str]:
    """The stages at which one of these lines has an amount, with their headings."""
    return {
        stage: capital(STAGE_LABELS[stage])
        for stage in STAGE_ORDER
        if any(line.amounts[stage] is not None for line in lines)
    }


def line_rows(lines: Sequence[Line], totals: Sequence[StageTotal]) -> list[tuple[str, ...]]:
    """A row a line, then the total of each column when there are several."""
    stages = line_stages(lines)
    rows = [
        (line.row.label, line.funder_label, str(line.row.year or UNKNOWN), *(_amount(line, stage) for stage in stages))
        for line in lines
    ]
    if len(lines) > 1:
        sums = {total.stage: sum_words(total.total) for total in totals}
        rows.append(("Total de chaque colonne", "", "", *(sums.get(stage, UNKNOWN) for stage in stages)))
    return rows


def group_columns(found: Funding, dimension: str) -> tuple[str, ...]:
    """The headings of the sums along one dimension."""
    return (
        DIMENSION_LABELS[dimension],
        *(capital(STAGE_LABELS[total.stage]) for total in found.known_totals),
        "Porte sur",
    )


def group_rows(found: Funding, dimension: str) -> list[Sequence[str]]:
    """The sums of each group, stage by stage, with how many lines are known."""
    stages = [total.stage for total in found.known_totals]
    groups = sorted(found.by(dimension), key=lambda group: group.label) if dimension == "year" else found.by(dimension)
    return [
        (
            group_label(group, dimension),
            *(sum_words(group.totals[stage].total) for stage in stages),
            counted(group.lines, "ligne"),
        )
        for group in groups
    ]


def pending_rows(found: Sequence[Pending]) -> list[Sequence[str]]:
    """What was promised, and what came."""
    return [
        (
            one.label,
            years_words(one.years),
            euros(one.promised, one.unit),
            "aucun versement connu" if one.paid is None else euros(one.paid, one.unit),
        )
        for one in found
    ]


def years_words(years: Sequence[int]) -> str:
    """ "2023–2025"."""
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}" if years else UNKNOWN


def _amount(line: Line, stage: str) -> str:
    cents = line.amounts[stage]
    return UNKNOWN if cents is None else amount(cents, line.row.rounding_cents, line.row.qualifier)
