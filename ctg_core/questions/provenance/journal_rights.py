"""What somebody may read of the journal.

Whoever the dashboard knows reads every change of what its pages show, with who made it: people are known by their
function. Values that wait for a validation, or were refused, are for coordination, for those in charge of the same
thing and for their author. A reader whom nobody named is told neither who nor why. People and roles are for
administration.
"""

import json
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, false, or_, select, true

from ctg_core.dossier.scope import Scope, scope_of
from ctg_core.model.collections import COLLECTIONS
from ctg_core.model.history import Revision
from ctg_core.model.indicator import IndicatorValue
from ctg_core.model.row import collection_name
from ctg_core.questions.selection import Selection

_VALUES = collection_name(IndicatorValue.__name__)
_VALIDATED = '"state":"validated"'  # as the canonical JSON of the journal writes it


@dataclass(frozen=True)
class Sight:
    """``names`` whether people are named; ``everything`` for coordination; ``people`` for administration."""

    person: str = ""
    names: bool = False
    everything: bool = False
    people: bool = False
    scope: Scope = field(default_factory=Scope)


ALL = Sight(names=True, everything=True, people=True)


def visible(session: Session, convention: str, sight: Sight) -> ColumnElement[bool]:
    """The lines of the journal of a convention that somebody may read."""
    here = col(Revision.convention) == convention
    whole_store = col(Revision.convention).is_(None) if sight.people else false()
    if sight.everything:
        return or_(here, whole_store)
    public = or_(
        col(Revision.collection).is_(None),
        col(Revision.collection) != _VALUES,
        _holds(_VALIDATED),
        col(Revision.by) == sight.person if sight.person else false(),
        col(Revision.number).in_(_in_charge(session, convention, sight.scope)),
    )
    return or_(here & public, whole_store)


def is_in_charge(session: Session, selection: Selection, scope: Scope, collection: str, key: str) -> bool:
    """Whether a row, as it is now, is about something of this scope."""
    row = session.get(COLLECTIONS[collection], (selection.convention, key)) if collection in COLLECTIONS else None
    return row is not None and scope.meets(scope_of(row, session))


def _in_charge(session: Session, convention: str, scope: Scope) -> list[int]:
    """The numbers of the lines about values not validated, in somebody's scope."""
    if scope == Scope():
        return []
    query = select(Revision.number, Revision.before, Revision.after).where(
        col(Revision.convention) == convention, col(Revision.collection) == _VALUES, ~_holds(_VALIDATED)
    )
    known: dict[tuple[str, str | None], bool] = {}
    found = []
    for number, before, after in session.exec(query):
        value = IndicatorValue(**json.loads(after or before or "{}"))
        about = (value.indicator, value.facility)
        if about not in known:
            known[about] = scope.meets(scope_of(value, session))
        if known[about]:
            found.append(number or 0)
    return found


def _holds(text: str) -> ColumnElement[bool]:
    """Whether ``before`` or ``after`` contains this text; one of them is NULL for a row added or removed."""
    either = or_(col(Revision.before).contains(text), col(Revision.after).contains(text))
    return either.is_(true())
