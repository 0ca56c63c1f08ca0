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


@dataclass(frozen=True)
class StoreLocation:
    """A store file; only the default one may be created without being asked for."""

    path: Path
    is_default: bool = False

    @classmethod
    def from_environment(cls) -> Self:
        """What CTG_DATABASE_URL names, else the default; StoreRefused when it does not name a file."""
        url = os.environ.get(VARIABLE, "").strip()
        return cls(_file_of(url)) if url else cls(DEFAULT, is_default=True)

    @property
    def display(self) -> str:
        """How the store is named to the user."""
        return str(self.path)


def _file_of(text: str) -> Path:
    url = _parsed(text)
    if url.get_backend_name() != "sqlite":
        raise refusals.other_database(url.render_as_string(hide_password=True))
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
