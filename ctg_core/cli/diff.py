"""``diff KEY FROM TO``: what changed between two states of a convention."""

from argparse import Namespace

from ctg_core.cli.french import CONVENTION, Argument
from ctg_core.dossier.difference import Change, difference
from ctg_core.model.french import NARROW
from ctg_core.questions.provenance.history_words import NOUNS_OF_LINES, Words
from ctg_core.questions.states.freezes import state_of
from ctg_core.store.opening import configured_store
from ctg_core.views.last_change import NOTHING

TODAY = "aujourdhui"
_STATE = f"la clé d’un état arrêté (voir freezes), ou {TODAY}"
ARGUMENTS = [CONVENTION, Argument("since", "DE", _STATE), Argument("until", "À", _STATE)]
_KINDS = {"added": "+", "removed": "−", "changed": "±", "reordered": "↕"}


def run(arguments: Namespace) -> None:
    """One line a changed row, its fields below."""
    with configured_store() as store, store.reading() as session:
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


def _tell(change: Change, words: Words) -> None:
    print(f"{_KINDS[change.kind]} {NOUNS_OF_LINES[change.collection]} {change.key}")
    if change.kind == "changed":
        for one in map(words.change, change.fields):
            print(f"    {one.field.label}{NARROW}: {one.before or NOTHING} → {one.after or NOTHING}")
