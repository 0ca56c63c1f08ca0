"""Open, create or copy a store in one SQLite file, or make one in memory. Opening never creates an empty file."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cache, partial
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from ctg_core.store import engine, inspection, refusals, upgrade
from ctg_core.store.process_queue import process_queue
from ctg_core.store.publishing import publish
from ctg_core.store.store import Store


def open_file(path: Path) -> Store:
    """Open the store that is there, upgraded if it comes from older code; StoreRefused if there is none."""
    inspection.refuse_unfit_file(path)
    writable = inspection.can_be_written(path)
    read = partial(engine.to_read if writable else engine.to_read_where_nothing_can_be_written, path)
    version = _sound_version(path, _passing_by(path))
    if version != upgrade.HEAD:
        _bring_up_to_date(path, version, writable)
    if writable:
        queue = process_queue(engine.companion(path, "-wal"))
        reader, writer = engine.reading_engine(read), engine.writing_engine(partial(engine.to_write, path), queue)
        _keep_one_connection(writer, path)
    else:
        reader, writer = engine.unpooled_reading_engine(read), None
    return Store(str(path), reader, writer, unchanged=_watch(path), release=_release(reader, writer))


def _passing_by(path: Path) -> engine.Connect:
    """How to connect to a file for one reading that leaves no -wal or -shm beside it."""
    if not inspection.can_be_written(path):
        return partial(engine.to_read_where_nothing_can_be_written, path)
    return partial(engine.to_read if engine.has_pending_journal(path) else engine.to_read_and_tidy, path)


def _release(reader: Engine, writer: Engine | None) -> Callable[[], None]:
    """A function that closes both engines: the writer last, as its connection can remove -wal and -shm."""

    def dispose() -> None:
        reader.dispose()
        if writer:
            writer.dispose()

    return dispose


def _keep_one_connection(writer: Engine, path: Path) -> None:
    """Open the writer's connection now, so that closing it last removes -wal and -shm; StoreRefused if it cannot."""
    try:
        writer.connect().close()
    except DBAPIError as error:
        raise refusals.from_database(error, str(path)) or refusals.unreadable(path) from error


def _sound_version(path: Path, read: engine.Connect) -> str:
    try:
        with closing(read()) as connection:
            inspection.refuse_damage(connection, path)
            version = upgrade.version_of(connection)
    except sqlite3.Error as error:
        raise _refusal(error, path) from error
    if version is None:
        raise refusals.unfinished(path)
    return version


def _refusal(error: sqlite3.Error, path: Path) -> refusals.StoreRefused:
    if error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
        journal = engine.companion(path, "-wal")
        pending = engine.has_pending_journal(path)
        return refusals.pending_journal(path, beside=journal.name) if pending else refusals.unreadable(path)
    return refusals.from_database(error, str(path)) or refusals.damaged(path, str(error))


def _bring_up_to_date(path: Path, version: str, writable: bool) -> None:
    if not upgrade.is_known(version):
        raise refusals.newer(path, version)
    if not writable:
        raise refusals.older_and_read_only(path)
    upgrade.upgrade_file(path, version)


def _watch(path: Path) -> Callable[[], None]:
    """A function that raises StoreRefused once the file now at this path is deleted or replaced by another."""
    opened = path.stat()

    def refuse_if_gone() -> None:
        try:
            same = os.path.samestat(opened, path.stat())
        except OSError:
            same = False
        if not same:
            raise refusals.gone(path)

    return refuse_if_gone


def create_file(path: Path, fill: Callable[[Store], None]) -> Store:
    """Create a store where there is none, filled by ``fill``; StoreExists if something is there.

    The file is built beside under a temporary name, then renamed: nobody can open it half made.
    """
    return _new_file(path, partial(_make, fill=fill))


def copy_file(source: Path, path: Path, verify: Callable[[Store], None]) -> Store:
    """Copy a store, even in use, to a path where nothing is; StoreExists if something is, StoreRefused if unfit.

    The copy is upgraded, then given to ``verify``, which raises to refuse it, before it is renamed to ``path``.
    """
    inspection.refuse_unfit_file(source)
    return _new_file(path, partial(_copy, source=source, verify=verify))


def _new_file(path: Path, make: Callable[[Path], None]) -> Store:
    _refuse_unfit_to_create(path)
    draft = engine.companion(path, f"-creation-{uuid4().hex}")
    try:
        make(draft)
        publish(draft, path)
    except FileExistsError:
        raise refusals.already_there(path) from None
    except (OSError, sqlite3.Error, DBAPIError) as error:
        raise refusals.from_database(error, str(path)) or refusals.disk_fault(str(path)) from error
    finally:
        for suffix in ("", "-wal", "-shm"):
            engine.companion(draft, suffix).unlink(missing_ok=True)
    return open_file(path)


def _refuse_unfit_to_create(path: Path) -> None:
    inspection.refuse_unfit_place(path)
    if path.exists():
        raise refusals.already_there(path)
    inspection.refuse_stray_journal(path)
    if not os.access(path.parent, os.W_OK):
        raise refusals.unwritable_folder(path.parent)


def _make(draft: Path, fill: Callable[[Store], None]) -> None:
    with closing(engine.connect(f"{draft.as_uri()}?mode=rwc")) as connection:
        connection.execute(f"PRAGMA application_id = {engine.APPLICATION_ID}")
    upgrade.migrate(partial(engine.to_write, draft))
    with closing(open_file(draft)) as store:
        fill(store)


def _copy(draft: Path, source: Path, verify: Callable[[Store], None]) -> None:
    read = _passing_by(source)
    version = _sound_version(source, read)
    if not upgrade.is_known(version):
        raise refusals.newer(source, version)
    with closing(read()) as connection:
        engine.copy(connection, draft)
    if version != upgrade.HEAD:
        upgrade.migrate(partial(engine.to_write, draft))
    with closing(open_file(draft)) as store:
        verify(store)


def memory_store() -> Store:
    """An empty store that lasts until it is closed, for a sealed dossier or a test."""
    address = f"file:/ctg-{uuid4().hex}?vfs=memdb"
    kept = engine.connect(address)
    _empty_schema().backup(kept)
    reader = engine.reading_engine(lambda: engine.connect(f"{address}&mode=ro"))
    writer = engine.writing_engine(lambda: engine.connect(address))

    def release() -> None:
        _release(reader, writer)()
        kept.close()

    return Store("en mémoire", reader, writer, unchanged=lambda: None, release=release)


@cache
def _empty_schema() -> sqlite3.Connection:
    """The schema, migrated once and copied since: a hundred times faster."""
    address = "file:/ctg-empty?vfs=memdb"
    kept = engine.connect(address)
    upgrade.migrate(lambda: engine.connect(address))
    return kept
