"""Evidence as files: joined to a value where it is given, taken away where it is read."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from ctg_core.commands.attachments import attach_evidence
from ctg_core.commands.indicator_values import GivenValue
from ctg_core.questions.entry.rows import EntryRow
from ctg_core.questions.provenance.attachments import evidence_content, evidence_files
from ctg_core.ui.page import Page
from ctg_core.ui.writing import attempt
from ctg_core.views.french import moment

_KINDS = ["pdf", "png", "jpg", "jpeg", "docx", "xlsx", "odt", "ods"]


def draw_joining(page: Page, rows: Sequence[EntryRow]) -> None:
    """Join a file to one of the values recorded."""
    recorded = {f"{row.label} {row.slot.period}": row for row in rows if row.stands}
    if not recorded:
        return
    with st.expander("Joindre un fichier à une valeur"), st.form("evidence", border=False, clear_on_submit=True):
        chosen = st.selectbox("Valeur", list(recorded), placeholder="Choisir")
        file = st.file_uploader("Justificatif (PDF, image, Word, Excel\u202f; 5\u00a0Mo au plus)", type=_KINDS)
        asked = st.form_submit_button("Joindre", icon=":material/attach_file:")
    if asked and file is None:
        st.info("Choisissez d’abord un fichier.")
    elif (
        asked
        and file is not None
        and attempt(
            page,
            attach_evidence.of(_as_it_stands(recorded[chosen]), file.name, file.getvalue()),
            done="Le fichier est joint.",
        )
    ):
        st.rerun()


def _as_it_stands(row: EntryRow) -> GivenValue:
    slot, stands = row.slot, row.stands
    if stands is None:
        raise LookupError(slot)
    return GivenValue(
        indicator=slot.indicator,
        period=slot.period,
        seen=stands.version,
        seen_key=stands.key,
        value=stands.value,
        missing_reason=stands.missing_reason,
        numerator=stands.numerator,
        denominator=stands.denominator,
        commune=slot.commune,
        facility=slot.facility,
        qualifier=stands.qualifier,
        comment=stands.comment,
    )


def draw_evidence(page: Page, indicator: str) -> None:
    """The files that prove the values of an indicator; those a dossier names without holding are said."""
    for rank, file in enumerate(page.ask(evidence_files, indicator)):
        when = f" ({moment(file.period)})" if file.period else ""
        if not (file.held or page.selection.frozen):
            st.caption(f"Justificatif{when}\u202f: {file.name}, nommé par le dossier, n’est pas dans cette base.")
            continue
        st.download_button(
            f"Justificatif{when}\u202f: {file.name}",
            partial(_content, page, file.sha256),
            file_name=file.name,
            key=f"evidence-{rank}",
            icon=":material/attach_file:",
            on_click="ignore",
        )


def _content(page: Page, sha256: str) -> bytes:
    content: bytes = page.ask_today(evidence_content, sha256)
    return content
