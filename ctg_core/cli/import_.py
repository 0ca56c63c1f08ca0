"""``import KEY FILE [--dry-run]``: bring in a dossier, our workbook, a return sheet, a flat or a tracking table."""

import sys
from argparse import Namespace
from pathlib import Path

from openpyxl import Workbook

from ctg_core.cli.french import CONVENTION, Argument, flag
from ctg_core.commands.incoming import bring_in
from ctg_core.commands.registry import Asker
from ctg_core.commands.returned import apply_return
from ctg_core.dossier.storage import fetch_dossier
from ctg_core.exchange.imports.recognition import Received, recognise
from ctg_core.exchange.imports.words import difference_report, summary
from ctg_core.exchange.received import Problem, ReceivedRefused
from ctg_core.exchange.returns.difference import compare
from ctg_core.exchange.returns.reading import read_return_sheet
from ctg_core.exchange.returns.returned import CONFLICT
from ctg_core.exchange.returns.words import Meanwhile, difference_lines, return_reason
from ctg_core.model.french import counted
from ctg_core.model.person import TERMINAL
from ctg_core.questions.files.return_sheet import lines_now
from ctg_core.questions.provenance.people import names_of_people
from ctg_core.questions.selection import today
from ctg_core.store.opening import configured_store
from ctg_core.store.store import Store
from ctg_core.views.instants import instant

ARGUMENTS = [
    CONVENTION,
    Argument(
        "file",
        "FICHIER",
        "un dossier, le classeur de la convention, une fiche de retour, un tableau de chiffres (.csv, .xlsx) "
        "ou un plan d’actions (.xlsx)",
        type=Path,
    ),
    flag("--dry-run", "montre ce qui changerait, sans rien enregistrer"),
]
_DONE, _REFUSED = 0, 1
_UNTOUCHED = "Rien n’a été enregistré."


def run(arguments: Namespace) -> int:
    """Print the difference, record it unless a part waits for a person; ReceivedRefused if the file is unreadable."""
    file: Path = arguments.file
    try:
        content = file.read_bytes()
    except OSError:
        reason = "il ne peut pas être lu" if file.exists() else "il n’existe pas"
        raise ReceivedRefused(file.name, Problem(reason)) from None
    with configured_store() as store:
        received = recognise(content, file.name)
        if received.kind == "return" and received.book:
            return import_return_sheet(store, arguments.key, received.book, file.name, dry_run=arguments.dry_run)
        return _import_changes(store, arguments.key, received, dry_run=arguments.dry_run)


def _import_changes(store: Store, key: str, received: Received, *, dry_run: bool) -> int:
    """Any other file: its difference is recorded unless a part of it waits for a person."""
    with store.reading() as session:
        now = fetch_dossier(session, key)
    name, incoming = received.name, received.incoming(now)
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


def import_return_sheet(store: Store, convention: str, book: Workbook, name: str, *, dry_run: bool) -> int:
    """Print what the sheet changes and record it, conflicts left out; the exit code, unless ReceivedRefused."""
    returned = read_return_sheet(book, name, convention)
    with store.reading() as session:
        identities = [row.identity for row in returned.rows]
        difference = compare(returned, lines_now(session, today(convention), identities))
        meanwhile = Meanwhile(names_of_people(session), instant)
    for line in difference_lines(difference, meanwhile):
        print(line)
    if left := len(difference.of(CONFLICT)):
        where = "page «\u00a0Échanges\u00a0» du tableau de bord"
        print(f"{counted(left, 'cellule')} en conflit, à décider\u202f: {where}.")
    values, changes = difference.to_write()
    if dry_run or not (values or changes):
        print(_UNTOUCHED)
        return _DONE
    reason = return_reason(name, returned.notice)
    done = apply_return(store, Asker(TERMINAL, convention, reason), values, changes)
    print(f"{counted(done, 'ligne')} enregistrées." if done > 1 else f"{counted(done, 'ligne')} enregistrée.")
    return _DONE
