"""Load a dossier: the whole convention enters the store, or nothing does."""

from typing import Any

from sqlmodel import Session

from ctg_core.commands.journal import record
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.reading import parse_dossier
from ctg_core.dossier.storage import UnknownConvention, fetch_dossier, write_dossier
from ctg_core.dossier.writing import digest, dump_json
from ctg_core.model.history import Revision
from ctg_core.store.store import Store


def load_dossier(store: Store, dossier: Dossier, *, by: str, reason: str | None) -> Revision:
    """Insert the convention or replace it whole; DossierRefused, and nothing changed, if it is not sound.

    The journal keeps the SHA-256 and the counts of what was there before and after, not the content.
    """
    # Rows built in code are not validated: the dossier is written as JSON and read back, which validates it.
    return load_sound(store, parse_dossier(dump_json(dossier), f"{dossier.key}.json"), by=by, reason=reason)


def load_sound(store: Store, sound: Dossier, *, by: str, reason: str | None) -> Revision:
    """``load_dossier`` without the validation, for a dossier just read from its file."""
    with store.writing() as session:
        return put_whole(session, sound, by=by, reason=reason)


def put_whole(session: Session, sound: Dossier, *, by: str, reason: str | None) -> Revision:
    """``load_sound`` within the transaction of this session."""
    before = _identity_in(session, sound.key)
    write_dossier(session, sound)
    return record(
        session,
        by=by,
        command="load",
        convention=sound.key,
        change=(before, _identity(sound)),
        reason=reason,
    )


def _identity_in(session: Session, key: str) -> dict[str, Any] | None:
    try:
        return _identity(fetch_dossier(session, key))
    except UnknownConvention:
        return None


def _identity(dossier: Dossier) -> dict[str, Any]:
    return {
        "sha256": digest(dossier),
        "rows": {name: len(rows) for name, rows in dossier.rows.items() if rows},
    }
