"""Sources et contrôles: doubts first, silences said, every quotation to be found."""

from ctg_core.ui.navigation import SOURCES
from tests.pages.conftest import Visit, answer, words


def test_what_is_printed_and_what_is_recomputed_stand_side_by_side(visit: Visit) -> None:
    shown = words(visit(SOURCES, "toulouse"))
    assert "53 900 000 €" in shown
    assert "53 487 000 €" in shown
    assert "413 000 €" in shown


def test_the_answer_counts_what_is_quoted(visit: Visit) -> None:
    assert "données citées mot pour mot" in answer(visit(SOURCES, "arras"))


def test_searching_narrows_and_never_adds(visit: Visit) -> None:
    app = visit(SOURCES, "cazals-salviac")
    before = words(app).count("diaporama")
    app.text_input(key="recherche").set_value("tiers-lieux").run()
    assert not app.exception
    assert "Le Bocal" in words(app)
    assert words(app).count("diaporama") <= before
