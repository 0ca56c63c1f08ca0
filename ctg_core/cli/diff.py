"""``diff KEY FROM TO``: what changed between two states of a convention."""

from argparse import Namespace
from contextlib import closing

from ctg_core.cli.french import FrenchParser
from ctg_core.dossier.difference import Change, difference
from ctg_core.model.french import NARROW
from ctg_core.questions.provenance.history_words import NOUNS_OF_LINES, Words
from ctg_core.questions.states.freezes import state_of
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store
from ctg_core.views.last_change import NOTHING

TODAY = "aujourdhui"
_KINDS = {"added": "+", "removed": "−", "changed": "±", "reordered": "↕"}


def declare(parser: FrenchParser) -> None:
    """Which two states."""
    parser.arguments.add_argument("key", metavar="CLÉ", help="la clé de la convention (voir list)")
    for name, metavar in (("since", "DE"), ("until", "À")):
        parser.arguments.add_argument(name, metavar=metavar, help=f"la clé d’un état arrêté (voir freezes), ou {TODAY}")


def run(arguments: Namespace) -> int:
    """One line a changed row, its fields below."""
    with closing(open_store(StoreLocation.from_environment())) as store, store.reading() as session:
        before, after = (
            state_of(session, arguments.key, None if name == TODAY else name)
            for name in (arguments.since, arguments.until)
        )
        changes = difference(before, after)
        words = Words(session, arguments.key)
        for change in changes:
            _tell(change, words)
    if not changes:
        print("Rien n’a changé.")
    return 0


def _tell(change: Change, words: Words) -> None:
    print(f"{_KINDS[change.kind]} {NOUNS_OF_LINES[change.collection]} {change.key}")
    if change.kind == "changed":
        for one in map(words.change, change.fields):
            print(f"    {one.field.label}{NARROW}: {one.before or NOTHING} → {one.after or NOTHING}")
