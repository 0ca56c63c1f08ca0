"""Published totals, added up again from what they are the total of."""

from collections.abc import Iterator
from dataclasses import dataclass

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.findings import Finding, citations_of, places_of
from ctg_core.dossier.naming import name_of
from ctg_core.model.codes import STAGES
from ctg_core.model.french import counted, euros
from ctg_core.model.funding import FundingLine, PublishedTotal


@dataclass(frozen=True)
class Recomputed:
    """A published total against the sum of its terms, in cents.

    ``amounts`` are the known terms, ``terms`` how many there should be; ``tolerance`` is what roundings
    explain at most: half the unit printed for each rounded amount, nothing for an amount printed to the cent.
    """

    printed: int
    amounts: tuple[int, ...]
    terms: int
    tolerance: float

    @property
    def known(self) -> bool:
        """Whether every term has an amount; a partial sum says nothing of the total."""
        return 0 < self.terms == len(self.amounts)

    @property
    def total(self) -> int:
        return sum(self.amounts)

    @property
    def gap(self) -> int:
        """What is printed, less what is added up."""
        return self.printed - self.total

    @property
    def consistent(self) -> bool:
        return abs(self.gap) <= self.tolerance


def recompute(total: PublishedTotal, lines: list[FundingLine], totals: list[PublishedTotal]) -> Recomputed:
    """Add up, at the total's stage, the lines and totals that it names among those given."""
    amounts = [
        (getattr(line, f"{total.stage}_cents"), line.rounding_cents) for line in lines if line.key in total.lines
    ]
    amounts += [
        (other.amount_cents if other.stage == total.stage else None, other.rounding_cents)
        for other in totals
        if other.key in total.totals
    ]
    known = [(amount, rounding) for amount, rounding in amounts if amount is not None]
    roundings = [total.rounding_cents, *(rounding for _, rounding in known)]
    return Recomputed(
        printed=total.amount_cents,
        amounts=tuple(amount for amount, _ in known),
        terms=len({*total.lines}) + len({*total.totals}),
        tolerance=sum(rounding / 2 for rounding in roundings if rounding > 1),
    )


def total_findings(dossier: Dossier) -> Iterator[Finding]:
    """Each published total that its terms do not make, and each that cannot be added up."""
    lines, totals = dossier.of(FundingLine), dossier.of(PublishedTotal)
    for total in totals:
        recomputed = recompute(total, lines, totals)
        terms = [row for row in lines if row.key in total.lines]
        others = [row for row in totals if row.key in total.totals]
        if not recomputed.known:
            yield _unverifiable(total, recomputed)
        elif not recomputed.consistent:
            rows = [total, *terms, *others]
            yield Finding(
                "warning",
                "arithmetic",
                f"Le total publié {name_of(total)} n’est pas la somme de ses lignes",
                _explained(recomputed),
                places_of(rows),
                citations_of(rows),
            )


def _explained(recomputed: Recomputed) -> str:
    sum_written = " + ".join(map(euros, recomputed.amounts))
    if recomputed.tolerance:
        roundings = f"les arrondis n’en expliquent que {euros(round(recomputed.tolerance))} au plus"
    else:
        roundings = "les montants sont donnés au centime, aucun arrondi ne l’explique"
    return (
        f"Total publié\u202f: {euros(recomputed.printed)}. "
        f"Somme recalculée\u202f: {sum_written} = {euros(recomputed.total)}. "
        f"Écart\u202f: {euros(abs(recomputed.gap))} {_direction(recomputed.gap)}\u202f; {roundings}."
    )


def _direction(gap: int) -> str:
    return "de plus dans le total publié" if gap > 0 else "de moins dans le total publié"


def _unverifiable(total: PublishedTotal, recomputed: Recomputed) -> Finding:
    if recomputed.terms:
        known = counted(len(recomputed.amounts), "montant connu", "montants connus")
        reason = f"{known} sur {recomputed.terms} au stade «\u00a0{STAGES[total.stage]}\u00a0»."
    else:
        reason = "Aucune ligne n’est rattachée à ce total."
    return Finding(
        "info",
        "silence",
        f"Le total publié {name_of(total)} ne peut pas être recalculé",
        reason,
        places_of([total]),
        citations_of([total]),
    )
