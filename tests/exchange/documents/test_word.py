"""Word documents: outline, table headers, language, alternative texts, and the numbers of the answers."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.reading import parse_dossier
from ctg_core.exchange.documents.annual_review import SECTIONS
from ctg_core.questions.actions.list import actions
from ctg_core.questions.actions.sheet import action_sheet
from ctg_core.questions.actions.words import sheet_sentence
from ctg_core.questions.funding.overview import funding
from ctg_core.questions.funding.words import funding_headline, sum_words
from ctg_core.questions.governance.overview import governance
from ctg_core.questions.indicators.list import indicators
from ctg_core.questions.plan.progress import plan_progress
from ctg_core.questions.plan.words import mean_sentence, plan_headline
from tests.exchange.documents.conftest import LIVING, NEARLY_EMPTY, Maker, plain
from tests.exchange.documents.opened import W, Word

WORD_DOCUMENTS = {"releve-de-decisions": None, "bilan-annuel": None, "fiche-action": "a-07"}
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WRITTEN = """
format: ctg-dossier
format_version: 1
convention: {key: mots, name: CTG des Mots, short_name: Mots, kind: ctg}
bodies:
  - {key: copil, name: Comité, kind: steering_committee}
meetings:
  - {key: m-1, title: Comité de mars, body: copil, held_on: 2026-03-12, certainty: confirmed}
narratives:
  - {key: n-1, document: annual_review, section: synthese, year: 2026, text: Une année de confiance.}
  - {key: n-2, document: annual_review, section: synthese, year: 2025, text: L’an passé.}
  - {key: n-3, document: meeting, section: echanges, meeting: m-1, text: La maire remercie les équipes.}
"""


@pytest.fixture
def review(shipped: Maker) -> Word:
    return Word(shipped.make("bilan-annuel", LIVING))


@pytest.mark.parametrize("document", WORD_DOCUMENTS)
def test_it_says_its_title_its_language_and_its_pages(shipped: Maker, document: str) -> None:
    word = Word(shipped.make(document, LIVING, WORD_DOCUMENTS[document]))
    assert "Val d’Exemple" in word.property("title")
    assert word.property("language") == "fr-FR"
    languages = {lang.get(f"{W}val") for lang in word.part("word/styles.xml").iter(f"{W}lang")}
    assert languages == {"fr-FR"}
    fields = [
        field.get(f"{W}instr")
        for name in word.matching("word/footer", ".xml")
        for field in word.part(name).iter(f"{W}fldSimple")
    ]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "Données fictives" in word.header()


@pytest.mark.parametrize("document", WORD_DOCUMENTS)
def test_its_outline_skips_no_level(shipped: Maker, document: str) -> None:
    levels = [level for level, _ in Word(shipped.make(document, LIVING, WORD_DOCUMENTS[document])).headings()]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("document", WORD_DOCUMENTS)
def test_each_table_has_a_header_row_and_a_name(shipped: Maker, document: str) -> None:
    word = Word(shipped.make(document, LIVING, WORD_DOCUMENTS[document]))
    tables = list(word.body.iter(f"{W}tbl"))
    assert tables
    for table in tables:
        rows = list(table.iter(f"{W}tr"))
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")  # type: ignore[union-attr]


def test_the_review_has_every_section_and_a_place_for_words(review: Word) -> None:
    headings = review.headings()
    assert [text for level, text in headings if level == 1][:-1] == [title for title, _ in SECTIONS.values()]
    assert sum(text == "Ce qu’en disent les partenaires" for _, text in headings) == len(SECTIONS)
    assert "TOC" in "".join("".join(node.itertext()) for node in review.body.iter(f"{W}instrText"))


def test_the_charts_of_the_review_are_native_and_described(review: Word, shipped: Maker) -> None:
    described = [shape.get("descr") or "" for shape in review.body.iter(f"{WP}docPr")]
    assert len(described) == len(review.matching("word/charts/", ".xml")) == len(review.workbooks()) == 3
    assert all(text.startswith("Graphique. ") for text in described)
    statuses = review.workbooks()[0].active
    total = sum(cell.value or 0 for row in statuses.iter_rows(min_row=2, min_col=2) for cell in row)
    assert total == shipped.ask(plan_progress, LIVING).tally.listed == 40


def test_the_numbers_of_the_review_are_those_of_the_answers(review: Word, shipped: Maker) -> None:
    text, plan, money = plain(review.text()), shipped.ask(plan_progress, LIVING), shipped.ask(funding, LIVING)
    assert plain(plan_headline(plan)) in text
    assert plain(funding_headline(money)) in text
    for root in plan.roots:
        assert plain(mean_sentence(root.tally)) in text
    for group in money.by("funder"):
        for total in money.known_totals:
            assert plain(sum_words(group.totals[total.stage].total)) in text
    listed = {row[0] for table in review.tables() for row in table if table[0][0] == "Action"}
    assert {
        item.row.title
        for item in shipped.ask(actions, LIVING).items
        if not any(item.row.title in one for one in listed)
    } == set()
    followed = {row[0] for table in review.tables() for row in table if table[0][0] == "Indicateur"}
    with_axis = {plain(line.row.label) for line in shipped.ask(indicators, LIVING).followed if line.axes}
    assert with_axis <= {plain(one) for one in followed}


def test_the_record_holds_each_decision_and_who_was_there(shipped: Maker) -> None:
    found = shipped.ask(governance, LIVING)
    meeting = next(line for line in found.meetings if line.is_known and line.decisions)
    word = Word(shipped.make("releve-de-decisions", LIVING, meeting.row.key))
    attendance, decisions, *_ = word.tables()
    assert [row[0] for row in attendance[1:]] == [name for name, _ in meeting.attendances]
    assert [row[0] for row in decisions[1:]] == [str(rank + 1) for rank in range(len(meeting.decisions))]
    assert all(line.row.title in row[1] for line, row in zip(meeting.decisions, decisions[1:], strict=True))


def test_the_fiche_says_what_the_screen_says(shipped: Maker) -> None:
    word = Word(shipped.make("fiche-action", LIVING, "a-07"))
    assert plain(sheet_sentence(shipped.ask(action_sheet, LIVING, "a-07"))) in plain(word.text())


def test_a_nearly_empty_convention_gives_a_short_honest_review(shipped: Maker) -> None:
    word = Word(shipped.make("bilan-annuel", NEARLY_EMPTY))
    text = plain(word.text())
    assert "Le document ne donne aucun montant." in text
    assert "Aucun équipement documenté." in text
    assert " 0 %" not in text
    assert "0 action" not in text


def test_the_words_people_wrote_stand_in_their_place(holding: Callable[[Dossier], Maker]) -> None:
    maker = holding(parse_dossier(WRITTEN.encode(), "mots.yaml"))
    text = Word(maker.make("bilan-annuel", "mots", "2026")).text()
    assert "Une année de confiance." in text
    assert "L’an passé." not in text
    assert text.count("À rédiger") == len(SECTIONS) - 1
    assert "La maire remercie les équipes." in Word(maker.make("releve-de-decisions", "mots", "m-1")).text()
