"""One record on a screen: its boxes, the draft typed in them, and the RowChange that saving asks for."""

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

REMOVED = "removed"  # the checkbox that removes the row when the rest is saved
_TO_REMOVE = "à retirer"
KeyOf = str | Callable[[Mapping[str, Any]], str]


@dataclass(frozen=True)
class Edit:
    """``name`` is unique among drafts and widgets. ``now`` is the record as stored.

    ``key`` is the key of a new row, or a function of its fields; ``given`` are fields of a new row without a box.
    ``about`` names the record where several are on screen. ``sent``: the boxes are in a form, read when it is
    submitted. ``kept_empty``: a row whose boxes are all emptied is kept, else it is removed.
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
        """Whether there is no stored row, now or when typing began."""
        return self.now.stands is None and self.draft.seen.stands is None

    @property
    def overtaken(self) -> bool:
        """Whether the stored record changed since typing began."""
        return self.draft.overtaken_by(self.now)

    def draw_lines(self) -> None:
        """Every box, as declared."""
        for line in self.lines:
            with st.container(horizontal=len(line) > 1):
                self.draw(*(box.name for box in line))

    def draw(self, *names: str, **how: Any) -> None:
        """Draw these boxes, filled from the draft, else from the stored record."""
        for name in names:
            box = self.boxes[name]
            needed = box.needed and self.is_new
            label = f"{box.called} (obligatoire)" if needed else box.called
            box.draw(**{"label": label, **box.how, **self.widget(name), **how})

    def draw_removed(self) -> None:
        """The tick that removes the row when the rest is saved."""
        st.checkbox("Retirer", **self.widget(REMOVED))

    def widget(self, name: str) -> dict[str, Any]:
        """A widget's key, its state set from the draft, and, outside a form, the callback that updates the draft."""
        key, held = self._key(name), self.draft.holds(name)
        if key not in st.session_state or st.session_state[key] != held:
            st.session_state[key] = held
        return {"key": key} if self.sent else {"key": key, "on_change": self.take_in, "args": (name,)}

    def take_in(self, *names: str) -> None:
        """Copy the state of these widgets to the draft; of all of them when none is named."""
        self.type({name: st.session_state[self._key(name)] for name in names or self.boxes})

    def type(self, cells: Mapping[str, Any]) -> None:
        """Store this content of boxes in the draft."""
        self.desk.type_in(self.name, self.now, cells)

    def let_go(self) -> None:
        """Forget what was typed: the boxes show the record as it is."""
        self.desk.let_go(self.name)

    def keep(self) -> None:
        """Rebase the draft on the stored record: saving will replace what somebody else wrote."""
        self.desk.keep_over(self.name, self.now)

    @cached_property
    def typed(self) -> list[Typed]:
        """Each box changed: its content before, the value parsed, or why it cannot be."""
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
        """The value of each box that was changed; raises Unreadable when one cannot be parsed."""
        return {name: self._value(self.boxes[name]) for name in self.draft.typed if name != REMOVED}

    @property
    def fields(self) -> dict[str, Any]:
        """The value of each box that is not empty; raises Unreadable when one cannot be parsed."""
        every = {name: self._value(box) for name, box in self.boxes.items()}
        return {name: value for name, value in every.items() if value not in (None, [])}

    @property
    def changes(self) -> list[RowChange]:
        """The row to add, change or remove; none for an empty draft or an incomplete new row; raises Unreadable."""
        draft = self.draft
        if not draft.typed or (self.is_new and self.problems):
            return []
        if self.is_new:
            fields = {**self.given, **self.fields}
            key = self.key if isinstance(self.key, str) else self.key(fields)
            return [RowChange(self.collection, key, None, fields)]
        key, version, *_ = draft.seen.stands or self.now.stands or ("", 0)
        seen = version if draft.seen.stands else 0  # 0 for a row added since: a conflict, not an overwrite
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
    """The edit of a row, or of a new one under ``key``; ``filled`` is the initial content of boxes.

    ``name`` is unique in the collection, by default the row's key; ``within`` is the name of the record that it
    belongs to. For ``more``, see Edit.
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
    """Whether a record, or one within it, has an unsaved draft."""
    path = _path(page, record)
    return any(name == path or name.startswith(f"{path}/") for name in list(desk_of(page.selection)))


def typed_rows(page: Page, within: str) -> list[Any]:
    """The rows within a record that have a draft, as displayed when typing began."""
    path = _path(page, within)
    drafts = [draft for name, draft in list(desk_of(page.selection).items()) if name.startswith(f"{path}/")]
    return [draft.seen.record for draft in drafts if draft.seen.record]


def _path(page: Page, *names: str) -> str:
    return "/".join(filter(None, [page.selection.convention, *names]))
