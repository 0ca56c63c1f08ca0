"""The evaluation report, opened again: its numbers are those of the answers, its words those people wrote."""

from datetime import date
from io import BytesIO
from typing import Any

from docx import Document

from ctg_core.dossier.storage import write_dossier
from ctg_core.exchange.documents.evaluation_report import SECTIONS
from ctg_core.exchange.documents.kit.frame import request_of
from ctg_core.exchange.documents.registry import DOCUMENTS
from ctg_core.questions.asking import Opened
from ctg_core.questions.evaluation.overview import evaluation
from ctg_core.questions.selection import Selection
from ctg_core.reference.lists import evaluation_questions
from ctg_core.store.opening import memory_store
from tests.dossier.written import dossier


def made(**collections: Any) -> tuple[list[tuple[str, str]], list[list[str]], list[str]]:
    """Every paragraph with its style, every row of a table, and the statements the data make."""
    store = memory_store()
    with store.writing() as session:
        write_dossier(session, dossier({"start": "2024", "end": "2027"}, **collections))
    with store.reading() as session:
        request = request_of(Opened(session, Selection("essai", date(2026, 11, 22))))
        content = DOCUMENTS["rapport-evaluation"].make(request)
        said = [proof.text for one in request.ask(evaluation).questions for proof in one.proofs.found]
    store.close()
    file = Document(BytesIO(content))
    paragraphs = [(one.style.name, one.text) for one in file.paragraphs]
    return paragraphs, [[cell.text for cell in row.cells] for table in file.tables for row in table.rows], said


def test_every_section_and_every_question_has_its_heading() -> None:
    paragraphs, _, _ = made()
    assert [text for style, text in paragraphs if style == "Heading 1"] == [
        *(title for title, _ in SECTIONS.values()),
        "Sources et état des données",
    ]
    asked = [text for style, text in paragraphs if style == "Heading 3"]
    assert asked == [one.label for one in evaluation_questions().values()]


def test_the_statements_are_those_of_the_screen() -> None:
    paragraphs, _, said = made(
        actions=[{"key": "a", "title": "Ouvrir", "status": "done"}, {"key": "b", "title": "Former"}],
        decisions=[{"key": "d", "title": "Ouvrir", "due": "2025", "executed_on": "2025-03"}],
    )
    bullets = [text for style, text in paragraphs if style == "List Bullet"]
    assert said
    assert all(any(bullet.startswith(one) for bullet in bullets) for one in said)


def test_answers_and_words_are_taken_up_year_after_year() -> None:
    paragraphs, rows, _ = made(
        evaluation_answers=[
            {"key": "x", "question": "equity", "year": 2025, "reply": "mostly_yes", "text": "Deux ouvertures."}
        ],
        narratives=[
            {"key": "n", "document": "evaluation", "section": "recommandations", "year": 2025, "text": "Reconduire."},
            {"key": "m", "document": "evaluation", "section": "recommandations", "text": "Associer les habitants."},
        ],
    )
    assert ["2025", "Plutôt oui", "Deux ouvertures"] in rows
    texts = [text for _, text in paragraphs]
    assert "2025\u202f: Reconduire." in texts
    assert texts.index("Associer les habitants.") < texts.index("2025\u202f: Reconduire.")
