"""``load FILE``: put a dossier in the store."""

from argparse import Namespace
from contextlib import closing
from pathlib import Path

from ctg_core.cli.french import FrenchParser
from ctg_core.commands.load import load_sound
from ctg_core.dossier.reading import read_dossier
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store


def declare(parser: FrenchParser) -> None:
    """The file to load."""
    parser.arguments.add_argument("file", type=Path, metavar="FICHIER", help="un dossier .yaml ou .json")


def run(arguments: Namespace) -> int:
    """Load the whole file, or refuse it whole."""
    dossier = read_dossier(arguments.file)
    with closing(open_store(StoreLocation.from_environment())) as store:
        line = load_sound(store, dossier, by="ligne de commande", reason=f"fichier {arguments.file.name}")
    done = "remplacée" if line.before else "ajoutée"
    name = f"{dossier.convention.short_name}\u00a0» ({dossier.key})"
    print(f"La convention «\u00a0{name} est {done}. Journal\u202f: ligne {line.number}, {line.hash}.")
    return 0
