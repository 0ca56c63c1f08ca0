"""The frame every page opens with: the store, the convention looked at, who it is, and ways to draw."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import sleep
from typing import Any

import streamlit as st

from ctg_core.dossier.sealing import SealBroken
from ctg_core.questions.asking import Answer, Comparison, Given, Question
from ctg_core.questions.provenance.conventions import Identity, identity
from ctg_core.questions.selection import Selection
from ctg_core.store.refusals import StoreRefused
from ctg_core.ui.answers import Reader, at_the_screen, dashboard_store
from ctg_core.ui.asker import is_anonymous
from ctg_core.ui.convention_choice import PARAMETER, chosen_selection
from ctg_core.ui.heading import show_heading
from ctg_core.ui.navigation import HOME, UPDATE, PageEntry
from ctg_core.ui.rights import rights
from ctg_core.ui.state_choice import FROZEN, chosen_state, leave_sealed_state, show_sealed_band
from ctg_core.ui.trouble import show_refusal
from ctg_core.ui.unsaved import show_unsaved
from ctg_core.ui.wall import dress_for_the_wall, kept_on_the_wall, linked
from ctg_core.views.blocks import section
from ctg_core.views.escape import markdown_text
from ctg_core.views.provenance.identity import fictional_band, identity_line, who_line
from ctg_core.views.table import Table

_PAINTING = 0.4  # seconds


@cache
def _style() -> "_AsItIs":
    return _AsItIs(f"<style>{(Path(__file__).parent / 'style.css').read_text(encoding='utf-8')}</style>")


@dataclass(frozen=True)
class _AsItIs:
    """HTML that Streamlit sends as it is; in a plain string it looks, at each run, for an indentation to take away."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


@dataclass(frozen=True)
class Page:
    """What a page's code works with: what is looked at, by whom, and how to ask and draw."""

    selection: Selection
    identity: Identity
    reader: Reader

    def ask(self, question: Question[Given, Answer], *more: Given.args, **named: Given.kwargs) -> Answer:
        """The answer of a question about the convention looked at, in the state looked at."""
        return self.reader.ask(question, self.selection, *more, **named)

    def ask_today(self, question: Question[Given, Answer], *more: Given.args, **named: Given.kwargs) -> Answer:
        """The same of today's store, even in a sealed state: who may do what, which states were sealed."""
        return self.reader.ask_today(question, self.selection, *more, **named)

    def compare(
        self,
        question: Comparison[Given, Answer],
        selections: Sequence[Selection],
        *more: Given.args,
        **named: Given.kwargs,
    ) -> Answer:
        """The answer of a question about several selections: states of this convention, or other conventions."""
        return self.reader.compare(question, selections, *more, **named)

    def show(self, *fragments: str) -> None:
        """Draw fragments made by views."""
        kept = {**self._state, **kept_on_the_wall()}
        for fragment in filter(None, fragments):
            st.html(_AsItIs(linked(fragment, kept)))

    def table(self, table: Table, file_name: str, *, whole: Table | None = None) -> None:
        """A table and the way to take it away; ``whole`` is what the file holds when the screen shows less."""
        self.show(table.html())
        self.download(whole or table, file_name)

    @property
    def address(self) -> dict[str, str]:
        """What a link to another page must carry to look at the same thing."""
        return {PARAMETER: self.selection.convention, **self._state}

    @property
    def _state(self) -> dict[str, str]:
        return {FROZEN: self.selection.frozen} if self.selection.frozen else {}

    @property
    def file_prefix(self) -> str:
        """How every file taken away begins its name."""
        fictional = "-donnees-fictives" if self.identity.row.fictional else ""
        return self.selection.convention + fictional

    def download(self, table: Table | Callable[[], Table], file_name: str) -> None:
        """The way to take a table away, shown or not; one that is long to make is made when it is asked for."""
        st.download_button(
            "Télécharger (CSV)",
            table.csv if isinstance(table, Table) else lambda: table().csv(),
            file_name=f"{self.file_prefix}-{file_name}.csv",
            mime="text/csv",
            key=f"csv-{file_name}",
            icon=":material/download:",
            on_click="ignore",
        )

    def chart(
        self,
        drawn: Any,
        title: str,
        sentence: str,
        table: Table,
        name: str,
        *,
        whole: Table | None = None,
    ) -> None:
        """A fragment or a Plotly figure under its finding, with its sentence and its data, ``whole`` in the file."""
        self.show(section(title, sentence))
        if isinstance(drawn, str):
            self.show(drawn)
        else:
            _let_the_answer_be_painted()
            st.plotly_chart(
                drawn, key=f"chart-{name}", config={"displaylogo": False, "displayModeBar": False}, alt=sentence
            )
        self.folded("Les données de ce graphique", table, name, whole=whole)

    def folded(self, title: str, table: Table, file_name: str, *, whole: Table | None = None) -> None:
        """A table under a title, sent once the reader opens it: its cards weigh more than all the rest of a page."""
        on_demand(title, file_name, lambda: self.table(table, file_name, whole=whole))

    def tab(self, *titles: str) -> tuple[str, AbstractContextManager[Any]]:
        """The tab the reader opened, kept in the address, and where to draw it; the others are not drawn."""
        tabs = st.tabs(titles, key="partie", bind="query-params")
        return next((pair for pair in zip(titles, tabs, strict=True) if pair[1].open), (titles[0], tabs[0]))

    def link(self, entry: PageEntry, label: str) -> None:
        """A link to another page that keeps the convention and the state looked at."""
        st.page_link(entry.file, label=label, icon=entry.icon, query_params={**self.address, **kept_on_the_wall()})


