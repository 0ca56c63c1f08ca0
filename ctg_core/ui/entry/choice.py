"""What the grid has rows for: a period, the territory or its places, and what narrows the list; all in the address."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from ctg_core.model.dates import span
from ctg_core.questions.charge import Charge
from ctg_core.questions.entry.due import due
from ctg_core.questions.entry.rows import ENTRIES, EntryRow, entry_periods, entry_rows_by_place
from ctg_core.questions.filtered_list import Filters
from ctg_core.questions.indicators.breakdown import COMMUNE, FACILITY
from ctg_core.ui.draft import Desk
from ctg_core.ui.filters import choose_among, search_box
from ctg_core.ui.page import Page
from ctg_core.views.addresses import INDICATOR
from ctg_core.views.entry.addresses import BY_FACILITY, COMMUNES, PERIOD, PLACES, TERRITORY

_BY = {TERRITORY: None, COMMUNES: COMMUNE, BY_FACILITY: FACILITY}
_MISSING = "manque"


@dataclass(frozen=True)
class Choice:
    """``rows`` are what is left of what the person looks after; ``missing_only`` leaves out what is given."""

    asked: tuple[object, ...]
    period: str
    by: str | None
    rows: tuple[EntryRow, ...]
    missing_only: bool


def choose(page: Page, charge: Charge, desk: Desk) -> Choice:
    """Draw the choices, and give the rows they leave: what is missing, and what is typed, unless more is asked."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        period = _period(page, charge)
        every = page.ask(entry_rows_by_place, charge, period)
        by = _by(every)
        rows = every[by]
        alone = _indicator(rows, by)
        filters, missing = (Filters(), False) if alone else _narrow(rows)
    kept = tuple(
        row
        for row in ENTRIES.narrow(rows, filters).rows
        if alone in (None, row.slot.indicator) and (row.missing or not missing or row.slot in desk)
    )
    asked = (page.selection.convention, charge, period, by, alone, filters, missing)
    return Choice(asked, period, by, kept, missing_only=missing)


def _period(page: Page, charge: Charge) -> str:
    """The period to fill, the one that is due by default."""
    missing = page.ask(due, charge).values
    years = page.ask(entry_periods)
    asked = st.query_params.get(PERIOD, "")
    linked = [asked] if asked[:4] in years and _is_period(asked) else []
    every = [*dict.fromkeys([*years, *(one.period for one in missing), *linked])]
    first = missing[0].period if missing else every[min(1, len(every) - 1)]
    if PERIOD not in st.session_state and PERIOD not in st.query_params:
        st.session_state[PERIOD] = st.query_params[PERIOD] = first
    # Without a default, which Streamlit leaves out of the address: the period due changes from day to day.
    chosen = st.selectbox(
        "Période",
        every,
        index=None,
        required=True,
        placeholder=first,  # what an address that asks for another is answered
        key=PERIOD,
        bind="query-params",
        width=100,
    )
    return chosen or first


def _is_period(text: str) -> bool:
    try:
        return span(text).precision != "day"
    except ValueError:
        return False


def _by(every: Mapping[str | None, tuple[EntryRow, ...]]) -> str | None:
    """The whole territory or its places, when the person looks after some."""
    offered = [name for name, by in _BY.items() if every[by]]
    if len(offered) < 2:
        return _BY[offered[0]] if offered else None
    chosen = st.selectbox("Une valeur pour", offered, key=PLACES, bind="query-params", width=165)
    return _BY[chosen or offered[0]]


def _indicator(rows: tuple[EntryRow, ...], by: str | None) -> str | None:
    """One indicator alone: always for places, whose rows are its own; else when the address asks for it."""
    labels = {row.slot.indicator: row.indicator for row in rows}
    asked = st.query_params.get(INDICATOR)
    if by is None:
        if asked in labels:
            st.button("Tous les indicateurs", icon=":material/list:", on_click=_every)
            return asked
        return None
    keys = list(labels)
    chosen: str | None = st.selectbox(
        "Indicateur",
        keys,
        index=keys.index(asked) if asked in keys else 0,
        format_func=labels.__getitem__,
        key=f"indicator-{by}",
        width=330,
    )
    return chosen


def _every() -> None:
    st.query_params.pop(INDICATOR, None)


def _narrow(rows: tuple[EntryRow, ...]) -> tuple[Filters, bool]:
    """A theme, some words; only what is missing."""
    theme = choose_among(ENTRIES.fields, ENTRIES.choices(rows), width=165, every="Tous")
    search = search_box(width=150)
    missing = any(row.missing for row in rows) and st.toggle("Ce qui manque", value=True, key=_MISSING)
    return Filters(search, theme), bool(missing)
