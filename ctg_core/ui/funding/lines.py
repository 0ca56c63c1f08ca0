"""The funding lines when they are many: folded, narrowed by choices kept in the address, a page at a time."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from ctg_core.questions.funding.filters import Filters, narrowed, values_met
from ctg_core.questions.funding.lines import Line
from ctg_core.questions.funding.overview import Funding
from ctg_core.questions.funding.sums import total
from ctg_core.ui.filters import choose_among
from ctg_core.ui.page import Page
from ctg_core.ui.paging import back_to_first, page_of
from ctg_core.views.blocks import paragraph, section
from ctg_core.views.french import counted
from ctg_core.views.funding.filters import FIELDS, LINES, PAGE, page_caption, shown_sentence, sums_sentence
from ctg_core.views.funding.lines import compact_table, lines_file, stages_met
from ctg_core.views.funding.overview import stages_sentence

FOLDED_BEYOND = 20
_PER_PAGE = 25


@st.fragment
def show_many_lines(page: Page, found: Funding) -> None:
    """Nothing but a title until it is opened; opening, a filter or another page redraws nothing else."""
    page.show(section("Les lignes, une à une", stages_sentence(found)))
    folded = st.expander(
        counted(len(found.lines), "ligne de financement", "lignes de financement"),
        expanded=any(parameter in st.query_params for _, parameter, _ in FIELDS),
        key=LINES,
        bind="query-params",
        on_change="rerun",
    )
    if folded.open:
        with folded:
            _draw(page, found)


def _draw(page: Page, found: Funding) -> None:
    filters = _choose(found.lines)
    lines = narrowed(found.lines, filters)
    if hidden := shown_sentence(lines, len(found.lines), filters):
        sums = [(stage.stage, total(lines, stage.stage)) for stage in found.known_totals]
        page.show(paragraph(f"{hidden} {sums_sentence(sums)}"))
        st.button("Tout afficher", icon=":material/filter_list_off:", on_click=_forget)
    if not lines:
        return
    first, shown = page_of(lines, _PER_PAGE, PAGE)
    page.show(compact_table(shown, stages_met(found.lines), page_caption(found.lines, lines, first, len(shown))).html())
    page.download(lines_file(lines), "financements")


def _choose(lines: Sequence[Line]) -> Filters:
    """What the reader asks for, each choice under its own name in the address."""

    def labels(field: str) -> dict[str, str]:
        return {value: value for value in values_met(lines, field)}

    with st.container(horizontal=True, vertical_alignment="bottom"):
        return choose_among(FIELDS, labels, width=190, on_change=partial(back_to_first, PAGE))


def _forget() -> None:
    """Let go of every filter."""
    back_to_first(PAGE)
    for _, parameter, _ in FIELDS:
        if parameter in st.session_state:
            st.session_state[parameter] = None
