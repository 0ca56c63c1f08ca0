"""Open or create a store, on SQLite or PostgreSQL. Refusals are in French; opening never creates an empty store."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ctg_core.store.files import create_file, memory_store, open_file
from ctg_core.store.location import StoreLocation
from ctg_core.store.store import Store

__all__ = ["configured_store", "create_store", "memory_store", "open_store"]


def open_store(location: StoreLocation) -> Store:
    """Open the store that is there, upgraded if it comes from older code; StoreRefused if there is none."""
    if isinstance(location.place, Path):
        return open_file(location.place)
    # Imported only for a PostgreSQL store: most stores are files.
    from ctg_core.store.postgresql.opening import open_database  # noqa: PLC0415

    return open_database(location.place, location.display)


@contextmanager
def configured_store() -> Iterator[Store]:
    """The store that CTG_DATABASE_URL names, closed at the end."""
    with closing(open_store(StoreLocation.from_environment())) as store:
        yield store


def create_store(location: StoreLocation, fill: Callable[[Store], None] = lambda _: None) -> Store:
    """Create a store where there is none, filled by ``fill``; StoreExists if something is there."""
    if isinstance(location.place, Path):
        return create_file(location.place, fill)
    from ctg_core.store.postgresql.opening import create_database  # noqa: PLC0415

    return create_database(location.place, location.display, fill)
