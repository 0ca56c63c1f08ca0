"""Finds the rows that the cells of the project's workbook name."""

from collections.abc import Iterable, Mapping

from ctg_core.dossier.french_input import Unreadable
from ctg_core.dossier.naming import NOUNS
from ctg_core.model.french import folded, quoted


class Names:
    """Finds a row by what a cell calls it: its key, its words, or its words followed by its key."""

    def __init__(self, rows: Mapping[str, Iterable[tuple[str, str]]]) -> None:
        self._keys: dict[str, set[str]] = {}
        self._said: dict[str, dict[str, set[str]]] = {}
        for collection, named in rows.items():
            said = self._said.setdefault(collection, {})
            for key, words in named:
                self._keys.setdefault(collection, set()).add(key)
                for text in (words, f"{words} ({key})"):
                    said.setdefault(folded(text), set()).add(key)

    def key(self, collection: str, text: str) -> str:
        """The key of the one row called so; Unreadable when there is none, or several."""
        if text in self._keys.get(collection, ()):
            return text
        found = self._said.get(collection, {}).get(folded(text), set())
        if len(found) == 1:
            return next(iter(found))
        noun = NOUNS[collection][0]
        if found:
            raise Unreadable(f"{quoted(text)} peut désigner {' ou '.join(sorted(found))}\u202f: écrivez la clé")
        raise Unreadable(f"{quoted(text)} ne désigne aucune ligne ({noun})")
