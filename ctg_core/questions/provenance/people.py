"""The people of the dashboard, as others know them."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from ctg_core.model.person import AtTheMachine, Grant, Person


@dataclass(frozen=True)
class GrantLine:
    """A role, where it holds, and the keys of what a contributor is in charge of."""

    convention: str
    role: str
    charge: tuple[str, ...]


@dataclass(frozen=True)
class PersonLine:
    """Someone the store knows, with their roles."""

    key: str
    name: str
    organisation: str | None
    active: bool
    grants: tuple[GrantLine, ...]


def names_of_people(session: Session) -> dict[str, str]:
    """The name of each person the journal may mention, by key."""
    names = {person.key: person.name for person in session.exec(select(Person))}
    return names | {who.signature: who.title for who in AtTheMachine}


def people(session: Session) -> tuple[PersonLine, ...]:
    """Everybody the store knows, by key."""
    grants: dict[str, list[GrantLine]] = {}
    for row in session.exec(select(Grant).order_by(col(Grant.convention))):
        line = GrantLine(row.convention, row.role, (*row.themes, *row.actions, *row.facilities))
        grants.setdefault(row.person, []).append(line)
    return tuple(
        PersonLine(row.key, row.name, row.organisation, row.active, tuple(grants.get(row.key, [])))
        for row in session.exec(select(Person).order_by(col(Person.key)))
    )
