"""What a person is typing about one record: kept by the server until it is saved or let go, whatever they reload."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from ctg_core.model.person import Who
from ctg_core.ui.asker import person

NOTHING = 0  # the version of what was not there: no row has it


@dataclass(frozen=True)
class Shown:
    """A record as its boxes show it: the version of each row it is made of, and the text or choice of each box.

    ``by`` and ``at`` are of its last change.
    """

    versions: Mapping[str, int]
    boxes: Mapping[str, Any]
    by: str | None = None
    at: str | None = None


@st.cache_resource(show_spinner=False)
def _kept() -> dict[tuple[Who, str], tuple[Shown, dict[str, Any]]]:
    """By person and draft: what was shown when typing began, and what was typed."""
    return {}


class Draft:
    """The boxes of one record beside what they showed when typing began.

    Streamlit keeps what each box holds under the key that ``box`` gives, whatever page is open; a new generation of
    keys is what empties them. A draft where nothing was typed follows what others save. A window opened anew takes
    up what ``keep`` put aside.
    """

    def __init__(self, name: str, now: Shown) -> None:
        self.name = name
        self.now = now
        self.seen = now
        self._generation = 0
        if begun := st.session_state.get(self._place):
            self._generation, self.seen = begun
        elif kept := _kept().get(self._owner):
            self._resume(*kept)
        if self._generation == 0 or (self.overtaken and not self.changed):
            self._begin(now)

    @classmethod
    def is_open(cls, name: str) -> bool:
        """Whether something was typed under this name and not saved."""
        begun = st.session_state.get(f"draft {name}")
        return bool(cls(name, begun[1]).changed) if begun else (person(), name) in _kept()

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

    def keep(self) -> None:
        """Put aside what is typed, for a window that would be reloaded."""
        if changed := self.changed:
            _kept()[self._owner] = (self.seen, changed)
        else:
            _kept().pop(self._owner, None)

    def let_go(self) -> None:
        """Forget what was typed: the boxes show the record as it is now."""
        _kept().pop(self._owner, None)
        self._begin(self.now)

    def take_over(self) -> None:
        """Keep what was typed, and take what is there now for everything else: saving will replace it knowingly."""
        self._resume(self.now, self.changed)

    def _resume(self, shown: Shown, typed: Mapping[str, Any]) -> None:
        self._begin(shown)
        for name, value in typed.items():
            if name in shown.boxes:
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

    @property
    def _owner(self) -> tuple[Who, str]:
        return person(), self.name

    def _key(self, box: str) -> str:
        return f"{self.name} {self._generation} {box}"


def _same(typed: Any, shown: Any) -> bool:
    return (typed or "") == (shown or "")
