"""A copy of the whole store, made or taken back: trusted only once it was read from end to end."""

from functools import partial
from pathlib import Path

from sqlalchemy.engine import URL

from ctg_core.commands.journal import verify_journal
from ctg_core.store import refusals
from ctg_core.store.files import copy_file
from ctg_core.store.integrity import integrity_faults
from ctg_core.store.location import StoreLocation
from ctg_core.store.store import Store


def back_up(location: StoreLocation, file: Path) -> Store:
    """Copy the store, even in use; StoreRefused if something bears the name, or if the copy is not sound."""
    source = _file_of(location)
    return copy_file(source, file, partial(_refuse_faults, source))


def restore(file: Path, location: StoreLocation) -> Store:
    """Make the store from a copy of it; StoreRefused if there is a store, or if the copy is not sound."""
    if not file.exists():
        raise refusals.no_such_copy(file)
    return copy_file(file, _file_of(location), partial(_refuse_faults, file))


def _file_of(location: StoreLocation) -> Path:
    if isinstance(location.place, URL):
        raise refusals.kept_by_a_server(location.display)
    return location.place


def _refuse_faults(source: Path, copy: Store) -> None:
    with copy.reading() as session:
        faults = integrity_faults(session) or verify_journal(session)
    if faults:
        raise refusals.unsound_copy(source, ", ".join(faults))
