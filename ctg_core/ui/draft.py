"""What a person is typing about one record: kept from page to page until it is saved or let go."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st


@dataclass(frozen=True)
class Shown:
    """A record as its boxes show it: the version of each row it is made of, and the text or choice of each box.

    ``by`` and ``at`` are of its last change.
    """

    versions: Mapping[str, int]
    boxes: Mapping[str, Any]
    by: str | None = None
    at: str | None = None


class Draft:
    """The boxes of one record beside what they showed when typing began.

    Streamlit keeps what each box holds under the key that ``box`` gives, whatever page is open; a new generation of
    keys is what empties them. A draft where nothing was typed follows what others save.
    """

    def __init__(self, name: str, now: Shown) -> None:
        self.name = name
        self.now = now
        self.seen = now
        self._generation = 0
        if begun := st.session_state.get(self._place):
            self._generation, self.seen = begun
        if begun is None or (self.overtaken and not self.changed):
            self._begin(now)

    @classmethod
    def is_open(cls, name: str) -> bool:
        """Whether something was typed under this name and not saved."""
        begun = st.session_state.get(f"draft {name}")
        return begun is not None and bool(cls(name, begun[1]).changed)

    def box(self, name: str) -> str:
        """The key of a box about to be drawn, filled with what was typed or else with what is shown."""
        key = self._key(name)
        if key not in st.session_state:
            st.session_state[key] = self.seen.boxes[name]
        return key

    def typed(self, name: str) -> Any:
        """What the box holds."""
        return st.session_state.get(self._key(name), self.seen.boxes[name])

    def type(self, name: str, value: Any) -> None:
        """Fill a box for the person, before it is drawn."""
        st.session_state[self._key(name)] = value

    @property
    def changed(self) -> dict[str, Any]:
        """What was typed where something else was shown."""
        return {name: self.typed(name) for name, shown in self.seen.boxes.items() if not _same(self.typed(name), shown)}

    @property
    def overtaken(self) -> bool:
        """Whether somebody changed the record since it was displayed."""
        return self.now != self.seen

    def let_go(self) -> None:
        """Forget what was typed: the boxes show the record as it is now."""
        self._begin(self.now)

    def take_over(self) -> None:
        """Keep what was typed, and take what is there now for everything else: saving will replace it knowingly."""
        kept = self.changed
        self._begin(self.now)
        for name, value in kept.items():
            if name in self.seen.boxes:
                self.type(name, value)

    def _begin(self, shown: Shown) -> None:
        for name in self.seen.boxes:
            st.session_state.pop(self._key(name), None)
        self._generation += 1
        self.seen = shown
        st.session_state[self._place] = (self._generation, shown)

    @property
    def _place(self) -> str:
        return f"draft {self.name}"

    def _key(self, box: str) -> str:
        return f"{self.name} {self._generation} {box}"


def _same(typed: Any, shown: Any) -> bool:
    return (typed or "") == (shown or "")
