"""Back up the whole store, or restore it. In both cases the copy is verified before it is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from sqlalchemy.engine import URL

from ctg_core.commands.journal import verify_journal
from ctg_core.store import refusals
from ctg_core.store.engine import companion
from ctg_core.store.files import copy_file
from ctg_core.store.inspection import integrity_faults
from ctg_core.store.location import StoreLocation
from ctg_core.store.shares import network_kind
from ctg_core.store.store import Store


def back_up(location: StoreLocation, file: Path) -> Store:
    """Copy the store, even in use; StoreRefused if something bears the name, or if the copy is not sound."""
    source = _file_of(location)
    return copy_file(source, file, partial(_refuse_faults, source))


def restore(file: Path, location: StoreLocation) -> Store:
    """Make the store from a copy of it; StoreRefused if there is a store, or if the copy is not sound."""
    if not file.exists():
        raise refusals.no_such_copy(file)
    place = _file_of(location)
    with _at_hand(file) as near:
        return copy_file(near, place, partial(_refuse_faults, file))


@contextmanager
def _at_hand(file: Path) -> Iterator[Path]:
    """The path to read a backup from: its own, or a temporary local copy if it is on a network share (unsafe locks).

    Nobody writes to a backup, so copying its bytes is enough. A StoreRefused from the block names ``file``.
    """
    if network_kind(file) is None:
        yield file
        return
    if not file.is_file():
        raise refusals.not_a_file(file)
    with TemporaryDirectory() as folder:
        near = Path(folder) / file.name
        try:
            for suffix in ("", "-wal"):  # which completes a file that was not copied by ``backup``
                if (beside := companion(file, suffix)).exists():
                    copyfile(beside, companion(near, suffix))
        except OSError:
            raise refusals.unreachable_copy(file) from None
        try:
            yield near
        except refusals.StoreRefused as refusal:
            raise refusals.said_of(file, refusal, near) from refusal


def _file_of(location: StoreLocation) -> Path:
    if isinstance(location.place, URL):
        raise refusals.kept_by_a_server(location.display)
    return location.place


def _refuse_faults(source: Path, copy: Store) -> None:
    with copy.reading() as session:
        faults = integrity_faults(session) or verify_journal(session)
    if faults:
        raise refusals.unsound_copy(source, ", ".join(faults))
