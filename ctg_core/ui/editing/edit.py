"""One record on a screen: its boxes, the draft of who types in them, and the change that saving it asks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from functools import cached_property
from typing import Any

import streamlit as st

from ctg_core.commands.changes import RowChange
from ctg_core.dossier.french_input import Unreadable
from ctg_core.model.row import Row
from ctg_core.ui.draft import Desk, Draft, Shown, desk_of
from ctg_core.ui.editing.boxes import Box, Lines
from ctg_core.ui.page import Page
from ctg_core.views.drafts import Typed
from ctg_core.views.french import NARROW

REMOVED = "removed"  # the box that is ticked to remove the row with what else is saved
_TO_REMOVE = "à retirer"
KeyOf = str | Callable[[Mapping[str, Any]], str]


@dataclass(frozen=True)
class Edit:
    """``name`` is its own among drafts and widgets. ``now`` is the record as the store has it.

    ``key`` is the key of the row to add, or makes it of its fields, which ``given`` completes. ``about`` names the
    record where several are on screen. ``sent`` says that a button of a form tells what was typed, all at once;
    ``kept_empty``, that a row whose boxes are all emptied stays.
    """

    desk: Desk
    name: str
    lines: Lines
    now: Shown
    key: KeyOf
    given: Mapping[str, Any] = attribute(default_factory=dict)
    about: str = ""
    sent: bool = False
    kept_empty: bool = True

    @property
    def draft(self) -> Draft:
        return self.desk.get(self.name) or Draft(self.now)

    @cached_property
    def boxes(self) -> dict[str, Box]:
        return {box.name: box for line in self.lines for box in line}

    @property
    def collection(self) -> str:
        return self.lines[0][0].field.collection

    @property
    def is_new(self) -> bool:
        """Whether there is no row, nor was one when typing began."""
        return self.now.stands is None and self.draft.seen.stands is None

    @property
    def overtaken(self) -> bool:
        """Whether somebody changed the record since it was displayed to whoever types."""
        return self.draft.overtaken_by(self.now)

    def draw_lines(self) -> None:
        """Every box, as declared."""
        for line in self.lines:
            with st.container(horizontal=len(line) > 1):
                self.draw(*(box.name for box in line))

    def draw(self, *names: str, **how: Any) -> None:
        """These boxes, filled with what was typed or else with what stands."""
        for name in names:
            box = self.boxes[name]
            needed = box.needed and self.is_new
            label = f"{box.called} (obligatoire)" if needed else box.called
            box.draw(**{"label": label, **box.how, **self.widget(name), **how})

    def draw_removed(self) -> None:
        """The tick that removes the row when the rest is saved."""
        st.checkbox("Retirer", **self.widget(REMOVED))

    def widget(self, name: str) -> dict[str, Any]:
        """The key of a box about to be drawn, filled, and how what is typed there comes to the draft."""
        key, held = self._key(name), self.draft.holds(name)
        if key not in st.session_state or st.session_state[key] != held:
            st.session_state[key] = held
        return {"key": key} if self.sent else {"key": key, "on_change": self.take_in, "args": (name,)}

    def take_in(self, *names: str) -> None:
        """Put what these boxes hold in the draft; all of them, when a form tells them at once."""
        self.type({name: st.session_state[self._key(name)] for name in names or self.boxes})

    def type(self, cells: Mapping[str, Any]) -> None:
        """Put this in the draft."""
        self.desk.type_in(self.name, self.now, cells)

    def let_go(self) -> None:
        """Forget what was typed: the boxes show the record as it is."""
        self.desk.let_go(self.name)

    def keep(self) -> None:
        """Keep what was typed over what somebody else wrote since."""
        self.desk.keep_over(self.name, self.now)

    @cached_property
    def typed(self) -> list[Typed]:
        """Each thing typed, with what was understood of it or why nothing could be."""
        draft = self.draft
        said = [
            self._typed(self.boxes[name], draft) for name in draft.seen.boxes if name in draft.typed.keys() - {REMOVED}
        ]
        return [*said, *([Typed(self.about, "", _TO_REMOVE)] if draft.typed.get(REMOVED) else [])]

    @property
    def problems(self) -> list[str]:
        """Why this cannot be saved, box by box."""
        return [f"{box.called}{NARROW}: {why}." for box in self.boxes.values() if (why := self._problem(box))]

    @property
    def values(self) -> dict[str, Any]:
        """The value of each box where something else was displayed. Unreadable when one cannot be read."""
        return {name: self._value(self.boxes[name]) for name in self.draft.typed if name != REMOVED}

    @property
    def fields(self) -> dict[str, Any]:
        """The value of each box that is not empty. Unreadable when one cannot be read."""
        every = {name: self._value(box) for name, box in self.boxes.items()}
        return {name: value for name, value in every.items() if value not in (None, [])}

    @property
    def changes(self) -> list[RowChange]:
        """The row to add, change or remove; nothing when nothing was typed, or too little for a new row."""
        draft = self.draft
        if not draft.typed or (self.is_new and self.problems):
            return []
        if self.is_new:
            fields = {**self.given, **self.fields}
            key = self.key if isinstance(self.key, str) else self.key(fields)
            return [RowChange(self.collection, key, None, fields)]
        key, version, *_ = draft.seen.stands or self.now.stands or ("", 0)
        seen = version if draft.seen.stands else 0  # a row that came since is not the one displayed
        gone = draft.typed.get(REMOVED) or not (self.kept_empty or self.fields)
        return [RowChange(self.collection, key, seen, None if gone else self.values)]

    def _typed(self, box: Box, draft: Draft) -> Typed:
        label = f"{self.about}, {box.called.lower()}" if self.about else box.called
        before, held = box.said(draft.seen.boxes[box.name]), draft.typed[box.name]
        try:
            return Typed(label, before, box.said_value(box.read(held)))
        except Unreadable as reason:
            return Typed(label, before, "", wrong=str(reason))

    def _value(self, box: Box) -> Any:
        return box.read(self.draft.holds(box.name))

    def _problem(self, box: Box) -> str:
        try:
            return "il manque" if self._value(box) in (None, []) and box.needed else ""
        except Unreadable as reason:
            return str(reason)

    def _key(self, name: str) -> str:
        return f"{self.name} {name}"


def edit_of(
    page: Page,
    lines: Lines,
    row: Row | None,
    *,
    key: KeyOf = "+",
    name: str | None = None,
    filled: Mapping[str, Any] | None = None,
    within: str = "",
    **more: Any,
) -> Edit:
    """The edit of a row, or of the one to add under ``key``, whose boxes are ``filled`` at first.

    ``name`` is its own among those of the collection, its key unless said; ``within`` names the record that it
    belongs to. For the rest, see Edit.
    """
    collection = lines[0][0].field.collection
    own = name or (row.key if row else key if isinstance(key, str) else "+")
    boxes = {box.name: box.filled(getattr(row, box.name, None)) for line in lines for box in line}
    shown = Shown(
        (row.key, row.version) if row else None,
        {**boxes, **(filled or {}), REMOVED: False},
        row.updated_by if row else None,
        row.updated_at if row else None,
        row,
    )
    return Edit(desk_of(page.selection), _path(page, within, collection, own), lines, shown, key, **more)


def is_typed(page: Page, record: str) -> bool:
    """Whether something was typed in a record, or in what belongs to it, and not saved."""
    path = _path(page, record)
    return any(name == path or name.startswith(f"{path}/") for name in list(desk_of(page.selection)))


def typed_rows(page: Page, within: str) -> list[Any]:
    """The rows of a collection within a record, as they were displayed to whoever typed in them."""
    path = _path(page, within)
    drafts = [draft for name, draft in list(desk_of(page.selection).items()) if name.startswith(f"{path}/")]
    return [draft.seen.record for draft in drafts if draft.seen.record]


def _path(page: Page, *names: str) -> str:
    return "/".join(filter(None, [page.selection.convention, *names]))
