"""The words only people can write, section by section and year by year: documents take them up each time."""

from collections.abc import Mapping, Sequence

import streamlit as st

from ctg_core.commands.changes import RowChange, change_rows
from ctg_core.commands.rights import COORDINATOR
from ctg_core.exchange.documents import annual_review, evaluation_report
from ctg_core.model.codes import NARRATIVE_DOCUMENTS
from ctg_core.questions.narrative_texts import WrittenText, narrative_texts
from ctg_core.ui.asker import rights
from ctg_core.ui.page import Page
from ctg_core.ui.writing import attempt
from ctg_core.views.blocks import paragraph, section
from ctg_core.views.french import NARROW, counted, typeset

_SECTIONS: dict[str, Mapping[str, str]] = {
    "annual_review": {key: title for key, (title, _) in annual_review.SECTIONS.items()},
    "evaluation": {key: title for key, (title, _) in evaluation_report.SECTIONS.items()},
}


def draw_narratives(page: Page, year: int) -> None:
    """Which document, then a text for each section and this year."""
    page.show(
        section(
            "Les mots que seuls les partenaires peuvent écrire",
            "Ils sont repris dans le document à chaque édition\u202f; les chiffres, eux, viennent des données.",
        )
    )
    document = st.selectbox(
        "Document", list(_SECTIONS), format_func=lambda code: NARRATIVE_DOCUMENTS[code].capitalize(), width=280
    )
    texts = page.ask(narrative_texts, document, year)
    done = len({one.section for one in texts})
    page.show(paragraph(f"{counted(done, 'partie rédigée', 'parties rédigées')} sur {len(_SECTIONS[document])}."))
    for key, title in _SECTIONS[document].items():
        _draw(page, (document, key, year), title, [one for one in texts if one.section == key])


def _draw(page: Page, place: tuple[str, str, int], title: str, texts: Sequence[WrittenText]) -> None:
    """One section: what is written, and, for coordination, where to write."""
    if not rights(page.selection).reach(COORDINATOR):
        page.show(section(title))
        page.show(*[paragraph(one.text) for one in texts])
        if not texts:
            page.show(paragraph("Rien n’est encore rédigé\u202f; la coordination peut l’écrire."))
        return
    document, key, year = place
    shown: Sequence[WrittenText | None] = texts or [None]
    for one in shown:
        label = title if one is None or one.year else f"{title} (vaut pour toutes les années)"
        name = one.key if one else f"{document}-{key}-{year}"
        with st.form(f"narrative-{name}-{year}", border=False):
            text = st.text_area(typeset(label), one.text if one else "", key=f"text-{name}-{year}", height=140)
            saved = st.form_submit_button(
                "Enregistrer", icon=":material/save:", key=f"save-{name}-{year}", help=f"Enregistrer{NARROW}: {title}"
            )
        if saved:
            _save(page, place, one, text.strip())


def _save(page: Page, place: tuple[str, str, int], one: WrittenText | None, text: str) -> None:
    """Add, change, or take away when nothing is left."""
    document, key, year = place
    if one is None and not text:
        st.warning("Il n’y a rien à enregistrer\u202f: le texte est vide.")
        return
    if one is None:
        fields = {"document": document, "section": key, "year": year, "text": text}
        change = RowChange("narratives", f"{document}-{key}-{year}", None, fields)
    else:
        change = RowChange("narratives", one.key, one.version, {"text": text} if text else None)
    if attempt(page, change_rows, [change], done="Le texte est enregistré." if text else "Le texte est retiré."):
        st.rerun()
