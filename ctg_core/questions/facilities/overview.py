"""What exists where: places named one by one, and the counts documents give, never added up across types."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.model.facility import Facility
from ctg_core.model.organisation import Organisation
from ctg_core.questions.facilities.counts import CountedType, counted_types
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection
from ctg_core.questions.territory.communes import commune_names
from ctg_core.reference.lists import facility_types, manager_kinds, themes


@dataclass(frozen=True)
class NamedFacility:
    """A place a document or a person names; ``commune`` is a name, if it is known.

    ``manager`` is an organisation, else a kind of manager, else None.
    """

    row: Facility
    type_label: str
    manager: str | None
    commune: str | None
    card: Card

    @property
    def located(self) -> bool:
        return self.row.latitude is not None and self.row.longitude is not None


@dataclass(frozen=True)
class TypeOnSite:
    """What is known of one type: its counts, if any, and how many places are named (they may be the same ones)."""

    type: str
    label: str
    label_plural: str
    counted: CountedType | None
    named: int


@dataclass(frozen=True)
class ThemeOnSite:
    """The types of one national theme, in national order."""

    theme: str
    label: str
    types: tuple[TypeOnSite, ...]


@dataclass(frozen=True)
class Facilities:
    """All that is documented; types are never added to one another, a nursery and a club are not one thing."""

    themes: tuple[ThemeOnSite, ...]
    named: tuple[NamedFacility, ...]

    @property
    def types(self) -> tuple[TypeOnSite, ...]:
        return tuple(one for theme in self.themes for one in theme.types)

    @property
    def located(self) -> tuple[NamedFacility, ...]:
        return tuple(place for place in self.named if place.located)

    @property
    def run_by_known(self) -> int:
        """How many types have a documented breakdown by kind of manager."""
        return sum(one.counted is not None and bool(one.counted.managers) for one in self.types)

    @property
    def foremost(self) -> tuple[TypeOnSite, ...]:
        """The first type of each theme that has a number, in national order: what a key figure shows."""
        firsts = (next((one for one in theme.types if _number(one) is not None), None) for theme in self.themes)
        return tuple(one for one in firsts if one)


def facilities(session: Session, selection: Selection) -> Facilities:
    """Every documented type by theme, and every place named."""
    cards = Cards(session, selection)
    named = _named(session, selection, cards)
    counted = counted_types(session, selection, cards)
    return Facilities(_by_theme(counted, named), named)


def _number(one: TypeOnSite) -> int | None:
    return one.counted.total if one.counted else None


def _by_theme(counted: dict[str, CountedType], named: Iterable[NamedFacility]) -> tuple[ThemeOnSite, ...]:
    places = [place.row.type for place in named]
    present = [known for code, known in facility_types().items() if code in counted or code in places]
    by_theme: dict[str, list[TypeOnSite]] = {code: [] for code in themes()}
    for known in present:
        by_theme[known.theme].append(
            TypeOnSite(known.code, known.label, known.label_plural, counted.get(known.code), places.count(known.code))
        )
    return tuple(ThemeOnSite(code, themes()[code].label, tuple(types)) for code, types in by_theme.items() if types)


def _named(session: Session, selection: Selection, cards: Cards) -> tuple[NamedFacility, ...]:
    managers = {row.key: row.name for row in rows_of(session, Organisation, selection)}
    communes = commune_names(session, selection)
    rows = rows_of(session, Facility, selection)
    return tuple(
        NamedFacility(
            row=row,
            type_label=facility_types()[row.type].label,
            manager=managers.get(row.manager or "") or _kind(row.manager_kind),
            commune=communes.get(row.commune or ""),
            card=cards.of(row, row.name),
        )
        for row in rows
    )


def _kind(code: str | None) -> str | None:
    return manager_kinds()[code].label if code else None
