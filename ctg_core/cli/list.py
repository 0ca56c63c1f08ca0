"""``list``: the conventions of the store."""

from argparse import Namespace

from ctg_core.questions.provenance.conventions import conventions
from ctg_core.store.opening import configured_store


def run(_: Namespace) -> None:
    """One line a convention: its key, a tabulation, its name."""
    with configured_store() as store, store.reading() as session:
        found = conventions(session)
    for convention in found:
        unsaid = convention.fictional and "fictif" not in convention.short_name
        print(f"{convention.key}\t{convention.short_name}{' (fictive)' if unsaid else ''}")
    if not found:
        print("La base de données ne contient aucune convention.")
