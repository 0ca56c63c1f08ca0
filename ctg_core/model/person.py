"""Who may do what: people of the dashboard and the roles they were given. Never part of a dossier."""

from enum import Enum
from typing import Annotated

from sqlmodel import Field, SQLModel

from ctg_core.model.codes import Role
from ctg_core.model.row import several
from ctg_core.model.values import CodeOf, Instant, Key, RefersTo, Text

EVERY_CONVENTION = "*"


class AtTheMachine(Enum):
    """Whoever sits at the machine that holds the store, with nothing configured, or types commands there.

    They may do everything. Not a text, so that no header, setting, row or file can claim to be one.
    ``signature`` is what the journal and the rows keep of them, ``title`` what a reader sees.
    """

    LOCAL = "local", "Utilisateur de cet ordinateur"
    TERMINAL = "ligne-de-commande", "Ligne de commande"

    def __init__(self, signature: str, title: str) -> None:
        self.signature = signature
        self.title = title


LOCAL, TERMINAL = AtTheMachine.LOCAL, AtTheMachine.TERMINAL
INSTALLATION = "installation"  # how the first run signs what it puts in the store
# Texts of the journal that stand for no person: a key that spells one of them has no right at all.
RESERVED_KEYS = frozenset({LOCAL.signature, TERMINAL.signature, INSTALLATION})
Who = str | AtTheMachine  # a text is the key of a person, known or not


def signature(who: Who) -> str:
    """What the journal and the rows keep of whoever changes them."""
    return who.signature if isinstance(who, AtTheMachine) else who


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
    themes: Annotated[list[str], CodeOf("themes")] = several()
    actions: Annotated[list[Key], RefersTo("actions")] = several()
    facilities: Annotated[list[Key], RefersTo("facilities")] = several()
