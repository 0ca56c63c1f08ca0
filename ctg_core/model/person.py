"""Who may do what: people of the dashboard and the roles they were given. Never part of a dossier."""

from sqlmodel import Field, SQLModel

from ctg_core.model.codes import Role
from ctg_core.model.row import several
from ctg_core.model.values import Instant, Key, Text

EVERY_CONVENTION = "*"
# Whoever sits at the machine that holds the store, with nothing configured, or types commands there.
LOCAL, TERMINAL = "local", "ligne-de-commande"
AT_THE_MACHINE = {LOCAL: "Utilisateur de cet ordinateur", TERMINAL: "Ligne de commande"}


class Person(SQLModel, table=True):
    """Someone who gives or decides; ``name`` is how others know them, a function rather than a name.

    A person who leaves is no longer ``active``: the journal still names them.
    """

    key: Key = Field(primary_key=True)
    name: Text
    organisation: Text | None = None
    active: bool = True
    updated_at: Instant | None = None
    updated_by: Text | None = None


class Grant(SQLModel, table=True):
    """The role of a person in one convention, or in EVERY_CONVENTION.

    A contributor writes only what concerns these themes, actions or facilities.
    """

    person: Key = Field(primary_key=True, foreign_key="person.key")
    convention: str = Field(primary_key=True)
    role: Role
    themes: list[str] = several()
    actions: list[Key] = several()
    facilities: list[Key] = several()
