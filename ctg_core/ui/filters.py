"""What narrows a list: a choice for each thing its rows can be told apart by, each under its name in the address."""

from collections.abc import Callable, Iterable, Mapping

import streamlit as st


def search_box(parameter: str, *, width: int, on_change: Callable[[], None] | None = None) -> str:
    """The words looked for, empty when none are; ``width`` in pixels."""
    found: str | None = st.text_input(
        "Rechercher",
        key=parameter,
        bind="query-params",
        icon=":material/search:",
        on_change=on_change,
        width=width,
    )
    return found or ""


def choose_among(
    fields: Iterable[tuple[str, str, str]],
    labels_of: Callable[[str], Mapping[str, str]],
    *,
    width: int,
    on_change: Callable[[], None] | None = None,
) -> dict[str, str | None]:
    """The value chosen for each field, None where everything is kept; a field with one value alone is not offered.

    ``fields`` are (field, name in the address, name on screen); ``labels_of`` gives a field's values, each with
    what it reads as; ``width`` is in pixels.
    """
    offered = ((field, parameter, name, labels_of(field)) for field, parameter, name in fields)
    return {
        field: st.selectbox(
            name,
            list(labels),
            index=None,
            format_func=labels.__getitem__,
            key=parameter,
            placeholder="Tout",
            bind="query-params",
            on_change=on_change,
            width=width,
        )
        for field, parameter, name, labels in offered
        if len(labels) > 1
    }
