"""Worked examples: what a document prints as a total, against the sum of its lines."""

from dataclasses import dataclass

import pytest

from ctg_core.dossier.totals import recompute
from ctg_core.model.funding import FundingLine, PublishedTotal

M = 100_000_000  # cents in a million euros


@dataclass(frozen=True)
class Printed:
    """An amount in cents, and the unit it is printed in."""

    cents: int
    rounding: int = 1


def against_its_lines(total: Printed, *lines: Printed | None):  # type: ignore[no-untyped-def]
    rows = [
        FundingLine(
            key=f"l{rank}",
            label="Une ligne",
            funder="caf",
            paid_cents=line.cents if line else None,
            rounding_cents=line.rounding if line else 1,
        )
        for rank, line in enumerate(lines)
    ]
    published = PublishedTotal(
        key="t",
        label="Un total",
        stage="paid",
        amount_cents=total.cents,
        rounding_cents=total.rounding,
        lines=[row.key for row in rows],
        totals=[],
    )
    return recompute(published, rows, [published])


def test_a_total_printed_to_the_cent_is_the_sum_of_its_lines() -> None:
    found = against_its_lines(Printed(248_220_56), Printed(157_191_67), Printed(2_585_73), Printed(88_443_16))
    assert found.total == 157_191_67 + 2_585_73 + 88_443_16 == 248_220_56
    assert (found.gap, found.tolerance, found.consistent) == (0, 0, True)


def test_one_cent_too_many_is_a_gap_when_nothing_is_rounded() -> None:
    found = against_its_lines(Printed(100_01), Printed(50_00), Printed(50_00))
    assert (found.gap, found.consistent) == (1, False)


def test_roundings_explain_a_thousand_euros() -> None:
    """7.66 M€ + 459 000 € + 8.53 M€ = 16.649 M€, printed 16.65 M€."""
    found = against_its_lines(
        Printed(16_65 * M // 100, M // 100),
        Printed(7_66 * M // 100, M // 100),
        Printed(459_000_00, 1000_00),
        Printed(8_53 * M // 100, M // 100),
    )
    assert found.total == 16_649 * M // 1000
    assert found.gap == 1000_00
    assert found.tolerance == (10_000_00 + 10_000_00 + 1000_00 + 10_000_00) / 2
    assert found.consistent


def test_roundings_do_not_explain_four_hundred_thousand_euros() -> None:
    """40.28 M€ + 727 000 € + 10.55 M€ + 1.93 M€ = 53.487 M€, printed 53.9 M€."""
    found = against_its_lines(
        Printed(53_9 * M // 10, M // 10),
        Printed(40_28 * M // 100, M // 100),
        Printed(727_000_00, 1000_00),
        Printed(10_55 * M // 100, M // 100),
        Printed(1_93 * M // 100, M // 100),
    )
    assert found.total == 53_487 * M // 1000
    assert found.gap == 413_000_00
    assert found.tolerance == (100_000_00 + 10_000_00 + 1000_00 + 10_000_00 + 10_000_00) / 2
    assert not found.consistent


@pytest.mark.parametrize("lines", [(), (Printed(10_00), None)])
def test_a_total_whose_lines_are_not_all_known_is_not_judged(lines: tuple[Printed | None, ...]) -> None:
    assert not against_its_lines(Printed(10_00), *lines).known
