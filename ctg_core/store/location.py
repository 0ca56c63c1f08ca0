"""Which store this process works on."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from ctg_core.reference import DATA
from ctg_core.store import refusals

VARIABLE = "CTG_DATABASE_URL"
DEFAULT = DATA.parent / "ctg.db"
DRIVER = "postgresql+psycopg"
# A URL may leave the driver out: psycopg is used.
_SPELLINGS = (DRIVER, "postgresql")


@dataclass(frozen=True)
class StoreLocation:
    """A file, or a database of a PostgreSQL server; only the default file may be created without being asked for."""

    place: Path | URL
    is_default: bool = False

    @classmethod
    def from_environment(cls) -> Self:
        """What CTG_DATABASE_URL names, else the default; StoreRefused when it names nothing that can be a store."""
        url = os.environ.get(VARIABLE, "").strip()
        return cls(_place_of(url)) if url else cls(DEFAULT, is_default=True)

    @property
    def path(self) -> Path:
        """The file; TypeError for a database of a server, which has none."""
        if isinstance(self.place, URL):
            raise TypeError(f"{self.display} is not a file")
        return self.place

    @property
    def display(self) -> str:
        """How the store is named to the user: never with its password."""
        if isinstance(self.place, Path):
            return str(self.place)
        url = self.place
        return URL.create(DRIVER, url.username, None, url.host, url.port, url.database).render_as_string()

    @property
    def is_yet_to_make(self) -> bool:
        """Whether it is the default store, which the first run has not made yet."""
        return self.is_default and not self.path.exists()


def _place_of(text: str) -> Path | URL:
    url = _parsed(text)
    if url.drivername in _SPELLINGS:
        if not url.database:
            raise refusals.misnamed_database(url.set(query={}).render_as_string())
        return url.set(drivername=DRIVER)
    if url.get_backend_name() != "sqlite":
        raise refusals.other_database(url.set(query={}).render_as_string())
    file = url.database or ""
    if not file or file.startswith((":memory:", "file:")) or url.query or "\0" in file:
        raise refusals.misnamed(text)
    # The real file: its -wal and -shm stand beside it, not beside a link to it.
    return Path(file).resolve()


def _parsed(text: str) -> URL:
    try:
        return make_url(text)
    except (ArgumentError, ValueError):
        # What looks like an account in a malformed address may be a password: it is not printed back.
        raise refusals.misnamed("…" if "@" in text else text) from None
