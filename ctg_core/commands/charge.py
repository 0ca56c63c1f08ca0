"""Which rows a person may write, for screens to offer them. Commands check the right again by themselves."""

from collections.abc import Iterable
from typing import Protocol

from sqlmodel import Session, select

from ctg_core.commands.rights import CONTRIBUTOR, rights_in
from ctg_core.commands.rows import noun_of
from ctg_core.dossier.scope import scope_of
from ctg_core.model.action import Action
from ctg_core.model.collections import table_of
from ctg_core.model.indicator import IndicatorValue
from ctg_core.model.person import Who
from ctg_core.model.row import Row


class InConvention(Protocol):
    """Whatever names a convention: the selection of a page, say."""

    @property
    def convention(self) -> str: ...


def keys_in_charge(session: Session, place: InConvention, person: Who, collection: str) -> frozenset[str]:
    """The keys of the rows of a collection that are in the charge of this person; none for a reader."""
    rights = rights_in(session, person, place.convention)
    if not rights.reach(CONTRIBUTOR):
        return frozenset()
    noun = noun_of(collection)
    rows = session.exec(select(noun).where(table_of(noun).c.convention == place.convention))
    return frozenset(row.key for row in rows if rights.cover(scope_of(row, session)))


def lines_in_charge(
    session: Session, place: InConvention, person: Who, lines: Iterable[tuple[str, str]]
) -> frozenset[tuple[str, str]]:
    """Of the lines of a return sheet, (collection, key), those that this person may write."""
    rights = rights_in(session, person, place.convention)
    found = ((line, _row_of(session, place.convention, *line)) for line in lines)
    return frozenset(line for line, row in found if row and rights.cover(scope_of(row, session)))


def _row_of(session: Session, convention: str, collection: str, key: str) -> Row | None:
    if collection == "new_steps":
        return session.get(Action, (convention, key.partition("/")[0]))
    if collection != "indicator_values":
        return session.get(noun_of(collection), (convention, key))
    # The line of a value names its indicator, period and place, whether or not a value stands there.
    indicator, *_, facility = key.split("/")
    return IndicatorValue(convention=convention, key="", indicator=indicator, facility=facility or None)
