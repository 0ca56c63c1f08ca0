"""Every change the dashboard can make, by name: who may ask for it, and how it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from ctg_core.commands.refusal import Invalid
from ctg_core.commands.rights import require, rights_in
from ctg_core.commands.writer import Writer
from ctg_core.model.person import Who
from ctg_core.model.values import is_printable
from ctg_core.store.store import Store

Given = ParamSpec("Given")
Done = TypeVar("Done")


@dataclass(frozen=True)
class Asker:
    """Who asks for a change, in which convention, and why when they say so. Their role is read in the store."""

    person: Who
    convention: str
    reason: str | None = None


@dataclass(frozen=True)
class Command(Generic[Given, Done]):
    """One change: ``least`` is the role it needs at least; the writer then checks each row."""

    name: str
    least: str
    does: Callable[Concatenate[Writer, Given], Done]

    def __call__(self, store: Store, asker: Asker, *given: Given.args, **named: Given.kwargs) -> Done:
        """Make the whole change in one transaction, or none of it: CommandRefused or StoreRefused say why."""
        if asker.reason and not is_printable(asker.reason):
            raise Invalid([("motif", "il contient un caractère de contrôle")])
        with store.writing() as session:
            rights = rights_in(session, asker.person, asker.convention)
            require(rights, self.least)
            return self.does(Writer(session, rights, asker.convention, self.name, asker.reason), *given, **named)

    def of(self, *given: Given.args, **named: Given.kwargs) -> Callable[[Store, Asker], Done]:
        """The command with its arguments bound: a function of the store and the asker."""
        return lambda store, asker: self(store, asker, *given, **named)


REGISTRY: dict[str, Command[..., Any]] = {}


def command(least: str) -> Callable[[Callable[Concatenate[Writer, Given], Done]], Command[Given, Done]]:
    """A decorator that registers a function of a Writer as a command, asked for with at least this role."""

    def register(does: Callable[Concatenate[Writer, Given], Done]) -> Command[Given, Done]:
        made = Command(does.__name__, least, does)
        REGISTRY[made.name] = made
        return made

    return register
