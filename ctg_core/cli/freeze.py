"""``freeze KEY --label TEXT``: seal a convention as it is."""

from argparse import Namespace
from contextlib import closing

from ctg_core.cli.french import FrenchParser
from ctg_core.commands.freeze import seal
from ctg_core.commands.registry import Asker
from ctg_core.model.person import TERMINAL
from ctg_core.questions.selection import today
from ctg_core.questions.states.freezes import sealed_states
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store


def declare(parser: FrenchParser) -> None:
    """What is sealed, and for which meeting."""
    parser.arguments.add_argument("key", metavar="CLÉ", help="la clé de la convention (voir list)")
    parser.options.add_argument("--label", required=True, metavar="TEXTE", help="de quoi cet état est l’arrêté")
    parser.options.add_argument("--meeting", metavar="SÉANCE", help="la clé de la séance qui l’a vu")


def run(arguments: Namespace) -> int:
    """Seal, then say how the state is known."""
    with closing(open_store(StoreLocation.from_environment())) as store:
        key = seal(store, Asker(TERMINAL, arguments.key), arguments.label, arguments.meeting)
        with store.reading() as session:
            state = next(one for one in sealed_states(session, today(arguments.key)) if one.key == key)
    print(f"État «\u00a0{state.label}\u00a0» arrêté, sous la clé {key}.")
    print(f"SHA-256\u202f: {state.sha256}. Journal\u202f: ligne {state.journal}.")
    return 0
