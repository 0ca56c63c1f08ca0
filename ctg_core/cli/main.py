"""The verbs of the command line; exit code 0 when it is done, 1 when it is refused, 2 when it is misused."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword

from ctg_core.cli.french import Argument, FrenchParser

DONE, REFUSED, INTERRUPTED = 0, 1, 130
# Each is the name of a file of this folder (import_.py, as Python keeps import for itself), with what it does.
VERBS = {
    "init": "crée la base de données, avec les conventions fournies",
    "list": "donne la clé et le nom de chaque convention",
    "check": "contrôle des dossiers, ou tous ceux qui sont fournis ainsi que la base",
    "load": "charge un dossier dans la base, à la place de l’ancien s’il y est déjà",
    "export": "écrit une convention dans un fichier",
    "import": "montre ce qu’un fichier change dans une convention, puis l’enregistre",
    "sheet": "écrit la fiche de retour d’un contributeur, d’une instance ou d’un thème",
    "history": "dit qui a modifié une donnée, quand, et ce qu’elle disait avant",
    "undo": "annule la dernière modification d’une personne",
    "users": "liste les personnes et leurs rôles, ou les change",
    "freeze": "arrête l’état d’une convention, pour une séance",
    "freezes": "liste les états arrêtés d’une convention, et les vérifie",
    "diff": "dit ce qui a changé entre deux états d’une convention",
    "backup": "copie la base entière dans un fichier, sans l’arrêter",
    "restore": "remet une sauvegarde là où il n’y a pas de base",
    "serve": "offre le tableau de bord à d’autres ordinateurs",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, given or from the process; the exit code."""
    _speak_on_any_screen()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        verb: str = _parser().parse_args(given[:1]).verb
        return _run(verb, given[1:])
    except SystemExit as leaving:  # argparse exits after help or an error
        return int(leaving.code or DONE)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader closed the pipe (``| head``)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except _refusals() as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED


def _run(verb: str, arguments: list[str]) -> int:
    module = import_module(f"ctg_core.cli.{verb}{'_' if iskeyword(verb) else ''}")
    parser = FrenchParser(f"python -m ctg_core {verb}", f"{VERBS[verb][0].upper()}{VERBS[verb][1:]}.")
    parser.expect(getattr(module, "ARGUMENTS", ()))
    code: int | None = module.run(parser.parse_args(arguments))
    return code or DONE


def _parser() -> FrenchParser:
    table = "\n".join(f"  {verb:<8} {summary}" for verb, summary in VERBS.items())
    parser = FrenchParser("python -m ctg_core", f"Le tableau de bord des CTG, sans son écran.\n\n{table}")
    parser.expect([Argument("verb", "COMMANDE", "ajoutez --help pour ses arguments", choices=VERBS)])
    return parser


def _refusals() -> tuple[type[Exception], ...]:
    """The exceptions whose message is printed instead of a traceback; imported only when one is raised."""
    from ctg_core.commands.refusal import CommandRefused
    from ctg_core.dossier.refusal import DossierRefused
    from ctg_core.dossier.sealing import SealBroken
    from ctg_core.dossier.storage import UnknownConvention
    from ctg_core.exchange.received import ReceivedRefused
    from ctg_core.exchange.saving import FileRefused
    from ctg_core.questions.states.freezes import UnknownFreeze
    from ctg_core.store.refusals import StoreRefused

    return (
        StoreRefused,
        DossierRefused,
        UnknownConvention,
        FileRefused,
        ReceivedRefused,
        CommandRefused,
        SealBroken,
        UnknownFreeze,
    )


def _speak_on_any_screen() -> None:
    """Print a question mark for what the terminal's encoding lacks (a narrow space) instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
