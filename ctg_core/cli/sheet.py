"""``sheet KEY --for NAME --out FILE``: the return sheet of a person, a body, an organisation or a theme."""

import sys
from argparse import Namespace
from contextlib import closing
from datetime import date
from pathlib import Path

from ctg_core.cli.french import FrenchParser
from ctg_core.exchange.saving import save
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store

_REFUSED = 1


def declare(parser: FrenchParser) -> None:
    """Which convention, whose sheet, where."""
    parser.arguments.add_argument("key", metavar="CLÉ", help="la clé de la convention (voir list)")
    parser.options.add_argument(
        "--for",
        dest="name",
        required=True,
        metavar="NOM",
        help="une personne, une instance, une organisation ou un thème, par son nom ou sa clé",
    )
    parser.options.add_argument("--out", required=True, type=Path, metavar="FICHIER", help="le fichier à écrire")
    parser.options.add_argument("--force", action="store_true", help="remplace le fichier s’il existe")


def run(arguments: Namespace) -> int:
    """Write the sheet whole, or say who it can be for."""
    from ctg_core.exchange.returns.sheet import return_workbook
    from ctg_core.questions.files.return_recipients import UnknownRecipient, recipient_named, recipients
    from ctg_core.questions.files.return_sheet import return_sheet
    from ctg_core.questions.rows import convention_of
    from ctg_core.questions.selection import Selection

    selection = Selection(arguments.key, date.today())
    with closing(open_store(StoreLocation.from_environment())) as store, store.reading() as session:
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
