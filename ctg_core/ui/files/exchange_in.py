"""Imports: one place to drop a file of any known kind; its changes are shown before they are recorded."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from ctg_core.commands.incoming import bring_in
from ctg_core.commands.rights import ADMINISTRATOR, COORDINATOR
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.reading import parse_dossier
from ctg_core.exchange.imports.incoming import Incoming
from ctg_core.exchange.imports.recognition import ACCEPTED, KINDS, Received, recognise
from ctg_core.exchange.imports.words import summary
from ctg_core.exchange.received import LARGEST
from ctg_core.model.french import counted, quoted
from ctg_core.questions.files.whole_dossier import whole_dossier
from ctg_core.ui.answers import dashboard_store, revision
from ctg_core.ui.editing.saving import redraw
from ctg_core.ui.files.import_columns import draw_answers, draw_mapping
from ctg_core.ui.files.incoming import draw_difference
from ctg_core.ui.files.refused_file import refusals_said, replace_whole
from ctg_core.ui.files.return_sheets import draw_returned
from ctg_core.ui.page import Page
from ctg_core.ui.rights import rights
from ctg_core.ui.writing import attempt
from ctg_core.views.blocks import headline, paragraph

_KEPT, _KEPT_NOW = "_received", "_received_into"


def draw_import(page: Page) -> None:
    """The place to drop a file, then what it would change, then the way to record it."""
    dropped = st.file_uploader(
        "Fichier à recevoir (.xlsx, .csv, .json, .yaml)",
        type=[suffix.removeprefix(".") for suffix in ACCEPTED],
        max_upload_size=LARGEST // 1_000_000,
        key="fichier-recu",
    )
    if dropped is not None:
        _draw_dropped(page, dropped)


@st.fragment
def _draw_dropped(page: Page, dropped: UploadedFile) -> None:
    with refusals_said(page):
        with st.spinner("Lecture du fichier…"):
            received = _received(dropped.file_id, dropped.name, dropped.getvalue())
        page.show(paragraph(f"{quoted(received.name)}\u202f: {KINDS[received.kind]}."))
        if received.kind == "return":
            draw_returned(page, dropped)
        else:
            _draw_received(page, received)


def _received(file: str, name: str, content: bytes) -> Received:
    """The file opened and recognised, once for each that is dropped."""
    kept = st.session_state.get(_KEPT)
    if kept is None or kept[0] != file:
        kept = st.session_state[_KEPT] = (file, recognise(content, name))
    found: Received = kept[1]
    return found


def _draw_received(page: Page, received: Received) -> None:
    """The difference the file makes, the decisions it asks for."""
    now = _now(page)
    sheets = draw_mapping(page, received) if received.kind == "tracking" else None
    incoming = received.incoming(now, draw_answers(page, received, now, sheets), sheets)
    page.show(headline(f"Ce qui changerait\u202f: {summary(incoming)}"))
    _draw_recording(page, incoming, draw_difference(page, incoming))


def _now(page: Page) -> Dossier:
    """The convention as it is, read again only when something changed."""
    known = (page.selection, revision(page.selection))
    kept = st.session_state.get(_KEPT_NOW)
    if kept is None or kept[0] != known:
        kept = st.session_state[_KEPT_NOW] = (known, parse_dossier(page.ask(whole_dossier), "dossier.json"))
    found: Dossier = kept[1]
    return found


def _draw_recording(page: Page, incoming: Incoming, chosen: set[int]) -> None:
    changes = incoming.changes(chosen)
    if not changes:
        return
    if not rights(page.selection).reach(COORDINATOR) or dashboard_store().read_only:
        page.show(paragraph("Pour enregistrer un fichier, il faut être de la coordination."))
        return
    partly = bool(incoming.not_understood)
    label = f"Enregistrer {counted(len(changes), 'ligne')}{' (sans ce qui n’est pas compris)' if partly else ''}"
    if st.button(label, type="primary", icon=":material/save:", key="fichier-enregistrer"):
        reason = f"fichier {quoted(incoming.file)}"
        if attempt(page, bring_in.of(changes), done="", reason=reason):
            said = "est enregistrée" if len(changes) == 1 else "sont enregistrées"
            redraw(f"{counted(len(changes), 'ligne')} du fichier {said}")
    if incoming.dossier and rights(page.selection).reach(ADMINISTRATOR):
        _draw_replacing(page, incoming.dossier, incoming.file)


def _draw_replacing(page: Page, dossier: Dossier, name: str) -> None:
    """The whole convention in one gesture, that cannot be undone row by row."""
    with st.expander("Remplacer toute la convention par ce dossier"):
        page.show(
            paragraph(
                "L’ordre des lignes et tout le reste deviennent ceux du fichier. Le journal garde l’empreinte de ce "
                "qu’il y avait avant, pas son contenu\u202f: exportez-le d’abord."
            )
        )
        sure = st.checkbox("J’ai exporté la convention telle qu’elle est", key="fichier-remplacer-sur")
        if st.button("Remplacer", key="fichier-remplacer", icon=":material/warning:", disabled=not sure):
            replace_whole(page, dossier, name, "La convention est remplacée")
