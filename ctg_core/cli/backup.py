"""``backup FILE``: the whole store in one file, journal, sealed states and attached files included."""

from argparse import Namespace
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from ctg_core.cli.french import Argument
from ctg_core.commands.backup import back_up
from ctg_core.exchange.saving import save
from ctg_core.questions.provenance.journal_tip import journal_anchor
from ctg_core.store.location import StoreLocation

ARGUMENTS = [Argument("file", "FICHIER", "le fichier à écrire, qui n’existe pas encore", type=Path)]


def run(arguments: Namespace) -> None:
    """Copy and verify in a temporary folder, then write the bytes: FILE may be on a network share."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "ctg.db"
        with closing(back_up(StoreLocation.from_environment(), copy)) as store, store.reading() as session:
            anchor = journal_anchor(session)
        save(arguments.file, copy.read_bytes(), replace=False)
    print(f"La base est copiée et vérifiée dans «\u00a0{arguments.file}\u00a0».")
    print(anchor.sentence)
