"""The documents that come out of the meeting: made at the click, from the same answers as the screens."""

import logging
from collections.abc import Callable

import streamlit as st

from ctg_core.exchange.documents.kit.frame import DocumentRefused, Request
from ctg_core.exchange.documents.registry import ACTION, DOCUMENTS, MEETING, YEAR, Document
from ctg_core.model.dates import span
from ctg_core.questions.actions.list import actions
from ctg_core.questions.governance.overview import governance
from ctg_core.questions.provenance.journal_tip import journal_anchor
from ctg_core.questions.states.freezes import SealedState, sealed_states
from ctg_core.ui.answers import ClosedConvention, ask_store
from ctg_core.ui.lazy_file import Making
from ctg_core.ui.page import Page
from ctg_core.ui.wall import MEETING as SEANCE
from ctg_core.views.blocks import paragraph, section
from ctg_core.views.escape import markdown_text
from ctg_core.views.states.sealed import replaced_by

_LOG = logging.getLogger(__name__)
_LABELS = {MEETING: "Séance", ACTION: "Action", YEAR: "Année"}


def draw_documents(page: Page) -> None:
    """One line a document: what it holds, what it is about, the way to take it away."""
    page.show(section("Documents", _states(page)))
    for document in DOCUMENTS.values():
        draw_document(page, document)


@st.fragment
def draw_document(page: Page, document: Document) -> None:
    """One document, made and taken away in one click; making it redraws nothing else."""
    with st.container(border=True):
        button, words = st.columns((2, 3), vertical_alignment="center")
        with words:
            page.show(paragraph(document.says))
            item = _item(page, document)
        with button:
            clicked = _button(page, document, item)
        if clicked:
            with st.spinner(f"Préparation\u202f: {document.name}…"):
                failure = clicked.failure()
            _tell(document, failure)


def _button(page: Page, document: Document, item: str | None) -> Making | None:
    """Draw the download button; returns the file being downloaded when it was just clicked, else None."""
    request = Request(page.ask, lambda: ask_store(journal_anchor), page.selection.day, _state(page), item)
    name = f"making-{document.key}"
    waited_for: Making | None = st.session_state.get(name)
    st.session_state[name] = Making(lambda: document.make(request))
    missing = item is None and document.needs_item
    clicked = st.download_button(
        f"{document.name} ({document.extension.upper()})",
        st.session_state[name].content,
        file_name=document.file_name(page.selection.convention, fictional=page.identity.row.fictional, item=item),
        mime=document.mime,
        key=f"take-{document.key}",
        icon=":material/download:",
        disabled=missing,
        help="Choisissez de quoi faire ce document." if missing else None,
        width="stretch",
        wrap=True,
    )
    return waited_for if clicked else None


def _tell(document: Document, failure: Exception | None) -> None:
    """Why there is no file; nothing when there is one."""
    if isinstance(failure, DocumentRefused | ClosedConvention):
        st.warning(markdown_text(str(failure)), icon=":material/block:")
    elif failure:
        _LOG.error("document %s", document.key, exc_info=failure)
        st.error(
            f"Ce document n’a pas pu être fait\u202f: {markdown_text(document.name)}. Les données sont intactes. "
            "Réessayez\u202f; si l’erreur revient, copiez les derniers messages de la fenêtre du tableau de bord.",
            icon=":material/error:",
        )


def _states(page: Page) -> str:
    if state := _state(page):
        kept = "Chaque document porte l’état arrêté que vous regardez\u202f: ses chiffres ne changeront plus."
        return f"{kept} Il a été {replaced_by(state.replaced_by)}." if state.replaced_by else kept
    return "Faits des données d’aujourd’hui. Pour des chiffres qui ne changent plus, choisissez un état arrêté."


def _state(page: Page) -> SealedState | None:
    """The sealed state looked at, read from today's store, which holds the seals."""
    if page.selection.frozen is None:
        return None
    return next(one for one in page.ask_today(sealed_states) if one.key == page.selection.frozen)


def _item(page: Page, document: Document) -> str | None:
    """What the document is about, chosen by the reader; None lets the document choose."""
    if document.about is None:
        return None
    items = _ITEMS[document.about](page)
    held = st.query_params.get(SEANCE) if document.about == MEETING else None
    first = next(iter(items), None) if document.about == YEAR else held
    return st.selectbox(
        _LABELS[document.about],
        items,
        index=list(items).index(first) if first in items else None,
        format_func=lambda key: items[key],
        placeholder="Choisir" if document.needs_item else "La plus utile",
        key="-".join(
            filter(None, ("about", document.key, held))
        ),  # another meeting chosen on the page is the new default
        width=520,
    )


def _meetings(page: Page) -> dict[str, str]:
    return {line.row.key: line.row.title for line in page.ask(governance).meetings}


def _actions(page: Page) -> dict[str, str]:
    return {
        item.row.key: f"{item.row.code} {item.row.title}" if item.row.code else item.row.title
        for item in page.ask(actions).items
    }


def _years(page: Page) -> dict[str, str]:
    """The year looked at and those before it, back to the first of the convention."""
    last = page.selection.day.year
    first = span(page.identity.row.start).first.year if page.identity.row.start else last - 1
    return {str(year): str(year) for year in range(last, max(min(first, last), last - 9) - 1, -1)}


_ITEMS: dict[str, Callable[[Page], dict[str, str]]] = {MEETING: _meetings, ACTION: _actions, YEAR: _years}
