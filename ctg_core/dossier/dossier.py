"""A dossier in memory: one convention and all its rows, in the order of the file."""

from dataclasses import dataclass
from typing import TypeVar, cast

from ctg_core.model.collections import COLLECTIONS
from ctg_core.model.convention import Convention
from ctg_core.model.row import Row, collection_name

T = TypeVar("T", bound=Row)

FORMAT = "ctg-dossier"
FORMAT_VERSION = 1


@dataclass(frozen=True)
class Dossier:
    """``rows`` has every collection of the model, empty where the convention has none."""

    convention: Convention
    rows: dict[str, list[Row]]

    @property
    def key(self) -> str:
        return self.convention.key

    def of(self, noun: type[T]) -> list[T]:
        """The rows of one noun, in order."""
        return cast(list[T], self.rows[collection_name(noun.__name__)])

    @classmethod
    def empty(cls, convention: Convention) -> "Dossier":
        """A convention with nothing documented."""
        return cls(convention, {name: [] for name in COLLECTIONS})
