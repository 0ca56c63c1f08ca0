"""The boxes people type in or choose from, one a field: how each is drawn, parsed and shown in sentences."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from ctg_core.dossier.field_kinds import Kind
from ctg_core.dossier.fields import SENTENCE, Field, Manner, fields_of, read, said
from ctg_core.dossier.french_input import Unreadable
from ctg_core.model.dates import span
from ctg_core.model.french import quoted
from ctg_core.views.drafts import date_typed

_TYPED = Manner(date_typed, ", ")  # the format in which a person types it
_CHOSEN = frozenset({Kind.CODE, Kind.KEY, Kind.COMMUNE})
_UNSAID = "Non renseigné"


@dataclass(frozen=True)
class Box:
    """One field on screen.

    ``called`` names it in sentences. ``names`` are the labels of the codes or keys it offers. ``needed``: it must be
    filled. ``past``: a future date is refused. ``unit`` may follow a number. ``how`` are the arguments of the widget.
    """

    field: Field
    called: str
    names: Mapping[str, str]
    draw: Callable[..., Any]
    needed: bool
    past: bool
    unit: str
    how: Mapping[str, Any]

    @property
    def name(self) -> str:
        return self.field.name

    @property
    def chosen(self) -> bool:
        """Whether what it holds is picked rather than typed."""
        return self.field.kind in _CHOSEN

    def filled(self, value: Any) -> Any:
        """The content of the box for this value of the row."""
        if not self.chosen:
            return said(self.field, value, manner=_TYPED)
        if self.field.many:
            return [one for one in value or () if one in self.names]
        return value if value in self.names else None

    def read(self, held: Any) -> Any:
        """The value parsed from the box's content, None or [] when it is empty; raises Unreadable."""
        value = (held or None) if self.chosen else read(self.field, held, unit=self.unit, between=",")
        if value is None:
            return [] if self.field.many else None
        if self.past and span(value).first > date.today():
            raise Unreadable(f"{quoted(held)} est dans l’avenir")
        return value

    def said(self, held: Any) -> str:
        """The box's content in words; as typed when it cannot be parsed."""
        try:
            return self.said_value(self.read(held))
        except Unreadable:
            return str(held)

    def said_value(self, value: Any) -> str:
        """A value in words: the labels of codes and keys."""
        if not self.chosen:
            return said(self.field, value, manner=SENTENCE)
        several = value if self.field.many else filter(None, [value])
        return ", ".join(self.names.get(one, one) for one in several)


Lines = Sequence[Sequence[Box]]  # boxes side by side, line below line


def box(
    collection: str,
    name: str,
    called: str | None = None,
    names: Mapping[str, str] | None = None,
    *,
    needed: bool = False,
    past: bool = False,
    unit: str = "",
    **how: Any,
) -> Box:
    """The box of a field; label, widget and choices come from the model unless given here.

    ``how`` are arguments of the widget; ``draw`` among them is another Streamlit widget to use.
    """
    field = fields_of(collection)[name]
    offered = field.labels if names is None else names
    draw = how.pop("draw", None) or _drawn(field)
    return Box(
        field, called or field.label, offered, draw, needed, past, unit, {**_offering(field, draw, offered), **how}
    )


def _drawn(field: Field) -> Any:
    """The default widget of a field."""
    if field.kind in _CHOSEN:
        return st.multiselect if field.many else st.selectbox
    return st.text_area if field.kind == Kind.PARAGRAPH else st.text_input


def _offering(field: Field, draw: Callable[..., Any], names: Mapping[str, str]) -> dict[str, Any]:
    """The options, labels and placeholder of a widget that offers a choice."""
    if field.kind not in _CHOSEN:
        return {}
    offered = {"options": list(names), "format_func": names.__getitem__}
    if draw == st.selectbox:
        return {**offered, "index": None, "placeholder": _UNSAID}
    if draw == st.multiselect:  # Streamlit lists "select all" first, and Enter takes the first
        return {**offered, "select_all": False, "placeholder": _UNSAID}
    return offered
