"""What a person types and has not saved yet: kept by the server until it is, whatever page they open or reload."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from ctg_core.model.person import Who
from ctg_core.questions.selection import Selection
from ctg_core.ui.asker import person

ROWS, VALUES = "rows", "values"  # what boxes hold, what the grid holds


@dataclass(frozen=True)
class Shown:
    """A record as a screen shows it.

    ``stands`` is the key and version of its row, then those of the rows shown with it; None where there is no row yet.
    ``boxes`` is the content of each box. ``by`` and ``at`` are of its last change. ``record`` is the object shown.
    """

    stands: tuple[Any, ...] | None
    boxes: Mapping[str, Any]
    by: str | None = None
    at: str | None = None
    record: Any = None


@dataclass
class Draft:
    """``seen`` is the record as displayed when typing began; ``typed`` holds the boxes whose content differs."""

    seen: Shown
    typed: dict[str, Any] = field(default_factory=dict)

    def holds(self, box: str) -> Any:
        """What was typed in a box, else what was displayed there."""
        return self.typed.get(box, self.seen.boxes.get(box))

    def type(self, cells: Mapping[str, Any]) -> None:
        """Store the content of boxes; names that were not displayed are ignored, a box back as displayed is dropped."""
        for name in self.seen.boxes.keys() & cells.keys():
            self.typed[name] = cells[name]
            if _same(cells[name], self.seen.boxes[name]):
                del self.typed[name]

    def overtaken_by(self, now: Shown) -> bool:
        """Whether somebody changed the record since it was displayed."""
        return now.stands != self.seen.stands


class Desk(dict[Any, Draft]):
    """The drafts of one browser session, by name. ``kept`` outlives it: the person's next session starts from it."""

    def __init__(self, kept: dict[Any, Draft]) -> None:
        super().__init__({name: Draft(draft.seen, dict(draft.typed)) for name, draft in list(kept.items())})
        self.kept = kept

    def type_in(self, name: Hashable, shown: Shown, cells: Mapping[str, Any]) -> None:
        """Update the draft of a record displayed as ``shown``; a draft left without any difference is removed."""
        draft = self.get(name) or Draft(shown)
        draft.type(cells)
        if draft.typed:
            self[name] = self.kept[name] = draft
        else:
            self.let_go(name)

    def let_go(self, name: Hashable) -> None:
        """Remove a draft; the one in ``kept`` stays if another session has typed something else there."""
        draft, kept = self.pop(name, None), self.kept.get(name)
        if draft and kept and (draft is kept or (draft.seen.stands, draft.typed) == (kept.seen.stands, kept.typed)):
            self.kept.pop(name, None)

    def keep_over(self, name: Hashable, now: Shown) -> None:
        """Rebase a draft on ``now``, which saving will replace; for a removed row, every box goes into the draft."""
        if draft := self.get(name):
            self.let_go(name)
            known = replace(now, record=now.record or draft.seen.record)  # a removed row's draft stays among its kind
            self.type_in(name, known, {**draft.seen.boxes, **draft.typed} if now.stands is None else draft.typed)


@st.cache_resource(show_spinner=False)
def _kept() -> dict[tuple[Who, str, str], dict[Any, Draft]]:
    return {}


def desk_of(selection: Selection, part: str = ROWS) -> Desk:
    """The desk of the person at the screen in the convention looked at."""
    owner = (person(), selection.convention, part)
    place = f"desk {owner}"  # the repr of a Who: a person's key never equals the machine's own user
    if place not in st.session_state:
        st.session_state[place] = Desk(_kept().setdefault(owner, {}))
    desk: Desk = st.session_state[place]
    return desk


def _same(typed: Any, shown: Any) -> bool:
    return (typed or "") == (shown or "")
