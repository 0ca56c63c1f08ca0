"""``restore FILE``: a store made from a copy of it."""

from argparse import Namespace
from contextlib import closing
from pathlib import Path

from ctg_core.cli.french import Argument
from ctg_core.commands.backup import restore
from ctg_core.questions.provenance.journal_tip import journal_anchor
from ctg_core.store.location import StoreLocation

ARGUMENTS = [Argument("file", "FICHIER", "une sauvegarde faite par backup", type=Path)]


def run(arguments: Namespace) -> None:
    """Copy and verify; a store that is there is never written over."""
    file = arguments.file.resolve()
    with closing(restore(file, StoreLocation.from_environment())) as store, store.reading() as session:
        anchor = journal_anchor(session)
    print(f"La base «\u00a0{store.name}\u00a0» est remise et vérifiée, d’après «\u00a0{arguments.file}\u00a0».")
    print(anchor.sentence)
