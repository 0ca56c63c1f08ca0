"""The funding lines when they are many: folded, narrowed by choices kept in the address, a page at a time."""

import streamlit as st

from ctg_core.questions.funding.filters import LINES
from ctg_core.questions.funding.overview import Funding
from ctg_core.questions.funding.sums import total
from ctg_core.ui.filters import choose, say_hidden
from ctg_core.ui.page import Page
from ctg_core.ui.paging import page_of
from ctg_core.views.blocks import section
from ctg_core.views.french import counted
from ctg_core.views.funding.filters import page_caption, sums_sentence
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
        expanded=any(field.parameter in st.query_params for field in LINES.fields),
        key="lignes",
        bind="query-params",
        on_change="rerun",
    )
    if folded.open:
        with folded:
            _draw(page, found)


def _draw(page: Page, found: Funding) -> None:
    listed = choose(LINES, found.lines, width=190)
    lines = listed.rows
    say_hidden(page, listed, sums_sentence([(stage.stage, total(lines, stage.stage)) for stage in found.known_totals]))
    if not lines:
        return
    first, shown = page_of(lines, _PER_PAGE, LINES.page)
    page.show(compact_table(shown, stages_met(found.lines), page_caption(found.lines, lines, first, len(shown))).html())
    page.download(lines_file(lines), "financements")
