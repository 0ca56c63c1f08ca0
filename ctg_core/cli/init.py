"""``init``: create the store with the conventions we ship."""

from argparse import Namespace
from contextlib import closing

from ctg_core.commands.first_run import create_filled_store, shipped_files
from ctg_core.model.french import counted
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store
from ctg_core.store.refusals import StoreExists


def run(_: Namespace) -> None:
    """Create the store; one that is there and sound is left as it is."""
    location = StoreLocation.from_environment()
    try:
        store = create_filled_store(location)
        done = f"est créée, avec {counted(len(shipped_files()), 'convention')}"
    except StoreExists:
        store, done = open_store(location), "existe déjà\u202f: rien n’a été changé"
    with closing(store):
        print(f"La base de données «\u00a0{store.name}\u00a0» {done}.")
