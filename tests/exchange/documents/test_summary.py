"""The page for elected members: one page, its language and outline, true accents, the numbers of the answers."""

import pytest
from pypdf import PdfReader

from ctg_core.questions.funding.overview import funding
from ctg_core.questions.funding.words import funding_headline
from ctg_core.questions.indicators.list import indicators
from ctg_core.questions.indicators.words import indicators_headline
from ctg_core.questions.plan.headline import home_headline
from ctg_core.questions.plan.progress import plan_progress
from ctg_core.questions.plan.words import mean_sentence
from ctg_core.questions.provenance.conventions import time_elapsed
from tests.exchange.documents.conftest import LIVING, NEARLY_EMPTY, Maker, plain
from tests.exchange.documents.opened import pdf


@pytest.fixture
def page(shipped: Maker) -> PdfReader:
    return pdf(shipped.make("synthese", LIVING))


def said(reader: PdfReader) -> str:
    return " ".join(plain(reader.pages[0].extract_text()).split())


def test_it_is_one_page_with_a_title_a_language_and_an_outline(page: PdfReader) -> None:
    assert len(page.pages) == 1
    assert page.metadata
    assert "Synthèse pour les élus" in (page.metadata.title or "")
    assert page.root_object["/Lang"] == "fr-FR"
    assert [item["/Title"] for item in page.outline] == [  # type: ignore[call-overload,index]
        "Synthèse pour les élus",
        "Axe par axe",
        "Ce que cela change",
        "Ce que cela coûte",
        "Ce qui demande une décision",
        "Et ensuite",
    ]


def test_its_font_is_in_the_file(page: PdfReader) -> None:
    fonts = page.pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    assert all("PublicSans" in font.get_object()["/BaseFont"].replace(" ", "") for font in fonts)


def test_its_numbers_are_those_of_the_answers(page: PdfReader, shipped: Maker) -> None:
    text, plan = said(page), shipped.ask(plan_progress, LIVING)
    for sentence in (
        home_headline(shipped.ask(time_elapsed, LIVING), plan),
        indicators_headline(shipped.ask(indicators, LIVING)),
        funding_headline(shipped.ask(funding, LIVING)),
        *(mean_sentence(root.tally) for root in plan.roots),
    ):
        assert " ".join(plain(sentence).split()) in text
    assert "€" in text


def test_a_nearly_empty_convention_gets_its_silences(shipped: Maker) -> None:
    text = said(pdf(shipped.make("synthese", NEARLY_EMPTY)))
    assert "Le document ne donne aucun montant." in text
    assert "Avancement non documenté" in text
