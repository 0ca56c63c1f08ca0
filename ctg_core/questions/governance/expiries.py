"""What comes to its end and has to be renewed: agréments of facilities, documents linked to the convention."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from ctg_core.model.dates import span
from ctg_core.model.document import RelatedDocument
from ctg_core.model.facility import Facility
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import convention_of, rows_of
from ctg_core.questions.selection import Selection

AHEAD = timedelta(days=182)
_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_UNTIL = re.compile(rf"jusqu['’]au (\d{{1,2}})(?:er)? ({'|'.join(_MONTHS)}) (\d{{4}})", re.IGNORECASE)


@dataclass(frozen=True)
class Ending:
    """``days_left`` is negative once the end has passed; ``collection`` says where the row is."""

    collection: str
    key: str
    title: str
    end: str
    days_left: int
    card: Card


def endings(session: Session, selection: Selection, cards: Cards) -> tuple[Ending, ...]:
    """Agréments ended or ending within six months, soonest first; linked documents too while the convention runs."""
    closing = convention_of(session, selection).end
    is_over = closing is not None and span(closing).last < selection.day
    found = [
        *label_endings(session, selection, cards),
        *(
            one
            for row, one in document_endings(session, selection, cards)
            if not is_over and row.relation == "linked" and one.days_left >= 0
        ),
    ]
    near = [one for one in found if one.days_left <= AHEAD.days]
    return tuple(sorted(near, key=lambda one: one.days_left))


def label_endings(session: Session, selection: Selection, cards: Cards) -> list[Ending]:
    """The end of every agrément of a place still open, near or far."""
    return [
        _ending("facilities", row.key, f"{_before_end(label)}, {row.name}", end, selection.day, cards.of(row, row.name))
        for row in rows_of(session, Facility, selection)
        if row.closed is None
        for label in row.labels
        if (end := label_end(label))
    ]


def document_endings(session: Session, selection: Selection, cards: Cards) -> list[tuple[RelatedDocument, Ending]]:
    """The end of every document that has one, near or far."""
    return [
        (row, _ending("related_documents", row.key, row.title, row.end, selection.day, cards.of(row, row.title)))
        for row in rows_of(session, RelatedDocument, selection)
        if row.end
    ]


def label_end(label: str) -> str | None:
    """The day a label says it ends on ("Agrément jusqu’au 31 décembre 2026"), None when it says none."""
    found = _UNTIL.search(label)
    if found is None:
        return None
    day, month, year = found.groups()
    try:
        return date(int(year), _MONTHS.index(month.lower()) + 1, int(day)).isoformat()
    except ValueError:  # 31 février: a label is free text, and this one says nothing usable
        return None


def _before_end(label: str) -> str:
    return _UNTIL.sub("", label).strip(" ,;:")


def _ending(collection: str, key: str, title: str, end: str, day: date, card: Card) -> Ending:
    return Ending(collection, key, title, end, (span(end).last - day).days, card)
