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


Desk = dict[Any, Draft]


@st.cache_resource(show_spinner=False)
def _desks() -> dict[tuple[Who, str, str], Desk]:
    return {}


def desk_of(selection: Selection, part: str = ROWS) -> Desk:
    """The drafts, by name, of the person at the screen in the convention looked at."""
    return _desks().setdefault((person(), selection.convention, part), {})


def type_in(desk: Desk, name: Hashable, shown: Shown, cells: Mapping[str, Any]) -> None:
    """Put on the desk what was typed in a record displayed as ``shown``; take off a draft that says nothing else."""
    draft = desk.get(name) or Draft(shown)
    draft.type(cells)
    if draft.typed:
        desk[name] = draft
    else:
        desk.pop(name, None)


def keep_over(desk: Desk, name: Hashable, now: Shown) -> None:
    """Keep what was typed over what stands now: saving will replace it knowingly. A row that is gone is kept whole."""
    if draft := desk.pop(name, None):
        type_in(desk, name, now, {**draft.seen.boxes, **draft.typed} if now.stands is None else draft.typed)


def _same(typed: Any, shown: Any) -> bool:
    return (typed or "") == (shown or "")
