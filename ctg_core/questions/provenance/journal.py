"""The journal of a convention, a page at a time: who changed what, as far as the reader may know."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, func, select

from ctg_core.model.collections import table_of
from ctg_core.model.history import Revision
from ctg_core.questions.provenance.history import JournalLine, changes_of, values_in
from ctg_core.questions.provenance.history_words import NOUNS_OF_LINES, Words
from ctg_core.questions.provenance.journal_rights import Sight, visible
from ctg_core.questions.provenance.people import names_of_people
from ctg_core.questions.selection import Selection

PER_PAGE = 50
WHOLE = "convention"
_FOUND_AT_MOST = 10_000  # lines a search keeps, the latest: a query can name no more than 32,000


@dataclass(frozen=True)
class JournalFilters:
    """What a reader asks to see; empty asks nothing. ``days`` counts back from the day looked at.

    ``row`` is "collection/key"; ``collection`` is WHOLE for the convention itself and its loads.
    """

    person: str | None = None
    collection: str | None = None
    days: int | None = None
    search: str = ""
    row: str | None = None


@dataclass(frozen=True)
class Journal:
    """``changes`` are those of the page, the latest first; ``total`` counts those that the filters keep.

    ``whole`` counts all those the reader may see, by ``people`` (names by key) on ``collections`` (nouns by name).
    """

    changes: tuple[JournalLine, ...]
    total: int
    whole: int
    people: dict[str, str]
    collections: dict[str, str]


def journal(session: Session, selection: Selection, sight: Sight, filters: JournalFilters, page: int = 1) -> Journal:
    """One page of the journal, and what it can be narrowed by."""
    seen = visible(session, selection.convention, sight)
    kept = _kept(session, selection, seen, filters)
    words = Words(session, selection.convention)
    query = select(Revision).where(*kept).order_by(col(Revision.number).desc())
    shown = session.exec(query.offset((page - 1) * PER_PAGE).limit(PER_PAGE))
    return Journal(
        changes=changes_of(shown, words, sight),
        total=_count(session, *kept),
        whole=_count(session, seen),
        people=_people(session, seen) if sight.names else {},
        collections=_collections(session, seen),
    )


def whole_journal(
    session: Session, selection: Selection, sight: Sight, filters: JournalFilters
) -> tuple[JournalLine, ...]:
    """Every change that the filters keep, the latest first."""
    kept = _kept(session, selection, visible(session, selection.convention, sight), filters)
    query = select(Revision).where(*kept).order_by(col(Revision.number).desc())
    return changes_of(session.exec(query), Words(session, selection.convention), sight)


def _kept(
    session: Session, selection: Selection, seen: ColumnElement[bool], filters: JournalFilters
) -> list[ColumnElement[bool]]:
    kept = [seen]
    if filters.person:
        kept.append(col(Revision.by) == filters.person)
    if filters.collection == WHOLE:
        kept.append(col(Revision.collection).is_(None) | (col(Revision.collection) == WHOLE))
    elif filters.collection:
        kept.append(col(Revision.collection) == filters.collection)
    if filters.days:
        kept.append(col(Revision.at) >= _since(selection.day, filters.days))
    if filters.row:
        collection, _, key = filters.row.partition("/")
        kept += [col(Revision.collection) == collection, col(Revision.key) == key]
    if filters.search:
        found = islice(_found(session, selection, kept, filters.search), _FOUND_AT_MOST)
        kept.append(col(Revision.number).in_([*found]))
    return kept


def _since(day: date, days: int) -> str:
    first = datetime.combine(day - timedelta(days=days), time(), UTC)
    return first.isoformat(timespec="seconds").replace("+00:00", "Z")


def _found(session: Session, selection: Selection, kept: Iterable[ColumnElement[bool]], search: str) -> Iterator[int]:
    """The lines where every word searched is, in the row's words, what it says or the reason."""
    wanted = folded(search).split()
    words = Words(session, selection.convention)
    line = table_of(Revision).c
    query = select_columns(line.number, line.collection, line.key, line.before, line.after, line.reason)
    found = session.execute(query.where(*kept).order_by(line.number.desc()).execution_options(yield_per=500))
    for number, collection, key, before, after, reason in found:
        values = values_in(after) or values_in(before) or {}
        said = [reason, *_texts(values)]
        if before and after:
            said += _texts(values_in(before) or {})
        if collection:
            named = words.named(collection, key, values)
            said += [named.words, named.within]
        text = folded(" ".join(filter(None, said)))
        if all(word in text for word in wanted):
            yield number


def _texts(values: dict[str, Any]) -> list[str]:
    return [value for value in values.values() if isinstance(value, str)]


def folded(text: str) -> str:
    """A text without accents, capitals nor typographic apostrophes; quick, for a whole journal."""
    letters = unicodedata.normalize("NFD", text.replace("’", "'"))
    return letters.encode("ascii", "ignore").decode().casefold()


def _count(session: Session, *kept: ColumnElement[bool]) -> int:
    return session.exec(select(func.count()).select_from(Revision).where(*kept)).one()


def _people(session: Session, seen: ColumnElement[bool]) -> dict[str, str]:
    names = names_of_people(session)
    found = {key: names.get(key, key) for key in session.exec(select(Revision.by).where(seen).distinct())}
    return dict(sorted(found.items(), key=lambda pair: folded(pair[1])))


def _collections(session: Session, seen: ColumnElement[bool]) -> dict[str, str]:
    met = {name or WHOLE for name in session.exec(select(Revision.collection).where(seen).distinct())}
    return {name: noun for name, noun in NOUNS_OF_LINES.items() if name in met}
