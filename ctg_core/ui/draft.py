"""What a person types and has not saved yet: kept by the server until it is, whatever page they open or reload."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from ctg_core.model.person import Who
from ctg_core.questions.selection import Selection
from ctg_core.ui.asker import person

ROWS, VALUES = "rows", "values"  # what boxes hold, what the grid holds


@dataclass(frozen=True)
class Shown:
    """A record as a screen shows it.

    ``stands`` is the key and the version of its row, then those of what it stands beside; None where there is no row
    yet. ``boxes`` is what each box holds. ``by`` and ``at`` are of its last change. ``record`` is what it comes from.
    """

    stands: tuple[Any, ...] | None
    boxes: Mapping[str, Any]
    by: str | None = None
    at: str | None = None
    record: Any = None


@dataclass
class Draft:
    """``seen`` is the record as it was displayed when typing began; ``typed``, the boxes that say something else."""

    seen: Shown
    typed: dict[str, Any] = field(default_factory=dict)

    def holds(self, box: str) -> Any:
        """What was typed in a box, else what was displayed there."""
        return self.typed.get(box, self.seen.boxes.get(box))

    def type(self, cells: Mapping[str, Any]) -> None:
        """Take what boxes hold; anything but the boxes displayed is ignored, forged or not."""
        for name in self.seen.boxes.keys() & cells.keys():
            self.typed[name] = cells[name]
            if _same(cells[name], self.seen.boxes[name]):
                del self.typed[name]

    def overtaken_by(self, now: Shown) -> bool:
        """Whether somebody changed the record since it was displayed."""
        return now.stands != self.seen.stands


class Desk(dict[Any, Draft]):
    """The drafts of one window, by name. ``kept`` are those that a window opened anew takes up, reloaded or not."""

    def __init__(self, kept: dict[Any, Draft]) -> None:
        super().__init__({name: Draft(draft.seen, dict(draft.typed)) for name, draft in list(kept.items())})
        self.kept = kept

    def type_in(self, name: Hashable, shown: Shown, cells: Mapping[str, Any]) -> None:
        """Put down what was typed in a record displayed as ``shown``; a draft that says nothing else goes."""
        draft = self.get(name) or Draft(shown)
        draft.type(cells)
        if draft.typed:
            self[name] = self.kept[name] = draft
        else:
            self.let_go(name)

    def let_go(self, name: Hashable) -> None:
        """Forget what was typed there, but in another window."""
        draft, kept = self.pop(name, None), self.kept.get(name)
        if draft and kept and (draft is kept or (draft.seen.stands, draft.typed) == (kept.seen.stands, kept.typed)):
            self.kept.pop(name, None)

    def keep_over(self, name: Hashable, now: Shown) -> None:
        """Keep what was typed over what stands now: saving will replace it knowingly. A row gone is kept whole."""
        if draft := self.get(name):
            self.let_go(name)
            self.type_in(name, now, {**draft.seen.boxes, **draft.typed} if now.stands is None else draft.typed)


@st.cache_resource(show_spinner=False)
def _kept() -> dict[tuple[Who, str, str], dict[Any, Draft]]:
    return {}


def desk_of(selection: Selection, part: str = ROWS) -> Desk:
    """The desk of the person at the screen in the convention looked at."""
    owner = (person(), selection.convention, part)
    place = f"desk {owner}"  # what somebody of a header is called never reads as the person at the machine
    if place not in st.session_state:
        st.session_state[place] = Desk(_kept().setdefault(owner, {}))
    desk: Desk = st.session_state[place]
    return desk


def _same(typed: Any, shown: Any) -> bool:
    return (typed or "") == (shown or "")
