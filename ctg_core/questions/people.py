"""The people of the dashboard, as others know them."""

from sqlmodel import Session, select

from ctg_core.model.person import AT_THE_MACHINE, Person


def names_of_people(session: Session) -> dict[str, str]:
    """The name of each person the journal may mention, by key."""
    return {**AT_THE_MACHINE, **{person.key: person.name for person in session.exec(select(Person))}}
