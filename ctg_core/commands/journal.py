"""The journal of changes: each line carries the SHA-256 of the one before, so that none can change unnoticed.

A chain whose last lines were deleted is still valid: only a line number and hash noted elsewhere show it.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, col, select

from ctg_core.model.collections import table_of
from ctg_core.model.history import Revision
from ctg_core.store.kept import note_change

BEFORE_THE_FIRST = "0" * 64
# Built once, and without ORM objects: they run while the write lock is held, and others wait.
_LINES = table_of(Revision)
_TIP = select(_LINES.c.number, _LINES.c.hash).order_by(_LINES.c.number.desc()).limit(1)
_ADD = insert(_LINES)

Values = Mapping[str, Any]


def record(  # noqa: PLR0913 - the fields of a line
    session: Session,
    *,
    by: str,
    command: str,
    convention: str | None = None,
    row: tuple[str, str] | None = None,
    change: tuple[Values | None, Values | None] = (None, None),
    reason: str | None = None,
    batch: int | None = None,
) -> Revision:
    """Add one line in the transaction of the change it tells.

    ``row`` is the (collection, key) changed, ``change`` its plain values (before, after); ``batch`` is the
    number of the first line of the same gesture, this line's own by default.
    """
    session.flush()
    tip = session.execute(_TIP).first()
    last, previous_hash = tip or (0, BEFORE_THE_FIRST)
    collection, key = row or (None, None)
    before, after = change
    number = last + 1
    revision = Revision(
        number=number,
        convention=convention,
        at=now(),
        by=by,
        command=command,
        collection=collection,
        key=key,
        before=None if before is None else canonical(before),
        after=None if after is None else canonical(after),
        reason=reason,
        batch=batch or number,
        previous_hash=previous_hash,
        hash="",
    )
    revision.hash = _hash(revision)
    session.execute(_ADD, revision.model_dump())
    note_change(session, convention)
    return revision


def last_revision(session: Session) -> Revision | None:
    """The latest change, ``None`` in a store where nothing ever changed."""
    return session.exec(select(Revision).order_by(col(Revision.number).desc()).limit(1)).first()


def canonical(values: Values) -> str:
    """The canonical JSON of these values: keys sorted, no space."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def verify_journal(session: Session) -> list[str]:
    """What is wrong in the chain, in French; empty when every line is the one that was written."""
    return list(_faults(session))


def _faults(session: Session) -> Iterator[str]:
    number, previous_hash = 0, BEFORE_THE_FIRST
    lines = session.exec(select(Revision).order_by(col(Revision.number)).execution_options(yield_per=1000))
    for revision in lines:
        number += 1
        if revision.number != number:
            yield f"il manque la ligne {number} du journal"
            number = revision.number or number
        elif revision.previous_hash != previous_hash:
            yield f"la ligne {number} du journal ne suit pas la précédente"
        if revision.hash != _hash(revision):
            yield f"la ligne {number} du journal a été modifiée"
        previous_hash = revision.hash
        session.expunge(revision)


def _hash(revision: Revision) -> str:
    # Lines written before the field ``batch`` existed were hashed without it.
    absent = {"batch"} if revision.batch is None else set()
    return hashlib.sha256(canonical(revision.model_dump(exclude={"hash", *absent})).encode()).hexdigest()


def now() -> str:
    """This instant, in UTC, as rows and the journal write it."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
