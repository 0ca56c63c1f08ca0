"""Worked examples and laws of money that is followed: paid over planned, per child, what waits, what is crossed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctg_core.model.funding import FundingLine
from ctg_core.questions.filtered_list import Filters
from ctg_core.questions.funding.crossing import crossed
from ctg_core.questions.funding.filters import LINES as LIST
from ctg_core.questions.funding.gaps import COMING, ONGOING, PROVISIONAL, SETTLED, funding_gaps, waits, year_state
from ctg_core.questions.funding.lines import STAGE_ORDER, Line
from ctg_core.questions.funding.per_head import Heads, per_head
from ctg_core.questions.funding.rates import execution_rate, funder_share
from ctg_core.questions.funding.sums import DIMENSIONS, total
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.selection import Selection
from ctg_core.store.opening import memory_store

DAY = date(2026, 11, 22)
EMPTY = Line(
    row=FundingLine(convention="essai", key="l", label="Une ligne", year=2025, funder="caf"),
    funder_label="Caf",
    schemes=("PSU",),
    families=(),
    themes=("Petite enfance",),
    payee=None,
    axis=None,
    nature="fonctionnement",
    amounts=dict.fromkeys(STAGE_ORDER),
    card=Card("funding_lines/l", "Une ligne", "saisi"),
)


def line(amounts: Mapping[str, int], **fields: object) -> Line:
    recorded = {name: fields.pop(name) for name in ("key", "year", "funder") if name in fields}
    row = FundingLine(**EMPTY.row.model_dump() | recorded)
    return replace(EMPTY, row=row, amounts={stage: amounts.get(stage) for stage in STAGE_ORDER}, **fields)


def _cards() -> Cards:
    store = memory_store()
    with store.reading() as session:
        cards = Cards(session, Selection("essai", DAY))
    store.close()
    return cards


CARDS = _cards()


def test_paid_over_planned_is_measured_on_the_lines_that_have_both() -> None:
    """(900 + 600) / (1 000 + 500) = 100 %; the 2 000 € planned whose payment is not known say nothing."""
    lines = [
        line({"planned": 1000_00, "paid": 900_00}),
        line({"planned": 500_00, "paid": 600_00}),
        line({"planned": 2000_00}),
        line({"paid": 300_00}),
    ]
    found = execution_rate(lines, CARDS)
    assert found
    assert (found.part, found.whole) == (900_00 + 600_00, 1000_00 + 500_00)
    assert found.percent == Decimal(1500 * 100) / 1500 == 100
    assert (found.known, found.lines) == (2, 4)
    assert found.card.formula == "1\u202f500\u00a0€ ÷ 1\u202f500\u00a0€ × 100 = 100,0\u202f%."


@pytest.mark.parametrize("amounts", [{"planned": 5_00}, {"paid": 5_00}, {"planned": 0, "paid": 5_00}])
def test_there_is_no_rate_without_both_or_over_nothing(amounts: Mapping[str, int]) -> None:
    assert execution_rate([line(amounts)], CARDS) is None


def test_a_funders_share_is_of_what_was_paid() -> None:
    """The Caf paid 400 of 1 000; the 5 000 € it only planned do not count. It is named though the EPCI paid more."""
    lines = [
        line({"planned": 5000_00, "paid": 400_00}),
        line({"paid": 600_00}, funder="epci", funder_label="Intercommunalité"),
    ]
    found = funder_share(lines, CARDS)
    assert found
    assert (found.funder, found.percent) == ("caf", Decimal(400 * 100) / (400 + 600))
    alone = funder_share([lines[1], line({"paid": 1_00}, funder="msa"), line({"planned": 9_00})], CARDS)
    assert alone
    assert alone.funder == "epci"
    assert funder_share([line({"planned": 9_00})], CARDS) is None


def test_a_child_gets_the_running_costs_of_its_own_theme_in_the_last_year_paid() -> None:
    """2025: (30 000 + 12 000) / 20 children counted in 2023 = 2 100 €."""
    lines = [
        line({"paid": 30_000_00}),
        line({"paid": 12_000_00}, funder="families"),
        line({"planned": 9_000_00}),
        line({"paid": 99_000_00}, nature="investissement"),
        line({"paid": 99_000_00}, nature=None),
        line({"paid": 99_000_00}, themes=("Enfance",)),
        line({"paid": 99_000_00}, themes=("Petite enfance", "Parentalité")),
        line({"paid": 10_000_00}, year=2024),
        line({"planned": 50_000_00}, year=2026),
    ]
    heads = {2022: Heads(25, 2022, "Insee"), 2023: Heads(20, 2023, "Insee")}
    found = per_head("enfant de moins de 3 ans", "Petite enfance", lines, heads, DAY, CARDS)
    assert found
    assert found.cents == (30_000_00 + 12_000_00) / 20 == 2_100_00
    assert (found.year, found.heads.year, found.paid.known, found.paid.lines) == (2025, 2023, 2, 3)
    everyone = per_head("habitant", None, lines, heads, DAY, CARDS)
    assert everyone
    assert everyone.cents == (30_000_00 + 12_000_00 + 99_000_00 + 99_000_00) / 20


def test_one_early_payment_does_not_stand_for_a_year() -> None:
    """2025: (900 + 600) / 10 inhabitants = 150 €. The 80 € paid early in 2026 would make 8 €."""
    heads = {2024: Heads(10, 2024, "Insee")}
    lines = [line({"paid": 900_00}), line({"paid": 600_00}), line({"paid": 80_00}, year=2026)]
    found = per_head("habitant", None, lines, heads, DAY, CARDS)
    assert found
    assert (found.cents, found.year) == ((900_00 + 600_00) / 10, 2025)
    # Once 2026 is over, its only payment is still less than half of three, which 2025 has.
    later = per_head("habitant", None, [*lines, line({"paid": 300_00})], heads, date(2027, 1, 5), CARDS)
    assert later
    assert (later.cents, later.year) == ((900_00 + 600_00 + 300_00) / 10, 2025)
    assert per_head("habitant", None, lines[2:], heads, DAY, CARDS) is None, "no year is complete"


def test_nobody_counted_within_three_years_gives_no_figure_per_head() -> None:
    paid = [line({"paid": 1_00})]
    assert per_head("habitant", None, paid, {2021: Heads(10, 2021, "Insee")}, DAY, CARDS) is None
    assert per_head("habitant", None, paid, {}, DAY, CARDS) is None
    assert per_head("habitant", None, [line({"planned": 1_00})], {2025: Heads(10, 2025, "Insee")}, DAY, CARDS) is None


@pytest.mark.parametrize(
    ("year", "state"), [(2027, COMING), (2026, ONGOING), (2025, PROVISIONAL), (2024, SETTLED), (2019, SETTLED)]
)
def test_the_right_of_a_year_is_final_once_the_next_one_has_passed(year: int, state: str) -> None:
    assert year_state(year, 2026) == state


def test_a_promise_waits_when_its_year_is_over_and_no_payment_is_known() -> None:
    promised = {"planned": 100_00, "requested": 90_00}
    found = waits(line(promised, year=2024), 2026)
    assert found
    assert (found.stage, found.age) == ("requested", 2026 - 2024)
    assert waits(line(promised, year=2026), 2026) is None
    assert waits(line(promised, year=None), 2026) is None
    assert waits(line({**promised, "paid": 0}, year=2024), 2026) is None, "a zero somebody wrote is a payment known"
    assert waits(line({"stated": 100_00}, year=2024), 2026) is None


def test_gaps_count_what_nobody_wrote() -> None:
    """Waiting since 2024: 70 planned, of which 30 of bonus territoire; 2025: one payment known of two."""
    lines = [
        line({"planned": 30_00}, key="a", year=2024, families=("territory_bonus",)),
        line({"planned": 40_00}, key="b", year=2024),
        line({"planned": 50_00, "paid": 50_00}, key="c", year=2025),
        line({"paid": 10_00}, key="d", year=2026),
        line({"planned": 60_00}, key="e", year=2026),
    ]
    found = funding_gaps(lines, ["planned", "paid"], 2026)
    assert [(item.line.row.key, item.age) for item in found.waiting] == [("a", 2), ("b", 2)]
    assert (found.planned.cents, found.bonus.cents) == (30_00 + 40_00, 30_00)
    assert [(item.year, item.state, item.paid, item.lines) for item in found.unsettled] == [
        (2025, PROVISIONAL, 1, 1),
        (2026, ONGOING, 1, 2),
    ]
    assert found.empty == {"planned": 1, "paid": 3}
    assert found.unplanned == 1


AMOUNTS = st.dictionaries(st.sampled_from(STAGE_ORDER), st.integers(0, 10**9))
ANY_LINE = st.builds(
    line,
    AMOUNTS,
    year=st.sampled_from([None, 2023, 2024, 2025]),
    funder_label=st.sampled_from(["Caf", "MSA", "État", "Commune"]),
    schemes=st.sampled_from([(), ("PSU",), ("PSU", "Bonus territoire"), ("FPT",)]),
    themes=st.sampled_from([(), ("Enfance",), ("Enfance", "Jeunesse"), ("Jeunesse",)]),
    payee=st.sampled_from([None, "CCAS", "Commune de Cazals"]),
    axis=st.sampled_from([None, "Axe 1", "Axe 2"]),
)
LINES = st.lists(ANY_LINE, max_size=12).map(
    lambda lines: tuple(
        replace(item, row=FundingLine(**item.row.model_dump() | {"key": f"l{rank}"})) for rank, item in enumerate(lines)
    )
)
STAGES = st.sampled_from(STAGE_ORDER)
DIMENSION = st.sampled_from(sorted(DIMENSIONS))
AT_MOST = st.sampled_from([None, 2, 3])


@given(LINES, DIMENSION, DIMENSION, STAGES, AT_MOST)
def test_cells_sum_to_their_edges_and_edges_to_the_whole(
    lines: tuple[Line, ...], rows: str, columns: str, stage: str, at_most: int | None
) -> None:
    found = crossed(lines, rows, columns, stage, CARDS, at_most)
    for row in found.rows:
        _same_sum([cell.total for pair, cell in found.cells.items() if pair[0] == row], found.row_totals[row].total)
    for column in found.columns:
        cells = [cell.total for pair, cell in found.cells.items() if pair[1] == column]
        _same_sum(cells, found.column_totals[column].total)
    for edges in (found.row_totals, found.column_totals):
        _same_sum([edge.total for edge in edges.values()], found.whole.total)
    assert found.whole.total == total(lines, stage)


def _same_sum(parts: list, whole) -> None:  # type: ignore[no-untyped-def,type-arg]
    assert sum(part.lines for part in parts) == whole.lines
    assert sum(part.known for part in parts) == whole.known, "what an edge does not add up, it says it does not know"
    assert sum(part.cents or 0 for part in parts) == (whole.cents or 0)
    assert (whole.cents is None) == all(part.cents is None for part in parts)


@given(LINES, DIMENSION, DIMENSION, STAGES)
def test_an_unknown_cell_is_never_zero(lines: tuple[Line, ...], rows: str, columns: str, stage: str) -> None:
    found = crossed(lines, rows, columns, stage, CARDS)
    for (row, column), cell in found.cells.items():
        inside = [item for item in lines if DIMENSIONS[rows](item) == row and DIMENSIONS[columns](item) == column]
        assert inside
        assert (cell.total.cents is None) == all(item.amounts[stage] is None for item in inside)


@given(LINES, DIMENSION, STAGES, st.integers(2, 4))
def test_folding_hides_labels_and_no_money(lines: tuple[Line, ...], rows: str, stage: str, at_most: int) -> None:
    found = crossed(lines, rows, "year", stage, CARDS, at_most)
    assert rows == "year" or len(found.rows) <= at_most
    assert len(found.folded) <= 1
    assert len(set(found.rows)) == len(found.rows)


@given(LINES, STAGES, st.data())
def test_narrowing_never_adds(lines: tuple[Line, ...], stage: str, data: st.DataObject) -> None:
    chosen: dict[str, str] = {}
    before = lines
    for field, labels in LIST.choices(lines).items():
        if labels and (key := data.draw(st.sampled_from([None, *labels]))) is not None:
            chosen[field] = key
        after = LIST.narrow(lines, Filters(chosen=chosen)).rows
        assert {item.row.key for item in after} <= {item.row.key for item in before}
        assert (total(after, stage).cents or 0) <= (total(before, stage).cents or 0)
        assert total(after, stage).known <= total(before, stage).known
        before = after


@given(LINES, st.sampled_from([field.parameter for field in LIST.fields]))
def test_every_line_is_found_under_each_of_its_values(lines: tuple[Line, ...], field: str) -> None:
    found = [LIST.narrow(lines, Filters(chosen={field: key})).rows for key in LIST.choices(lines)[field]]
    met = {item.row.key for rows in found for item in rows}
    assert met == {item.row.key for item in lines}
