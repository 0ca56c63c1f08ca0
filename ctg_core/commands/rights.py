"""What a person may do in a convention: read again from the store at each change, refused by default."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, bindparam
from sqlmodel import Session, select

from ctg_core.commands.refusal import NotAllowed
from ctg_core.dossier.scope import Scope
from ctg_core.model.codes import ROLES
from ctg_core.model.collections import table_of
from ctg_core.model.french import quoted
from ctg_core.model.person import EVERY_CONVENTION, RESERVED_KEYS, AtTheMachine, Grant, Person, Who

READER, CONTRIBUTOR, COORDINATOR, ADMINISTRATOR = ROLES
_RANK = {role: rank for rank, role in enumerate(ROLES)}
_PEOPLE, _GRANTS = table_of(Person), table_of(Grant)
# Built once: it runs while the write lock is held, and others wait.
_GRANTED = (
    select(_PEOPLE.c.name, _PEOPLE.c.active, *_GRANTS.c["role", "themes", "actions", "facilities"])
    .join_from(
        _PEOPLE,
        _GRANTS,
        (_GRANTS.c.person == _PEOPLE.c.key) & _GRANTS.c.convention.in_(bindparam("places")),
        isouter=True,
    )
    .where(_PEOPLE.c.key == bindparam("person"))
)


@dataclass(frozen=True)
class Rights:
    """The role of a person in one convention, None for nothing at all; ``scope`` limits a contributor.

    ``person`` is how the journal and the rows sign what they change.
    """

    person: str
    name: str
    role: str | None
    scope: Scope = field(default_factory=Scope)

    def reach(self, least: str) -> bool:
        """Whether the role goes at least as far as this one."""
        return self.role is not None and _RANK[self.role] >= _RANK[least]

    def cover(self, about: Scope) -> bool:
        """Whether rows of this scope may be written: by coordination always, by a contributor if it meets their own."""
        return self.reach(COORDINATOR) or (self.reach(CONTRIBUTOR) and self.scope.meets(about))


def rights_in(session: Session, person: Who, convention: str | None) -> Rights:
    """The rights of somebody in a convention, or over the whole store when ``convention`` is None."""
    if isinstance(person, AtTheMachine):
        return Rights(person.signature, person.title, ADMINISTRATOR)
    places = [EVERY_CONVENTION] if convention is None else [EVERY_CONVENTION, convention]
    found = session.execute(_GRANTED, {"person": person, "places": places}).all()
    name, active = (found[0].name, found[0].active) if found else (person, False)
    named = active and person not in RESERVED_KEYS
    granted = [grant for grant in found if named and grant.role is not None]
    best = max((grant.role for grant in granted), key=_RANK.__getitem__, default=None)
    return Rights(person, name, best, _charge(granted))


def readable_by(session: Session, person: Who) -> frozenset[str] | None:
    """The conventions somebody may read, None for all of them."""
    if isinstance(person, AtTheMachine):
        return None
    known = session.get(Person, person)
    if known is None or not known.active or person in RESERVED_KEYS:
        return frozenset()
    granted = session.exec(select(Grant.convention).where(Grant.person == person)).all()
    return None if EVERY_CONVENTION in granted else frozenset(granted)


def require(rights: Rights, least: str) -> None:
    """NotAllowed when the role does not go as far as ``least``."""
    if not rights.reach(least):
        role = ROLES[rights.role] if rights.role else "aucun"
        raise NotAllowed(
            f"Il faut le rôle {quoted(ROLES[least])} pour cela\u202f; le vôtre est {quoted(role)}. "
            "Rien n’a été enregistré."
        )


def require_charge(rights: Rights, about: Scope) -> None:
    """NotAllowed when the row is in the charge of somebody else."""
    require(rights, CONTRIBUTOR)
    if not rights.cover(about):
        raise NotAllowed(
            "Cette donnée n’est pas dans vos thèmes, vos actions ni vos équipements. Rien n’a été enregistré."
        )


def _charge(granted: Sequence[Row[Any]]) -> Scope:
    return Scope(
        frozenset(theme for grant in granted for theme in grant.themes),
        frozenset(action for grant in granted for action in grant.actions),
        frozenset(facility for grant in granted for facility in grant.facilities),
    )