@st.fragment
def on_demand(title: str, name: str, draw: Callable[[], None]) -> None:
    """What is drawn once the reader opens it, and redraws nothing else; ``name`` is its own on the page."""
    box = st.expander(title, key=f"open-{name}", on_change="rerun")
    if box.open:
        with box:
            draw()


def _let_the_answer_be_painted() -> None:
    """Pause before a session's first chart: Plotly's bundle would keep the browser from painting the answer."""
    if "_charts_drawn" not in st.session_state:
        st.session_state["_charts_drawn"] = True
        sleep(_PAINTING)


def is_dark() -> bool:
    """Whether the reader's screen is dark, for what CSS cannot reach (charts and maps)."""
    return st.context.theme.type == "dark"


def open_page(title: str | None = None) -> Page:
    """Open a page: settle the store and the convention, then write the heading, the convention's name by default.

    Stops the run, with a word on what to do, if the store cannot be read.
    """
    st.html(_style())
    store = _store_or_stop()
    reader = at_the_screen()
    selection = _state_or_stop(reader, chosen_selection(reader))
    found = reader.ask(identity, selection)
    if selection.frozen:
        show_sealed_band(reader, selection)
    if found.row.fictional:
        st.html(fictional_band())
    show_heading(title or HOME.title, title or markdown_text(found.row.short_name))
    st.html(identity_line(found, read_only=store.read_only))
    st.sidebar.html(who_line(None if is_anonymous() else rights(selection)))
    if title != UPDATE.title:
        show_unsaved(selection)
    page = Page(selection, found, reader)
    dress_for_the_wall(title, page.address)
    return page


def _state_or_stop(reader: Reader, selection: Selection) -> Selection:
    chosen = chosen_state(reader, selection)
    try:
        reader.ask(identity, chosen)
    except SealBroken as broken:
        st.error(markdown_text(str(broken)), icon=":material/gpp_bad:")
        st.button("Revenir à aujourd’hui", on_click=leave_sealed_state)
        st.stop()
    return chosen


def _store_or_stop() -> Any:
    try:
        return dashboard_store()
    except StoreRefused as refusal:
        st.title("Le tableau de bord ne peut pas s’ouvrir", anchor=False)
        show_refusal(refusal)
        st.stop()
