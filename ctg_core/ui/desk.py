"""What somebody typed and has not recorded yet: kept by the server until it is, whatever page they go to or reload."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from ctg_core.exchange.cells.entry_reading import plain_text, read_entry, text_of
from ctg_core.model.person import Who
from ctg_core.questions.entry.rows import EntryRow, Slot, Standing, Standings
from ctg_core.questions.entry.typed_row import FIELDS, Entry
from ctg_core.questions.selection import Selection
from ctg_core.ui.asker import person


@dataclass
class Draft:
    """``row`` is what was displayed when it was typed; ``typed`` holds the cells that were changed."""

    row: EntryRow
    typed: dict[str, str] = field(default_factory=dict)

    @property
    def entry(self) -> Entry:
        return read_entry(self.row, self.typed)


Desk = dict[Slot, Draft]


@st.cache_resource(show_spinner=False)
def _desks() -> dict[tuple[Who, str], Desk]:
    return {}


def desk_of(selection: Selection) -> Desk:
    """The desk of the person at the screen in the convention looked at."""
    return _desks().setdefault((person(), selection.convention), {})


def type_in(desk: Desk, row: EntryRow, cells: Mapping[str, object]) -> None:
    """Put on the desk what was typed in a row; anything but the cells offered is ignored, forged or not."""
    draft = desk.get(row.slot) or Draft(row)
    for name in FIELDS:
        if name in cells:
            text = plain_text(cells[name])
            if text == text_of(draft.row, name):
                draft.typed.pop(name, None)
            else:
                draft.typed[name] = text
    if draft.typed:
        desk[row.slot] = draft
    else:
        desk.pop(row.slot, None)


def let_go(desk: Desk, found: Standings) -> None:
    """Take off the desk what already stands: saved from another window, or a moment ago."""
    for slot, draft in list(desk.items()):
        if draft.entry.says(found.get(slot)):
            desk.pop(slot, None)


def clashes(desk: Desk, found: Standings) -> list[Slot]:
    """What somebody else changed since it was displayed."""
    return [slot for slot, draft in list(desk.items()) if _moved(draft.row, found.get(slot))]


def _moved(row: EntryRow, now: Standing | None) -> bool:
    seen = row.stands
    return (seen and (seen.key, seen.version)) != (now and (now.key, now.version))
