"""``load FILE``: put a dossier in the store."""

from argparse import Namespace
from pathlib import Path

from ctg_core.cli.french import Argument
from ctg_core.commands.load import load_sound
from ctg_core.dossier.reading import read_dossier
from ctg_core.store.opening import configured_store

ARGUMENTS = [Argument("file", "FICHIER", "un dossier .yaml ou .json", type=Path)]


def run(arguments: Namespace) -> None:
    """Load the whole file, or refuse it whole."""
    dossier = read_dossier(arguments.file)
    with configured_store() as store:
        line = load_sound(store, dossier, by="ligne de commande", reason=f"fichier {arguments.file.name}")
    done = "remplacée" if line.before else "ajoutée"
    name = f"{dossier.convention.short_name}\u00a0» ({dossier.key})"
    print(f"La convention «\u00a0{name} est {done}. Journal\u202f: ligne {line.number}, {line.hash}.")
