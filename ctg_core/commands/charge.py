"""Which rows a person may write: asked to draw a screen, and never trusted by the commands, which ask again."""

from sqlmodel import Session, select

from ctg_core.commands.rights import CONTRIBUTOR, rights_in
from ctg_core.commands.rows import noun_of
from ctg_core.dossier.scope import scope_of
from ctg_core.model.collections import table_of


def keys_in_charge(session: Session, person: str, convention: str, collection: str) -> frozenset[str]:
    """The keys of the rows of a collection that are in the charge of this person; none for a reader."""
    rights = rights_in(session, person, convention)
    if not rights.reach(CONTRIBUTOR):
        return frozenset()
    noun = noun_of(collection)
    rows = session.exec(select(noun).where(table_of(noun).c.convention == convention))
    return frozenset(row.key for row in rows if rights.cover(scope_of(row, session)))
