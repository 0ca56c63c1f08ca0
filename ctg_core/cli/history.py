"""``history KEY ROW``: who changed a row, when, and what it said before."""

from argparse import Namespace
from datetime import date

from ctg_core.cli.french import CONVENTION, Argument
from ctg_core.commands.refusal import CommandRefused
from ctg_core.questions.provenance.history import (
    JournalLine,
    action_history,
    collections_with,
    indicator_history,
    row_history,
)
from ctg_core.questions.provenance.journal_rights import ALL
from ctg_core.questions.rows import convention_of
from ctg_core.questions.selection import Selection
from ctg_core.store.opening import configured_store
from ctg_core.views.provenance.history import deed, field_words, signature, subject

# What is told with its parts: an action with its steps and notes, an indicator with its values.
_WHOLE = {"actions": action_history, "indicators": indicator_history}

ARGUMENTS = [
    CONVENTION,
    Argument("row", "DONNÉE", "la clé d’une donnée, précédée de sa sorte s’il le faut (actions/a-07)"),
]


def run(arguments: Namespace) -> None:
    """Print each change, the latest first; CommandRefused when the row is unknown or the key says too little."""
    selection = Selection(arguments.key, date.today())
    with configured_store() as store, store.reading() as session:
        convention_of(session, selection)
        collection, separator, key = arguments.row.rpartition("/")
        if not separator:
            collection = _only(collections_with(session, selection, key), key)
        ask = _WHOLE.get(collection)
        changes = ask(session, selection, ALL, key) if ask else row_history(session, selection, ALL, collection, key)
    for change in changes:
        _print(change)
    if not changes:
        print("Personne n’a modifié cette donnée depuis que la convention est chargée.")


def _only(found: list[str], key: str) -> str:
    """The one collection where a row has this key."""
    if not found:
        raise CommandRefused(f"Aucune donnée de cette convention n’a ni n’a eu la clé «\u00a0{key}\u00a0».")
    if len(found) > 1:
        choices = ", ".join(f"{name}/{key}" for name in found)
        raise CommandRefused(f"Plusieurs données ont la clé «\u00a0{key}\u00a0»\u202f: précisez {choices}.")
    return found[0]


def _print(change: JournalLine) -> None:
    print(f"{change.number}. {deed(change)} — {subject(change)}")
    print(f"   {signature(change)}")
    for field in change.fields:
        print(f"   {field_words(change, field)}")
    if change.reason:
        print(f"   Motif\u202f: {change.reason}")
