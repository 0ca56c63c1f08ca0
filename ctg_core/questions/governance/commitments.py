"""What the convention is for and what its parties hold to, promise and provide, each under who must do it."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.model.codes import COMMITMENT_KINDS
from ctg_core.model.commitment import Commitment
from ctg_core.model.organisation import Organisation
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection


@dataclass(frozen=True)
class CommitmentNode:
    """One commitment and those under it; ``delivered`` is None until somebody says whether it was kept."""

    key: str
    kind: str
    title: str
    description: str | None
    organisation: str | None
    delivered: bool | None
    card: Card
    children: tuple["CommitmentNode", ...]

    def all(self) -> Iterator["CommitmentNode"]:
        """This one, then every one below it."""
        yield self
        for child in self.children:
            yield from child.all()


@dataclass(frozen=True)
class Party:
    """What one organisation carries, then its own services; ``name`` is None for what all parties share."""

    name: str | None
    commitments: tuple[CommitmentNode, ...]
    services: tuple["Party", ...] = ()

    def all(self) -> Iterator[CommitmentNode]:
        """Everything it and its services carry."""
        for node in self.commitments:
            yield from node.all()
        for service in self.services:
            yield from service.all()


@dataclass(frozen=True)
class Commitments:
    """Four groups; in each, what names no organisation comes first."""

    purposes: Party
    principles: Party
    obligations: tuple[Party, ...]
    offers: tuple[Party, ...]

    @property
    def promised(self) -> tuple[CommitmentNode, ...]:
        """What can be kept or not: the obligations."""
        return tuple(node for party in self.obligations for node in party.all())

    def __len__(self) -> int:
        parties = (self.purposes, self.principles, *self.obligations, *self.offers)
        return sum(1 for party in parties for _ in party.all())


def commitments(session: Session, selection: Selection) -> Commitments:
    """The commitments of the convention; one follows its parent, whatever its own kind."""
    cards = Cards(session, selection)
    organisations = {row.key: row for row in rows_of(session, Organisation, selection)}
    below: dict[str | None, list[Commitment]] = {}
    for row in rows_of(session, Commitment, selection):
        below.setdefault(row.parent, []).append(row)

    def node(row: Commitment) -> CommitmentNode:
        owner = organisations.get(row.organisation or "")
        return CommitmentNode(
            key=row.key,
            kind=COMMITMENT_KINDS[row.kind],
            title=row.title,
            description=row.description,
            organisation=owner.name if owner else None,
            delivered=row.delivered,
            card=cards.of(row, row.title),
            children=tuple(node(child) for child in below.get(row.key, [])),
        )

    def owned(*kinds: str) -> dict[str | None, list[CommitmentNode]]:
        found: dict[str | None, list[CommitmentNode]] = {}
        for row in below.get(None, []):
            if row.kind in kinds:
                found.setdefault(row.organisation, []).append(node(row))
        return found

    def together(kind: str) -> Party:
        return Party(None, tuple(item for items in owned(kind).values() for item in items))

    return Commitments(
        purposes=together("purpose"),
        principles=together("principle"),
        obligations=_parties(owned("obligation"), organisations),
        offers=_parties(owned("mission", "service"), organisations),
    )


def _parties(
    owned: dict[str | None, list[CommitmentNode]], organisations: dict[str, Organisation]
) -> tuple[Party, ...]:
    """The organisations that carry something, services under the organisation they belong to."""

    def party(key: str) -> Party | None:
        services = [party(child.key) for child in organisations.values() if child.parent == key]
        kept = tuple(service for service in services if service)
        mine = tuple(owned.get(key, []))
        return Party(organisations[key].name, mine, kept) if mine or kept else None

    shared = [Party(None, tuple(owned[None]))] if None in owned else []
    tops = [party(row.key) for row in organisations.values() if row.parent is None]
    return (*shared, *(top for top in tops if top))
