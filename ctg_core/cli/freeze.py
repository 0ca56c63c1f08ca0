"""``freeze KEY --label TEXT``: seal a convention as it is."""

from argparse import Namespace

from ctg_core.cli.french import CONVENTION, Argument
from ctg_core.commands.freeze import seal
from ctg_core.commands.registry import Asker
from ctg_core.model.person import TERMINAL
from ctg_core.questions.selection import today
from ctg_core.questions.states.freezes import sealed_states
from ctg_core.store.opening import configured_store

ARGUMENTS = [
    CONVENTION,
    Argument("--label", "TEXTE", "de quoi cet état est l’arrêté", required=True),
    Argument("--meeting", "SÉANCE", "la clé de la séance qui l’a vu"),
]


def run(arguments: Namespace) -> None:
    """Seal, then say how the state is known."""
    with configured_store() as store:
        key = seal(store, Asker(TERMINAL, arguments.key), arguments.label, arguments.meeting)
        with store.reading() as session:
            state = next(one for one in sealed_states(session, today(arguments.key)) if one.key == key)
    print(f"État «\u00a0{state.label}\u00a0» arrêté, sous la clé {key}.")
    print(f"SHA-256\u202f: {state.sha256}. Journal\u202f: ligne {state.journal}.")
