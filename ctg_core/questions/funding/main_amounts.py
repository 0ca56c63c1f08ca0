"""The one to three amounts to show first: printed totals and what they leave out, or sums when that is a lot."""

from collections.abc import Sequence
from dataclasses import dataclass

from ctg_core.questions.funding.lines import STATED, Line
from ctg_core.questions.funding.published_totals import PublishedAgainstRecomputed
from ctg_core.questions.funding.sums import StageTotal
from ctg_core.questions.provenance.card import Card

_AT_MOST = 3
# What was paid says more than what was promised.
_SHOWN_FIRST = ("paid", "committed", "requested", "planned", STATED)


@dataclass(frozen=True)
class Highlight:
    """An amount at one stage; ``rounding_cents`` is the unit it is printed in.

    ``funder`` is a code, ``payee`` a name, each None when the amount has several. ``basis`` says what a line is
    for. ``whole`` says that nothing is left out of the scope it names: False for a line and for a partial sum.
    ``covered`` is set for a sum of ours only: (lines known, lines in all).
    """

    label: str
    cents: int
    rounding_cents: int
    qualifier: str | None
    stage: str
    year: int | None
    funder: str | None
    payee: str | None
    basis: str | None
    whole: bool
    covered: tuple[int, int] | None
    card: Card


def highlights(
    lines: Sequence[Line], sums: Sequence[StageTotal], totals: Sequence[PublishedAgainstRecomputed]
) -> tuple[Highlight, ...]:
    """Totals that belong to no other, then the lines no total covers; the sums when totals leave a lot out."""
    covered = {key for total in totals for key in total.lines}
    outside = [_of_line(line, stage) for line in lines if line.row.key not in covered for stage in line.known_stages]
    roots = [_of_total(total) for total in totals if total.part_of is None]
    if len(outside) <= _AT_MOST:
        return tuple([*roots, *outside][:_AT_MOST])
    alone = [_of_total(total) for total in totals if total.part_of is None and not total.lines]
    by_stage = {found.stage: found for found in sums if found.total.cents is not None}
    added = [_of_sum(by_stage[stage], lines) for stage in _SHOWN_FIRST if stage in by_stage]
    return tuple([*alone, *added][:_AT_MOST])


def _of_total(total: PublishedAgainstRecomputed) -> Highlight:
    return Highlight(
        label=total.row.label,
        cents=total.cents,
        rounding_cents=total.row.rounding_cents,
        qualifier=total.row.qualifier,
        stage=total.row.stage,
        year=total.row.year,
        funder=total.funder,
        payee=total.payee,
        basis=None,
        whole=True,
        covered=None,
        card=total.card,
    )


def _of_line(line: Line, stage: str) -> Highlight:
    return Highlight(
        label=line.row.label,
        cents=line.amounts[stage] or 0,
        rounding_cents=line.row.rounding_cents,
        qualifier=line.row.qualifier,
        stage=stage,
        year=line.row.year,
        funder=line.row.funder,
        payee=line.payee,
        basis=line.row.basis,
        whole=False,
        covered=None,
        card=line.card,
    )


def _of_sum(found: StageTotal, lines: Sequence[Line]) -> Highlight:
    known = [line for line in lines if line.amounts[found.stage] is not None]
    funders = {line.row.funder for line in known}
    return Highlight(
        label="Ensemble des lignes",
        cents=found.total.cents or 0,
        rounding_cents=found.total.unit,
        qualifier=None,
        stage=found.stage,
        year=found.years[0] if len(found.years) == 1 and all(line.row.year for line in known) else None,
        funder=funders.pop() if len(funders) == 1 else None,
        payee=None,
        basis=None,
        whole=found.total.known == found.total.lines,
        covered=(found.total.known, found.total.lines),
        card=found.card,
    )
