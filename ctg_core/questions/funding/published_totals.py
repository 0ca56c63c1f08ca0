"""The totals documents print, against what their terms make when added up again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.dossier.totals import Recomputed, recompute
from ctg_core.model.french import counted, euros
from ctg_core.model.funding import FundingLine, PublishedTotal
from ctg_core.questions.funding.lines import Line, common
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection

AGREES, DIFFERS, UNVERIFIABLE = "agrees", "differs", "unverifiable"


@dataclass(frozen=True)
class PublishedAgainstRecomputed:
    """A printed amount (cents, to within ``rounding_cents``) and the sum of its terms, None when one is unknown.

    ``gap`` is printed less recomputed; ``tolerance`` what roundings explain at most; ``unit`` the finest unit
    among the terms. ``part_of`` is the key of the total this one belongs to; ``lines`` are the keys of all
    the lines below it. ``recomputed_card`` shows the addition, ``card`` where the total is printed.
    """

    row: PublishedTotal
    cents: int
    funder: str | None
    payee: str | None
    recomputed: int | None
    gap: int | None
    tolerance: int
    unit: int
    known: int
    terms: int
    verdict: str
    part_of: str | None
    lines: tuple[str, ...]
    card: Card
    recomputed_card: Card


def published_totals(
    session: Session, selection: Selection, lines: Sequence[Line], cards: Cards
) -> tuple[PublishedAgainstRecomputed, ...]:
    """Every printed total, in the order of the dossier."""
    totals = rows_of(session, PublishedTotal, selection)
    rows = rows_of(session, FundingLine, selection)
    above = {part: total.key for total in totals for part in total.totals}
    lines_by_key = {line.row.key: line for line in lines}
    totals_by_key = {total.key: total for total in totals}
    return tuple(
        _compared(total, recompute(total, rows, totals), above.get(total.key), lines_by_key, totals_by_key, cards)
        for total in totals
    )


def verdict(found: Recomputed) -> str:
    """Whether roundings explain the gap; a total with a term missing cannot be verified."""
    if not found.known:
        return UNVERIFIABLE
    return AGREES if found.consistent else DIFFERS


def lines_below(total: PublishedTotal, totals: Mapping[str, PublishedTotal]) -> tuple[str, ...]:
    """The keys of the lines a total covers, by itself and through the totals it adds up, each once."""
    found, waiting, met = dict.fromkeys(total.lines), list(total.totals), {total.key}
    while waiting:
        key = waiting.pop(0)
        if key in totals and key not in met:
            met.add(key)
            found |= dict.fromkeys(totals[key].lines)
            waiting += totals[key].totals
    return tuple(found)


def _compared(
    total: PublishedTotal,
    found: Recomputed,
    part_of: str | None,
    lines: Mapping[str, Line],
    totals: Mapping[str, PublishedTotal],
    cards: Cards,
) -> PublishedAgainstRecomputed:
    below = lines_below(total, totals)
    covered = [lines[key] for key in below if key in lines]
    units = [lines[key].row.rounding_cents for key in total.lines if key in lines]
    units += [totals[key].rounding_cents for key in total.totals if key in totals]
    card = cards.of(total, total.label)
    return PublishedAgainstRecomputed(
        row=total,
        cents=total.amount_cents,
        funder=total.funder or common(line.row.funder for line in covered),
        payee=common(line.payee for line in covered),
        recomputed=found.total if found.known else None,
        gap=found.gap if found.known else None,
        tolerance=round(found.tolerance),
        unit=min(units, default=1),
        known=len(found.amounts),
        terms=found.terms,
        verdict=verdict(found),
        part_of=part_of,
        lines=below,
        card=card,
        recomputed_card=cards.computed(
            f"published_totals/{total.key}",
            f"Somme recalculée\u202f: {total.label}",
            _addition(found),
            rows=[*(lines[key].card for key in total.lines if key in lines), card],
            coverage=_coverage(found),
        ),
    )


def _coverage(found: Recomputed) -> str | None:
    known = counted(len(found.amounts), "montant connu", "montants connus")
    return f"{known} sur {found.terms}" if found.terms else None


def _addition(found: Recomputed) -> str:
    if not found.amounts:
        return "Aucune ligne connue\u202f: rien n’est recalculé."
    written = " + ".join(map(euros, found.amounts))
    return f"{written} = {euros(found.total)}. Imprimé\u202f: {euros(found.printed)}."
