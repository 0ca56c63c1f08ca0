"""A return sheet given to the command line: its difference printed, then recorded unless it is only to be seen."""

from datetime import date

from openpyxl import Workbook

from ctg_core.commands.registry import Asker
from ctg_core.commands.returned import apply_return
from ctg_core.exchange.returns.difference import CONFLICT, compare
from ctg_core.exchange.returns.reading import read_return_sheet
from ctg_core.exchange.returns.words import Meanwhile, difference_lines, return_reason
from ctg_core.model.french import counted
from ctg_core.model.person import TERMINAL
from ctg_core.questions.files.return_sheet import lines_now
from ctg_core.questions.provenance.people import names_of_people
from ctg_core.questions.selection import Selection
from ctg_core.store.store import Store
from ctg_core.views.instants import instant


def import_return_sheet(store: Store, convention: str, book: Workbook, name: str, *, dry_run: bool) -> int:
    """Print what the sheet changes and record it, conflicts left out; the exit code, unless ReceivedRefused."""
    returned = read_return_sheet(book, name, convention)
    with store.reading() as session:
        identities = [row.identity for row in returned.rows]
        difference = compare(returned, lines_now(session, Selection(convention, date.today()), identities))
        meanwhile = Meanwhile(names_of_people(session), instant)
    for line in difference_lines(difference, meanwhile):
        print(line)
    if left := len(difference.of(CONFLICT)):
        where = "page «\u00a0Échanges\u00a0» du tableau de bord"
        print(f"{counted(left, 'cellule')} en conflit, à décider\u202f: {where}.")
    values, changes = difference.to_write()
    if dry_run or not (values or changes):
        print("Rien n’a été enregistré.")
        return 0
    reason = return_reason(name, returned.notice)
    done = apply_return(store, Asker(TERMINAL, convention, reason), values, changes)
    print(f"{counted(done, 'ligne')} enregistrées." if done > 1 else f"{counted(done, 'ligne')} enregistrée.")
    return 0
