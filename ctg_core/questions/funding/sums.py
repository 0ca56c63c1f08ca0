"""Sums of funding lines: one stage at a time, over the known amounts only, saying how many lines that covers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ctg_core.model.french import euros
from ctg_core.questions.funding.lines import STAGE_LABELS, STAGE_ORDER, Line
from ctg_core.questions.provenance.card import Card, Cards

UNKNOWN = "non renseigné"
_TERMS_WRITTEN = 8


@dataclass(frozen=True)
class Total:
    """``cents`` is None when no line is known; ``known`` of ``lines`` have an amount at this stage.

    ``unit`` is the finest unit printed among the terms; ``tolerance`` what their roundings may hide, in cents.
    """

    cents: int | None
    known: int
    lines: int
    unit: int
    tolerance: int


def total(lines: Sequence[Line], stage: str) -> Total:
    """The sum of the known amounts of one stage; other stages are never looked at."""
    terms = [(amount, line.row.rounding_cents) for line in lines if (amount := line.amounts[stage]) is not None]
    return Total(
        cents=sum(amount for amount, _ in terms) if terms else None,
        known=len(terms),
        lines=len(lines),
        unit=min((rounding for _, rounding in terms), default=1),
        tolerance=sum(rounding // 2 for _, rounding in terms),
    )


@dataclass(frozen=True)
class StageTotal:
    """What the lines make at one stage, with its card."""

    stage: str
    total: Total
    years: tuple[int, ...]
    card: Card


def stage_totals(lines: Sequence[Line], cards: Cards) -> tuple[StageTotal, ...]:
    """One total for each stage, in their order, whether or not it is known."""
    return tuple(_stage_total("funding", "Ensemble des lignes", lines, stage, cards) for stage in STAGE_ORDER)


def _stage_total(ref: str, title: str, lines: Sequence[Line], stage: str, cards: Cards) -> StageTotal:
    known = [line for line in lines if line.amounts[stage] is not None]
    found = total(lines, stage)
    card = cards.computed(
        f"{ref}/{stage}",
        f"{title}\u202f: {STAGE_LABELS[stage]}",
        formula(found, [line.amounts[stage] or 0 for line in known]),
        rows=[line.card for line in known],
        coverage=coverage(found.known, found.lines),
    )
    return StageTotal(stage, found, tuple(sorted({line.row.year for line in known if line.row.year})), card)


def formula(found: Total, amounts: Sequence[int]) -> str:
    """ "100 € + 50 € = 150 €", or only what was added when there are too many terms to read."""
    if found.cents is None:
        return "Aucun montant connu à ce stade\u202f: rien n’est calculé."
    if len(amounts) == 1:
        return "Un seul montant connu, repris tel quel."
    if len(amounts) > _TERMS_WRITTEN:
        return f"Somme des {len(amounts)} montants connus = {euros(found.cents)}."
    return f"{' + '.join(map(euros, amounts))} = {euros(found.cents)}."


def coverage(known: int, lines: int) -> str:
    """ "calculé sur 7 des 8 lignes", "calculé sur les 4 lignes"."""
    if known == lines:
        return f"calculé sur les {lines} lignes" if lines > 1 else "une seule ligne"
    return f"calculé sur {known} des {lines} lignes"


@dataclass(frozen=True)
class Group:
    """The lines that share a funder, a scheme, a theme...; ``totals`` has every stage."""

    label: str
    totals: Mapping[str, StageTotal]
    lines: int


DIMENSIONS: dict[str, Callable[[Line], str]] = {
    "theme": lambda line: _together(line.themes),
    "scheme": lambda line: _together(line.schemes),
    "funder": lambda line: line.funder_label,
    "payee": lambda line: line.payee or UNKNOWN,
    "year": lambda line: str(line.row.year) if line.row.year else UNKNOWN,
    "axis": lambda line: line.axis or UNKNOWN,
    "nature": lambda line: line.nature or UNKNOWN,
}


def groups(lines: Sequence[Line], dimension: str, cards: Cards) -> tuple[Group, ...]:
    """Each line in exactly one group: what is printed for two themes together stays together."""
    gathered: dict[str, list[Line]] = {}
    for line in lines:
        gathered.setdefault(DIMENSIONS[dimension](line), []).append(line)
    return tuple(_group(dimension, label, members, cards) for label, members in gathered.items())


def _group(dimension: str, label: str, lines: Sequence[Line], cards: Cards) -> Group:
    ref = f"funding/{dimension}"
    totals = {stage: _stage_total(ref, label, lines, stage, cards) for stage in STAGE_ORDER}
    return Group(label, totals, len(lines))


def _together(labels: Sequence[str]) -> str:
    return " et ".join(filter(None, [", ".join(labels[:-1]), *labels[-1:]])) or UNKNOWN
