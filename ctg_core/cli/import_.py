"""``import KEY FILE [--dry-run]``: bring in a dossier, our workbook, a return sheet, a flat or a tracking table."""

from argparse import Namespace
from contextlib import closing
from pathlib import Path

from ctg_core.cli.french import FrenchParser
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store


def declare(parser: FrenchParser) -> None:
    """Which convention, which file, and whether it is only to be seen."""
    parser.arguments.add_argument("key", metavar="CLÉ", help="la clé de la convention (voir list)")
    parser.arguments.add_argument(
        "file",
        type=Path,
        metavar="FICHIER",
        help="un dossier, le classeur de la convention, une fiche de retour, un tableau de chiffres (.csv, .xlsx) "
        "ou un plan d’actions (.xlsx)",
    )
    parser.options.add_argument(
        "--dry-run", action="store_true", help="montre ce qui changerait, sans rien enregistrer"
    )


def run(arguments: Namespace) -> int:
    """Print the difference, record it unless a part waits for a person; ReceivedRefused if the file is unreadable."""
    from ctg_core.exchange.imports.recognition import recognise
    from ctg_core.exchange.received import Problem, ReceivedRefused

    file: Path = arguments.file
    try:
        content = file.read_bytes()
    except OSError:
        reason = "il ne peut pas être lu" if file.exists() else "il n’existe pas"
        raise ReceivedRefused(file.name, Problem(reason)) from None
    with closing(open_store(StoreLocation.from_environment())) as store:
        received = recognise(content, file.name)
        if received.kind == "return" and received.book:
            from ctg_core.cli.returned import import_return_sheet

            return import_return_sheet(store, arguments.key, received.book, file.name, dry_run=arguments.dry_run)
        from ctg_core.cli.incoming import import_received

        return import_received(store, arguments.key, received, dry_run=arguments.dry_run)
