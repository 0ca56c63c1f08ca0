"""``sheet KEY --for NAME --out FILE``: the return sheet of a person, a body, an organisation or a theme."""

import sys
from argparse import Namespace

from ctg_core.cli.french import CONVENTION, FORCE, OUT, Argument
from ctg_core.exchange.returns.sheet import return_workbook
from ctg_core.exchange.saving import save
from ctg_core.questions.files.return_recipients import UnknownRecipient, recipient_named, recipients
from ctg_core.questions.files.return_sheet import return_sheet
from ctg_core.questions.rows import convention_of
from ctg_core.questions.selection import today
from ctg_core.store.opening import configured_store

ARGUMENTS = [
    CONVENTION,
    Argument(
        "--for",
        "NOM",
        "une personne, une instance, une organisation ou un thème, par son nom ou sa clé",
        dest="name",
        required=True,
    ),
    OUT,
    FORCE,
]
_REFUSED = 1


def run(arguments: Namespace) -> int:
    """Write the sheet whole, or say who it can be for."""
    selection = today(arguments.key)
    with configured_store() as store, store.reading() as session:
        convention_of(session, selection)
        try:
            recipient = recipient_named(recipients(session, selection), arguments.name)
        except UnknownRecipient as unknown:
            print(unknown, file=sys.stderr)
            return _REFUSED
        sheet = return_sheet(session, selection, recipient)
    save(arguments.out, return_workbook(sheet, selection.day), replace=arguments.force)
    print(f"La fiche de retour de «\u00a0{recipient.name}\u00a0» est écrite dans {arguments.out}.")
    return 0
