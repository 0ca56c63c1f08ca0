"""The documents the data comes from, and every passage quoted from them."""

from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.dossier.naming import NOUNS, words_of
from ctg_core.model.codes import NATURES, SOURCE_KINDS
from ctg_core.model.collections import COLLECTIONS
from ctg_core.model.row import Sourced
from ctg_core.model.source import Source
from ctg_core.questions.filtered_list import FilteredList
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection


@dataclass(frozen=True)
class SourceLine:
    """One source; ``facts`` is how many data of the convention it is cited for."""

    row: Source
    kind: str
    facts: int
    card: Card


@dataclass(frozen=True)
class Fact:
    """One datum with its passage; ``what`` names its kind, ``nature`` is a French label."""

    what: str
    name: str
    nature: str
    quote: str | None
    locator: str | None
    source: str | None
    card: Card


@dataclass(frozen=True)
class Provenance:
    """Every source and every datum that should have one, in the order of the dossier."""

    sources: tuple[SourceLine, ...]
    facts: tuple[Fact, ...]

    @property
    def quoted(self) -> int:
        """How many data carry the exact words of a source."""
        return sum(fact.quote is not None for fact in self.facts)


FACTS = FilteredList[Fact](
    noun=("donnée", "données"),
    hidden=("donnée masquée", "données masquées"),
    texts=lambda fact: (fact.what, fact.name, fact.quote),
    page="page-citations",
)


def provenance(session: Session, selection: Selection) -> Provenance:
    """Where everything the convention states comes from."""
    cards = Cards(session, selection)
    rows = [
        (collection, row)
        for collection, noun in COLLECTIONS.items()
        if issubclass(noun, Sourced)
        for row in rows_of(session, noun, selection)
    ]
    sources = tuple(
        _source(source, sum(row.source == source.key for _, row in rows), cards)
        for source in rows_of(session, Source, selection)
    )
    titles = {source.row.key: source.row.title for source in sources}
    facts = tuple(_fact(collection, row, titles, cards) for collection, row in rows)
    return Provenance(sources, facts)


def _source(source: Source, facts: int, cards: Cards) -> SourceLine:
    return SourceLine(
        row=source,
        kind=SOURCE_KINDS[source.kind],
        facts=facts,
        card=cards.of(source, source.title),
    )


def _fact(collection: str, row: Sourced, titles: dict[str, str], cards: Cards) -> Fact:
    name = words_of(row)
    return Fact(
        what=NOUNS[collection][0],
        name=name,
        nature=NATURES[row.nature],
        quote=row.quote,
        locator=row.locator,
        source=titles.get(row.source or ""),
        card=cards.of(row, name),
    )
