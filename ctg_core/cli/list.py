"""``list``: the conventions of the store."""

from argparse import Namespace
from contextlib import closing

from ctg_core.cli.french import FrenchParser
from ctg_core.questions.provenance.conventions import conventions
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store


def declare(parser: FrenchParser) -> None:
    """No argument: CTG_DATABASE_URL says which store."""


def run(_: Namespace) -> int:
    """One line a convention: its key, a tabulation, its name."""
    with closing(open_store(StoreLocation.from_environment())) as store, store.reading() as session:
        found = conventions(session)
    for convention in found:
        unsaid = convention.fictional and "fictif" not in convention.short_name
        print(f"{convention.key}\t{convention.short_name}{' (fictive)' if unsaid else ''}")
    if not found:
        print("La base de données ne contient aucune convention.")
    return 0
