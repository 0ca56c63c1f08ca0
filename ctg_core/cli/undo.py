"""``undo KEY``: undo what a person last did in a convention."""

from argparse import Namespace

from ctg_core.cli.french import CONVENTION, Argument
from ctg_core.commands.refusal import Conflict
from ctg_core.commands.registry import Asker
from ctg_core.commands.undo import undo_last
from ctg_core.model.french import counted
from ctg_core.model.person import TERMINAL, AtTheMachine, Who
from ctg_core.questions.provenance.clashes import conflicting_fields
from ctg_core.questions.provenance.people import names_of_people
from ctg_core.questions.selection import today
from ctg_core.store.opening import configured_store
from ctg_core.views.provenance.clashes import clash_sentence


def _whose(text: str) -> Who:
    """The ``AtTheMachine`` of this signature (this machine's own screen, say), else the text as a person's key."""
    return next((who for who in AtTheMachine if who.signature == text), text)


ARGUMENTS = [
    CONVENTION,
    Argument(
        "--as",
        "PERSONNE",
        "la clé de la personne (voir users)\u202f; sans elle, ce qui vient de la ligne de commande",
        dest="person",
        type=_whose,
        default=TERMINAL,
    ),
]


def run(arguments: Namespace) -> None:
    """Undo the whole gesture or nothing; asking again redoes it."""
    with configured_store() as store:
        try:
            rows = undo_last(store, Asker(arguments.person, arguments.key))
        except Conflict as conflict:
            with store.reading() as session:
                names = names_of_people(session)
                for clash in conflict.clashes:
                    both = conflicting_fields(
                        session, today(arguments.key), clash.collection, clash.current, clash.given
                    )
                    print(clash_sentence(clash, both, names))
            raise
        line = store.revision()
    print(f"{counted(rows, 'donnée remise', 'données remises')} comme avant. Journal\u202f: ligne {line}.")
