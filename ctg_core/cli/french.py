"""Argparse in French: what it says by itself is English."""

import argparse
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

MISUSED = 2

# What argparse says of a command it does not understand, in the words of Python 3.11 to 3.14.
_MESSAGES = (
    (r"the following arguments are required: (.+)", "il manque\u202f: {}"),
    (r"unrecognized arguments: (.+)", "argument inconnu\u202f: {}"),
    (r"argument ([^:]+): expected (?:at least )?one argument", "l’option {} attend une valeur"),
    (r"argument ([^:]+): ignored explicit argument .*", "l’option {} n’attend pas de valeur"),
    (
        r"argument [^:]+: invalid choice: '?([^']*?)'? \(choose from (.+)\)",
        "«\u00a0{}\u00a0» n’est pas possible (au choix\u202f: {})",
    ),
)


class FrenchParser(argparse.ArgumentParser):
    """A parser whose help, usage and errors are in French."""

    def __init__(self, prog: str | None = None, description: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=description,
            formatter_class=_Formatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.arguments = self.add_argument_group("arguments")
        self.options = self.add_argument_group("options")
        self.options.add_argument("-h", "--help", action="help", help="montre cette aide")

    def expect(self, arguments: Iterable["Argument | Verbs"]) -> None:
        """Declare each of these."""
        for argument in arguments:
            argument.declare(self)

    def error(self, message: str) -> NoReturn:
        """Say what is misused, then how to use it."""
        self.exit(MISUSED, f"{_in_french(message)}\n{self.format_usage()}")


class Argument:
    """What is given by its place, or an option when its name begins with a dash; ``settings`` are those of argparse."""

    def __init__(self, name: str, metavar: str | None, said: str, **settings: Any) -> None:
        self._name = name
        self._settings = {"help": said, **({"metavar": metavar} if metavar else {}), **settings}

    def declare(self, parser: FrenchParser) -> None:
        """Have the parser expect it."""
        group = parser.options if self._name.startswith("-") else parser.arguments
        group.add_argument(self._name, **self._settings)


@dataclass(frozen=True)
class Verbs:
    """One of these verbs, each with what it does and its own arguments; ``dest`` holds its name, None without one."""

    dest: str
    metavar: str
    title: str
    verbs: Mapping[str, tuple[str, Iterable[Argument]]]

    def declare(self, parser: FrenchParser) -> None:
        """Have the parser expect it."""
        group = parser.add_subparsers(title=self.title, dest=self.dest, metavar=self.metavar, prog=parser.prog)
        for name, (said, arguments) in self.verbs.items():
            group.add_parser(name, help=said).expect(arguments)


def flag(name: str, said: str) -> Argument:
    """An option that is there or not."""
    return Argument(name, None, said, action="store_true")


CONVENTION = Argument("key", "CLÉ", "la clé de la convention (voir list)")
OUT = Argument("--out", "FICHIER", "le fichier à écrire", required=True, type=Path)
FORCE = flag("--force", "remplace le fichier s’il existe")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Utilisation\u202f: " if prefix is None else prefix)


def _in_french(message: str) -> str:
    for pattern, french in _MESSAGES:
        if found := re.fullmatch(pattern, message):
            said = french.format(*(group.replace("'", "") for group in found.groups()))
            return f"Commande refusée\u202f: {said}."
    return "La commande n’a pas été comprise."
