"""The deck: a title a slide, notes, native charts with alternative texts, the numbers of the answers."""

from collections.abc import Callable
from io import BytesIO

import pytest
from pptx import Presentation

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.storage import fetch_dossier
from ctg_core.model.meeting import AgendaItem
from ctg_core.questions.indicators.list import indicators
from ctg_core.questions.plan.headline import home_headline
from ctg_core.questions.plan.progress import plan_progress
from ctg_core.questions.provenance.conventions import time_elapsed
from tests.exchange.documents.conftest import LIVING, NEARLY_EMPTY, Maker, plain
from tests.exchange.documents.opened import A, Deck

MEETING = "copil-2026-12"
SLIDE_OF = {  # a point whose words name none of what the figures speak of has a slide of its own
    "Suivi des décisions": "décisions exécutées sur",
    "Avancement par axe": "actions",
    "Focus": "Ce qui demande l’attention du comité",
    "Indicateurs clés": "indicateurs",
    "Bilan financier": "€",
}
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


@pytest.fixture
def deck(shipped: Maker) -> Deck:
    return Deck(shipped.make("support-de-seance", LIVING))


def test_each_slide_has_a_title_notes_and_its_foot(deck: Deck) -> None:
    for slide in deck.slides():
        titles = [shape for shape in slide.iter(f"{P}ph") if shape.get("type") in ("title", "ctrTitle")]
        assert len(titles) == 1
        assert [field.get("type") for field in slide.iter(f"{A}fld")] == ["slidenum"]
    assert len(deck.notes()) == len(deck.slides())
    assert all("Données fictives" in text for text in deck.slide_texts())


def test_it_speaks_french(deck: Deck) -> None:
    assert deck.property("language") == "fr-FR"
    assert {run.get("lang") for slide in deck.slides() for run in slide.iter(f"{A}rPr")} == {"fr-FR"}


def test_charts_and_tables_are_described_and_headed(deck: Deck) -> None:
    frames = [shape for slide in deck.slides() for shape in slide.iter(f"{P}graphicFrame")]
    described = [frame.find(f"{P}nvGraphicFramePr/{P}cNvPr").get("descr") for frame in frames]  # type: ignore[union-attr]
    assert all(text and text.startswith(("Graphique. ", "Tableau. ")) for text in described)
    tables = [table for slide in deck.slides() for table in slide.iter(f"{A}tblPr")]
    assert tables
    assert {table.get("firstRow") for table in tables} == {"1"}
    assert len(deck.matching("ppt/charts/chart", ".xml")) == len(deck.workbooks()) == 3


def test_its_numbers_are_those_of_the_answers(deck: Deck, shipped: Maker) -> None:
    said = [plain(text) for text in deck.slide_texts()]
    headline = home_headline(shipped.ask(time_elapsed, LIVING), shipped.ask(plan_progress, LIVING))
    assert any(plain(headline) in text for text in said)
    states = shipped.ask(indicators, LIVING).by_state
    book = deck.workbooks()[1].active
    assert sorted(row[1].value for row in book.iter_rows(min_row=2)) == sorted(filter(None, states.values()))


def test_what_a_slide_has_no_room_for_is_said_and_in_its_notes(deck: Deck, shipped: Maker) -> None:
    notes = plain(" ".join(deck.notes()))
    assert any("dans les notes" in text for text in deck.slide_texts())
    for root in shipped.ask(plan_progress, LIVING).roots:
        for action in root.all_actions():
            assert plain(action.row.title) in notes


def test_a_nearly_empty_convention_has_few_slides_none_of_them_empty(shipped: Maker) -> None:
    deck = Deck(shipped.make("support-de-seance", NEARLY_EMPTY))
    assert len(deck.slides()) < 9
    assert all(len(text) > 60 for text in deck.slide_texts())


def test_the_notes_of_a_point_are_spoken_on_its_slide(shipped: Maker, holding: Callable[[Dossier], Maker]) -> None:
    with shipped.store.reading() as session:
        dossier = fetch_dossier(session, LIVING)
    agenda = [item for item in dossier.of(AgendaItem) if item.meeting == MEETING]
    for item in agenda:
        item.notes = f"À dire sur {item.title}."
    slides = list(Presentation(BytesIO(holding(dossier).make("support-de-seance", LIVING, MEETING))).slides)
    spoken = {slide.shapes.title.text: plain(slide.notes_slide.notes_text_frame.text) for slide in slides}
    for item in agenda:
        (title,) = [title for title, notes in spoken.items() if str(item.notes) in notes]
        assert SLIDE_OF.get(item.title, item.title) in plain(title)
