"""Worked examples: what is added up, what never is, and what the sum covers."""

from ctg_core.model.funding import FundingLine, PublishedTotal
from ctg_core.questions.funding.lines import STAGE_ORDER, STATED, Line
from ctg_core.questions.funding.published_totals import lines_below
from ctg_core.questions.funding.sums import coverage, total
from ctg_core.questions.provenance.card import Card
from ctg_core.questions.territory.populations import nearest_year


def line(rounding: int = 1, **amounts: int) -> Line:
    return Line(
        row=FundingLine(convention="c", key="l", label="Une ligne", year=2022, funder="caf", rounding_cents=rounding),
        funder_label="Caf",
        schemes=(),
        families=(),
        themes=(),
        payee=None,
        axis=None,
        nature=None,
        amounts={stage: amounts.get(stage) for stage in STAGE_ORDER},
        card=Card("funding_lines/l", "Une ligne", "fait"),
    )


def test_the_four_stages_are_never_added_together() -> None:
    """One subsidy of 1 000 €: asked for, promised in part, half paid. It is not 3 200 €."""
    lines = [line(planned=1000_00, requested=1000_00, committed=800_00, paid=400_00), line(paid=100_00)]
    sums = {stage: total(lines, stage).cents for stage in STAGE_ORDER}
    assert sums == {
        "planned": 1000_00,
        "requested": 1000_00,
        "committed": 800_00,
        "paid": 400_00 + 100_00,
        STATED: None,
    }
    assert 1000_00 + 1000_00 + 800_00 + 500_00 not in sums.values()


def test_an_amount_of_no_stage_enters_no_other_sum() -> None:
    lines = [line(paid=100_00), line(stated=900_00)]
    assert (total(lines, "paid").cents, total(lines, STATED).cents) == (100_00, 900_00)
    assert total(lines, "planned").cents is None


def test_an_empty_cell_is_unknown_and_said_so_not_zero() -> None:
    """7 of the 8 cells of a table have an amount."""
    found = total([*[line(paid=10_00)] * 7, line()], "paid")
    assert found.cents == 7 * 10_00
    assert coverage(found.known, found.lines) == "calculé sur 7 des 8 lignes"


def test_nothing_known_gives_no_sum() -> None:
    found = total([line(), line()], "paid")
    assert (found.cents, found.known, found.lines) == (None, 0, 2)


def test_a_printed_zero_is_a_zero() -> None:
    assert total([line(paid=0), line()], "paid").cents == 0


def test_a_sum_is_known_to_within_the_roundings_of_its_terms() -> None:
    """7.66 M€ + 459 000 € + 12,34 € : half of 10 000 € plus half of 1 000 €, the cent being exact."""
    found = total([line(10_000_00, paid=7_660_000_00), line(1000_00, paid=459_000_00), line(paid=12_34)], "paid")
    assert found.cents == 7_660_000_00 + 459_000_00 + 12_34
    assert found.tolerance == 5_000_00 + 500_00
    assert found.unit == 1


def test_coverage_when_all_is_known() -> None:
    assert coverage(2, 2) == "calculé sur les 2 lignes"
    assert coverage(1, 1) == "une seule ligne"


def published(key: str, lines: list[str], totals: list[str]) -> PublishedTotal:
    return PublishedTotal(key=key, label=key, stage="paid", amount_cents=1, lines=lines, totals=totals)


def test_a_total_of_totals_covers_each_line_once() -> None:
    part = published("part", ["a", "b"], [])
    other = published("other", ["b", "c"], [])
    whole = published("whole", ["a"], ["part", "other"])
    assert lines_below(whole, {row.key: row for row in (part, other, whole)}) == ("a", "b", "c")


def test_totals_that_contain_each_other_do_not_turn_forever() -> None:
    one, two = published("one", ["a"], ["two"]), published("two", ["b"], ["one"])
    assert lines_below(one, {"one": one, "two": two}) == ("a", "b")


def test_the_population_is_the_one_of_the_nearest_year_and_never_a_distant_one() -> None:
    known = [2019, 2020, 2023]
    assert nearest_year(known, 2022) == 2023
    assert nearest_year(known, 2018) == 2019
    assert nearest_year(known, 2012) is None
    assert nearest_year([], 2022) is None


def test_a_line_knows_at_which_stages_it_has_an_amount() -> None:
    assert line(planned=1, paid=0).known_stages == ("planned", "paid")
    assert line().known_stages == ()
