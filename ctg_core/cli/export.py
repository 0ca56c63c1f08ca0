"""``export KEY --format FORMAT --out FILE``: take a convention out of the store."""

from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from ctg_core.cli.french import FrenchParser
from ctg_core.dossier.storage import fetch_dossier
from ctg_core.dossier.writing import dump_json, dump_yaml
from ctg_core.exchange.saving import save
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store

FORMATS = ("json", "yaml", "xlsx")


def declare(parser: FrenchParser) -> None:
    """Which convention, in which form, where."""
    parser.arguments.add_argument("key", metavar="CLÉ", help="la clé de la convention (voir list)")
    parser.options.add_argument(
        "--format",
        required=True,
        choices=FORMATS,
        help="json et yaml se rechargent à l’identique, xlsx se lit dans un tableur",
    )
    parser.options.add_argument("--out", required=True, type=Path, metavar="FICHIER", help="le fichier à écrire")
    parser.options.add_argument("--force", action="store_true", help="remplace le fichier s’il existe")


def run(arguments: Namespace) -> int:
    """Write the file whole, or leave what was there."""
    with closing(open_store(StoreLocation.from_environment())) as store, store.reading() as session:
        dossier = fetch_dossier(session, arguments.key)
    save(arguments.out, _writer(arguments.format)(dossier), replace=arguments.force)
    print(f"La convention «\u00a0{dossier.convention.short_name}\u00a0» est écrite dans {arguments.out}.")
    return 0


def _writer(form: str) -> Callable[..., bytes]:
    if form == "xlsx":
        from ctg_core.exchange.workbook import workbook

        return workbook

    return dump_json if form == "json" else dump_yaml
