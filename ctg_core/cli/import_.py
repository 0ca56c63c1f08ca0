"""``import KEY FILE [--dry-run]``: bring in a dossier, our workbook, a return sheet, a flat or a tracking table."""

import sys
from argparse import Namespace
from contextlib import closing
from pathlib import Path

from ctg_core.cli.french import FrenchParser
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store
from ctg_core.store.store import Store

_DONE, _REFUSED = 0, 1
_UNTOUCHED = "Rien n’a été enregistré."


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
    """Print the difference, then record it whole unless a part of it waits for a person."""
    from ctg_core.exchange.imports.recognition import is_spreadsheet
    from ctg_core.exchange.received import Problem, ReceivedRefused, received_workbook
    from ctg_core.exchange.returns.reading import is_return_sheet

    file: Path = arguments.file
    try:
        content = file.read_bytes()
    except OSError:
        reason = "il ne peut pas être lu" if file.exists() else "il n’existe pas"
        raise ReceivedRefused(file.name, Problem(reason)) from None
    with closing(open_store(StoreLocation.from_environment())) as store:
        if is_spreadsheet(content, file.name):
            book = received_workbook(content, file.name)
            if is_return_sheet(book):
                from ctg_core.cli.returned import import_return_sheet

                return import_return_sheet(store, arguments.key, book, file.name, dry_run=arguments.dry_run)
        return _import(store, arguments.key, content, file.name, dry_run=arguments.dry_run)


def _import(store: Store, key: str, content: bytes, name: str, *, dry_run: bool) -> int:
    from ctg_core.commands.incoming import bring_in
    from ctg_core.commands.registry import Asker
    from ctg_core.dossier.storage import fetch_dossier
    from ctg_core.exchange.imports.recognition import recognise
    from ctg_core.exchange.imports.words import difference_report, summary
    from ctg_core.model.french import counted
    from ctg_core.model.person import TERMINAL

    with store.reading() as session:
        now = fetch_dossier(session, key)
    incoming = recognise(content, name).incoming(now)
    for line in difference_report(incoming):
        print(line)
    print(f"{name}\u202f: {summary(incoming)}")
    if incoming.clashes or incoming.not_understood:
        where = "corrigez le fichier, ou choisissez à la page «\u00a0Échanges\u00a0» du tableau de bord"
        print(f"Une partie de ce fichier attend une décision\u202f: {where}. {_UNTOUCHED}", file=sys.stderr)
        return _REFUSED
    if dry_run or incoming.nothing:
        print(_UNTOUCHED)
        return _DONE
    done = bring_in(store, Asker(TERMINAL, key, f"fichier «\u00a0{name}\u00a0»"), incoming.changes())
    print(f"{counted(done, 'ligne enregistrée', 'lignes enregistrées')}. Journal\u202f: ligne {store.revision()}.")
    return _DONE
