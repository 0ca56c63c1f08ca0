"""The words only people can write, for a year or a meeting: documents take them up each time."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import streamlit as st

from ctg_core.commands.rights import COORDINATOR
from ctg_core.exchange.documents import annual_review, decision_record, evaluation_report
from ctg_core.model.codes import NARRATIVE_DOCUMENTS
from ctg_core.model.narrative import Narrative
from ctg_core.questions.meeting.narratives import MEETING, narrative_texts
from ctg_core.ui.editing.boxes import box
from ctg_core.ui.editing.edit import edit_of
from ctg_core.ui.editing.forms import draw_form
from ctg_core.ui.page import Page
from ctg_core.ui.rights import rights
from ctg_core.views.blocks import paragraph, section
from ctg_core.views.french import NARROW, counted, typeset

_SECTIONS: dict[str, Mapping[str, str]] = {
    "annual_review": {key: title for key, (title, _) in annual_review.SECTIONS.items()},
    "evaluation": {key: title for key, (title, _) in evaluation_report.SECTIONS.items()},
}


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


def _draw(page: Page, place: _Place, title: str, texts: Sequence[Narrative]) -> None:
    """One section: what is written, and, for coordination, where to write."""
    if not rights(page.selection).reach(COORDINATOR):
        if place.meeting is None:
            page.show(section(title))
        page.show(*[paragraph(one.text) for one in texts])
        if not texts:
            page.show(paragraph("Rien n’est encore rédigé\u202f; la coordination peut l’écrire."))
        return
    shown: Sequence[Narrative | None] = texts or [None]
    for one in shown:
        _draw_text(page, place, title, one)


def _draw_text(page: Page, place: _Place, title: str, one: Narrative | None) -> None:
    """Where to write one; emptied, it is taken away."""
    every_year = one is not None and one.year is None and place.meeting is None
    label = typeset(f"{title} (vaut pour toutes les années)" if every_year else title)
    lines = ((box("narratives", "text", title, label=label, height=140),),)
    edit = edit_of(page, lines, one, key=place.name, given=asdict(place), sent=True, kept_empty=False)
    draw_form(
        page,
        [edit],
        "Enregistrer",
        "Le texte est enregistré.",
        gone="Le texte est retiré.",
        nothing="Il n’y a rien à enregistrer\u202f: le texte est vide.",
        type="secondary",
        help=f"Enregistrer{NARROW}: {title}",
    )
