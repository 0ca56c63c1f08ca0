"""The words only people can write, for a year or a meeting: documents take them up each time."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import streamlit as st

from ctg_core.commands.changes import RowChange, change_rows
from ctg_core.commands.rights import COORDINATOR
from ctg_core.exchange.documents import annual_review, decision_record, evaluation_report
from ctg_core.model.codes import NARRATIVE_DOCUMENTS
from ctg_core.questions.meeting.narrative_texts import WrittenText, narrative_texts
from ctg_core.questions.meeting.narratives import MEETING
from ctg_core.ui.editing.draft import NOTHING, Draft, Shown
from ctg_core.ui.editing.saving import Edit, draw_overtaken
from ctg_core.ui.editing.typed_boxes import words
from ctg_core.ui.page import Page
from ctg_core.ui.rights import rights
from ctg_core.ui.writing import attempt
from ctg_core.views.blocks import paragraph, section
from ctg_core.views.french import NARROW, counted, typeset

_SECTIONS: dict[str, Mapping[str, str]] = {
    "annual_review": {key: title for key, (title, _) in annual_review.SECTIONS.items()},
    "evaluation": {key: title for key, (title, _) in evaluation_report.SECTIONS.items()},
}
_ROW, _TEXT = "narrative", "text"  # what a draft is made of


@dataclass(frozen=True)
class _Place:
    """Where a text goes: a section of one document, for one year or for one meeting."""

    document: str
    section: str
    year: int | None = None
    meeting: str | None = None

    @property
    def name(self) -> str:
        return f"{self.document}-{self.section}-{self.meeting or self.year}"


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
        _draw(page, _Place(document, key, year), title, [one for one in texts if one.section == key])


def draw_meeting_words(page: Page, meeting: str) -> None:
    """What was said in a meeting, beside what it decided."""
    key, title = decision_record.WORDS
    page.show(
        section(
            title, "Ce qui s’est dit, en quelques lignes\u202f: le relevé de décisions le reprend à chaque édition."
        )
    )
    _draw(page, _Place(MEETING, key, meeting=meeting), title, page.ask(narrative_texts, MEETING, None, meeting))


def _draw(page: Page, place: _Place, title: str, texts: Sequence[WrittenText]) -> None:
    """One section: what is written, and, for coordination, where to write."""
    if not rights(page.selection).reach(COORDINATOR):
        if place.meeting is None:
            page.show(section(title))
        page.show(*[paragraph(one.text) for one in texts])
        if not texts:
            page.show(paragraph("Rien n’est encore rédigé\u202f; la coordination peut l’écrire."))
        return
    shown: Sequence[WrittenText | None] = texts or [None]
    for one in shown:
        every_year = one is not None and one.year is None and place.meeting is None
        label = f"{title} (vaut pour toutes les années)" if every_year else title
        name = f"{one.key if one else place.name}-{place.meeting or place.year}"
        draft = Draft(f"narrative {page.selection.convention} {name}", _shown(one))
        with st.form(f"narrative-{name}", border=False):
            st.text_area(typeset(label), key=draft.box(_TEXT), height=140)
            saved = st.form_submit_button(
                "Enregistrer", icon=":material/save:", key=f"save-{name}", help=f"Enregistrer{NARROW}: {title}"
            )
        if saved:
            _save(page, place, one, draft)
        draft.keep()
        draw_overtaken(page, Edit(draft, {_TEXT: words(title)}))


def _shown(one: WrittenText | None) -> Shown:
    if one is None:
        return Shown({_ROW: NOTHING}, {_TEXT: ""})
    return Shown({_ROW: one.version}, {_TEXT: one.text}, one.by, one.at)


def _save(page: Page, place: _Place, one: WrittenText | None, draft: Draft) -> None:
    """Add, change, or take away when nothing is left."""
    seen, text = draft.seen.versions[_ROW], draft.typed(_TEXT).strip()
    if one is None and seen == NOTHING:
        if not text:
            st.warning("Il n’y a rien à enregistrer\u202f: le texte est vide.")
            return
        change = RowChange("narratives", place.name, None, {**asdict(place), "text": text})
    else:
        change = RowChange("narratives", one.key if one else place.name, seen, {"text": text} if text else None)
    if attempt(page, change_rows.of([change]), done="Le texte est enregistré." if text else "Le texte est retiré."):
        draft.let_go()
        st.rerun()
