"""Documented numbers of places, each with its parts; one total a type, where no place is counted twice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlmodel import Session

from ctg_core.model.facility import FacilityCount
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection
from ctg_core.reference.lists import facility_types, manager_kinds

_NOT_YET = ("intention", "target")


@dataclass(frozen=True)
class DocumentedCount:
    """A number as a document prints it, with the parts it gives of it ("dont").

    ``also_in`` are the labels of other numbers in which the same places stand.
    """

    row: FacilityCount
    also_in: tuple[str, ...]
    parts: tuple["DocumentedCount", ...]
    card: Card

    @property
    def manager(self) -> str | None:
        return manager_kinds()[self.row.manager_kind].label if self.row.manager_kind else None

    @property
    def parts_total(self) -> int | None:
        """The sum of the parts; None without parts, or when one of them is itself approximate."""
        if not self.parts or any(part.row.qualifier for part in self.parts):
            return None
        return sum(part.row.count for part in self.parts)

    def descendants(self) -> Iterator["DocumentedCount"]:
        """Every part, and the parts of parts."""
        for part in self.parts:
            yield part
            yield from part.descendants()


@dataclass(frozen=True)
class ManagerShare:
    """How many of a type one kind of manager runs; ``kind`` is a code of the national list."""

    kind: str
    label: str
    count: int
    card: Card


@dataclass(frozen=True)
class Overlap:
    """Places that stand in two numbers of the same type; ``subtracted`` once from the total."""

    part: DocumentedCount
    count: int
    inside: tuple[str, ...]


@dataclass(frozen=True)
class CountedType:
    """One type: its numbers, and their ``total`` of different places, None when they cannot be added.

    ``managers`` is empty when no manager is documented or when the kinds do not fit the total; ``unspecified`` is the
    rest of the total, whose manager is not documented.
    """

    type: str
    counts: tuple[DocumentedCount, ...]
    included: tuple[DocumentedCount, ...]
    overlaps: tuple[Overlap, ...]
    total: int | None
    qualifier: str | None
    period: str | None
    managers: tuple[ManagerShare, ...]
    unspecified: int
    card: Card | None

    @property
    def is_computed(self) -> bool:
        return self.total is not None and len(self.counts) > 1


def counted_types(session: Session, selection: Selection, cards: Cards) -> dict[str, CountedType]:
    """The counted types of a convention, by code."""
    rows = rows_of(session, FacilityCount, selection)
    labels = {row.key: row.label for row in rows}
    below: dict[str | None, list[FacilityCount]] = defaultdict(list)
    for row in rows:
        below[row.part_of].append(row)
    by_type: dict[str, list[FacilityCount]] = defaultdict(list)
    for row in below[None]:
        by_type[row.type].append(row)
    roots = {key: [_count(row, below, labels, cards) for row in found] for key, found in by_type.items()}
    tops = dict(_tops(below))
    same = {row.key: row.counted_in for row in rows}
    return {type_: _type(type_, found, same, tops, cards) for type_, found in roots.items()}


def _count(
    row: FacilityCount, below: dict[str | None, list[FacilityCount]], labels: dict[str, str], cards: Cards
) -> DocumentedCount:
    return DocumentedCount(
        row=row,
        also_in=tuple(labels[key] for key in row.counted_in),
        parts=tuple(_count(part, below, labels, cards) for part in below.get(row.key, [])),
        card=cards.of(row, row.label),
    )


def _tops(below: dict[str | None, list[FacilityCount]]) -> Iterator[tuple[str, str]]:
    """Each number with the whole it comes under."""

    def under(row: FacilityCount, top: str) -> Iterator[tuple[str, str]]:
        yield row.key, top
        for part in below.get(row.key, []):
            yield from under(part, top)

    for root in below[None]:
        yield from under(root, root.key)


def _type(
    type_: str, roots: list[DocumentedCount], same: dict[str, list[str]], tops: dict[str, str], cards: Cards
) -> CountedType:
    keys = {root.row.key for root in roots}
    included = [root for root in roots if any(tops[other] in keys - {root.row.key} for other in same[root.row.key])]
    counts = tuple(root for root in roots if root not in included)
    overlaps = tuple(overlaps_of(counts, same, tops))
    found = CountedType(
        type=type_,
        counts=counts,
        included=tuple(included),
        overlaps=overlaps,
        total=distinct_total(counts, overlaps),
        qualifier=counts[0].row.qualifier if len(counts) == 1 else None,
        period=counts[0].row.period if counts and len({root.row.period for root in counts}) == 1 else None,
        managers=(),
        unspecified=0,
        card=None,
    )
    return found if found.total is None else _with_managers(replace(found, card=_card(found, cards)), cards)


def overlaps_of(
    counts: Iterable[DocumentedCount], same: dict[str, list[str]], tops: dict[str, str]
) -> Iterator[Overlap]:
    """The places that stand in two of these numbers, each pair of them told once."""
    by_key = {root.row.key: root for root in counts}
    told: set[frozenset[str]] = set()
    for root in by_key.values():
        for part in root.descendants():
            others = [key for key in same[part.row.key] if tops[key] in by_key and tops[key] != root.row.key]
            fresh = {tops[key] for key in others if frozenset({part.row.key, key}) not in told}
            told |= {frozenset({part.row.key, key}) for key in others}
            if fresh:
                labels = (root.row.label, *(by_key[top].row.label for top in sorted(fresh)))
                yield Overlap(part, part.row.count * len(fresh), labels)


def distinct_total(counts: tuple[DocumentedCount, ...], overlaps: Iterable[Overlap]) -> int | None:
    """How many different places: the numbers added, less what stands in two of them.

    None when they cannot be added: approximate, of different years, or not there yet.
    """
    if len(counts) == 1 and counts[0].row.nature not in _NOT_YET:
        return counts[0].row.count
    addable = counts and not any(root.row.qualifier or root.row.nature in _NOT_YET for root in counts)
    if not addable or len({root.row.period for root in counts}) > 1:
        return None
    return sum(root.row.count for root in counts) - sum(overlap.count for overlap in overlaps)


def _card(found: CountedType, cards: Cards) -> Card:
    if not found.is_computed:
        return found.counts[0].card
    terms = " + ".join(str(root.row.count) for root in found.counts)
    less = "".join(f" − {overlap.count}" for overlap in found.overlaps)
    known = facility_types()[found.type]
    return cards.computed(
        f"facility_counts/total-{found.type}",
        known.label_plural,
        f"{terms}{less} = {found.total}" + (", les lieux comptés deux fois étant retirés une fois" if less else ""),
        rows=[root.card for root in found.counts] + [overlap.part.card for overlap in found.overlaps],
        coverage=" et ".join(root.row.label for root in found.counts),
    )


def _with_managers(found: CountedType, cards: Cards) -> CountedType:
    """The type with the kinds of managers of its numbers, if they fit within its total."""
    terms: dict[str, list[tuple[int, Card]]] = defaultdict(list)
    for root in found.counts:
        for part in (root,) if root.row.manager_kind else root.parts:
            if part.row.manager_kind and not part.row.qualifier:
                terms[part.row.manager_kind].append((part.row.count, part.card))
    for overlap in found.overlaps:
        if overlap.part.row.manager_kind in terms:
            terms[overlap.part.row.manager_kind].append((-overlap.count, overlap.part.card))
    shares = tuple(_share(found.type, kind, terms[kind], cards) for kind in manager_kinds() if kind in terms)
    rest = (found.total or 0) - sum(share.count for share in shares)
    if rest < 0 or any(share.count < 0 for share in shares):
        return found
    return replace(found, managers=shares, unspecified=rest if shares else 0)


def _share(type_: str, kind: str, terms: list[tuple[int, Card]], cards: Cards) -> ManagerShare:
    count, label = sum(number for number, _ in terms), manager_kinds()[kind].label
    if len(terms) == 1:
        return ManagerShare(kind, label, count, terms[0][1])
    formula = " + ".join(str(number) for number, _ in terms).replace("+ -", "− ")
    card = cards.computed(
        f"facility_counts/{type_}-{kind}",
        f"{facility_types()[type_].label_plural}, gestionnaire\u202f: {label}",
        f"{formula} = {count}",
        rows=[card for _, card in terms],
    )
    return ManagerShare(kind, label, count, card)
