"""What a person may do in a convention: read again from the store at each change, refused by default."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from ctg_core.commands.refusal import NotAllowed
from ctg_core.dossier.scope import Scope
from ctg_core.model.codes import ROLES
from ctg_core.model.french import quoted
from ctg_core.model.person import AT_THE_MACHINE, EVERY_CONVENTION, Grant, Person

READER, CONTRIBUTOR, COORDINATOR, ADMINISTRATOR = ROLES
_RANK = {role: rank for rank, role in enumerate(ROLES)}


@dataclass(frozen=True)
class Rights:
    """The role of a person in one convention, None for nothing at all; ``scope`` limits a contributor."""

    person: str
    name: str
    role: str | None
    scope: Scope = field(default_factory=Scope)

    def reach(self, least: str) -> bool:
        """Whether the role goes at least as far as this one."""
        return self.role is not None and _RANK[self.role] >= _RANK[least]

    def cover(self, about: Scope) -> bool:
        """Whether what is about this may be written: by coordination always, by a contributor in their charge."""
        return self.reach(COORDINATOR) or (self.reach(CONTRIBUTOR) and self.scope.meets(about))


def rights_in(session: Session, person: str, convention: str | None) -> Rights:
    """The rights of a person in a convention, or over the whole store when ``convention`` is None."""
    if person in AT_THE_MACHINE:
        return Rights(person, AT_THE_MACHINE[person], ADMINISTRATOR)
    known = session.get(Person, person)
    if known is None or not known.active:
        return Rights(person, known.name if known else person, None)
    granted = _granted(session, person, convention)
    best = max(granted, key=lambda grant: _RANK[grant.role], default=None)
    return Rights(person, known.name, best.role if best else None, _charge(granted))


def readable_by(session: Session, person: str) -> frozenset[str] | None:
    """The conventions a person may read, None for all of them."""
    known = session.get(Person, person)
    if person in AT_THE_MACHINE:
        return None
    if known is None or not known.active:
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


def _granted(session: Session, person: str, convention: str | None) -> list[Grant]:
    places = [EVERY_CONVENTION] if convention is None else [EVERY_CONVENTION, convention]
    return list(session.exec(select(Grant).where(Grant.person == person, col(Grant.convention).in_(places))))


def _charge(granted: Iterable[Grant]) -> Scope:
    granted = list(granted)
    return Scope(
        frozenset(theme for grant in granted for theme in grant.themes),
        frozenset(action for grant in granted for action in grant.actions),
        frozenset(facility for grant in granted for facility in grant.facilities),
    )
