"""What every document holds to: its state and its fingerprint, its mark when invented, its language, its time."""

import time
from collections.abc import Callable
from io import BytesIO
from zipfile import is_zipfile

import pytest

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.sealing import sealed
from ctg_core.exchange.documents.kit.frame import DocumentRefused
from ctg_core.exchange.documents.registry import DOCUMENTS, MIMES, default_of
from ctg_core.questions.provenance.document_origin import edition
from ctg_core.questions.states.freezes import SealedState
from tests.exchange.documents.conftest import LIVING, NEARLY_EMPTY, Maker, plain
from tests.exchange.documents.opened import Opened, pdf
from tests.hostile import bare, sparse, trapped

ITEMS = {"fiche-action": "a-07"}
SHA = "ab12" * 16
STATE = SealedState("k", "Copil de juin", None, "2026-06-25T22:30:00Z", "local", SHA, 1, "Tableau de bord CTG 9.9")
SECONDS = 5


def everything(document: str, content: bytes) -> str:
    if DOCUMENTS[document].extension == "pdf":
        return plain(" ".join(page.extract_text() for page in pdf(content).pages))
    return plain(Opened(content).everything())


def test_each_extension_has_a_mime_and_a_default() -> None:
    assert {default_of(extension).extension for extension in MIMES} == set(MIMES)
    assert {document.extension for document in DOCUMENTS.values()} == set(MIMES)


def test_a_file_name_says_that_its_data_are_invented() -> None:
    name = DOCUMENTS["fiche-action"].file_name("val-d-exemple", fictional=True, item="a-07")
    assert name == "val-d-exemple-donnees-fictives-fiche-action-a-07.docx"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_it_carries_todays_state_its_fingerprint_and_the_fictional_mark(shipped: Maker, document: str) -> None:
    said = everything(document, shipped.make(document, LIVING, ITEMS.get(document)))
    assert "Données du 22 novembre 2026, non arrêtées" in said
    assert shipped.ask(edition, LIVING).sha256 in said
    assert "Données fictives" in said


def test_the_fingerprint_of_today_is_the_one_a_seal_would_have(
    small_dossier: Dossier, holding: Callable[[Dossier], Maker]
) -> None:
    assert holding(small_dossier).ask(edition, "petite").sha256 == sealed(small_dossier)[1]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_it_carries_the_day_and_the_fingerprint_of_its_seal(shipped: Maker, document: str) -> None:
    """Half past ten in the evening in UTC is the next day in France."""
    said = everything(document, shipped.make(document, LIVING, ITEMS.get(document), STATE))
    assert "État arrêté au 26 juin 2026, « Copil de juin »" in said
    assert SHA in said


@pytest.mark.parametrize("document", ["support-de-seance", "bilan-annuel", "synthese"])
def test_a_real_convention_bears_no_fictional_mark(shipped: Maker, document: str) -> None:
    assert "fictives" not in everything(document, shipped.make(document, "cazals-salviac"))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_it_is_made_in_time(shipped: Maker, document: str) -> None:
    began = time.process_time()
    shipped.make(document, LIVING, ITEMS.get(document))
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("convention", [trapped, bare, sparse])
def test_any_dossier_makes_it_or_is_told_why(
    convention: Callable[[], Dossier], document: str, holding: Callable[[Dossier], Maker]
) -> None:
    dossier = convention()
    maker = holding(dossier)
    item = "actions-1" if document == "fiche-action" else None
    if dossier.key == "vide" and document in ("fiche-action", "releve-de-decisions"):
        with pytest.raises(DocumentRefused, match=r"\.$"):
            maker.make(document, dossier.key, item)
        return
    content = maker.make(document, dossier.key, item)
    if document == "synthese":
        assert len(pdf(content).pages) == 1
    else:
        assert is_zipfile(BytesIO(content))
        assert [Opened(content).part(name) for name in Opened(content).names if name.endswith(".xml")]


@pytest.mark.parametrize("document", ["support-de-seance", "bilan-annuel"])
def test_no_text_becomes_a_formula_or_a_link_in_the_workbook_of_a_chart(
    document: str, holding: Callable[[Dossier], Maker]
) -> None:
    opened = Opened(holding(trapped()).make(document, "piege"))
    cells = [cell for book in opened.workbooks() for sheet in book for row in sheet for cell in row]
    assert any("=1+1" in str(cell.value) for cell in cells)
    assert [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    assert [name for name in opened.names if "external" in name.lower()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_making_it_writes_nothing(shipped: Maker, document: str) -> None:
    before = shipped.store.revision()
    shipped.make(document, LIVING, ITEMS.get(document))
    assert shipped.store.revision() == before


@pytest.mark.parametrize(
    ("document", "item", "why"),
    [
        ("fiche-action", None, "Dites de quelle action"),
        ("fiche-action", "nulle-part", "n’existe pas"),
        ("releve-de-decisions", "nulle-part", "n’existe pas"),
        ("releve-de-decisions", None, "Aucune réunion tenue"),
        ("bilan-annuel", "avant", "n’est pas une année"),
    ],
)
def test_one_that_cannot_be_made_says_why(shipped: Maker, document: str, item: str | None, why: str) -> None:
    with pytest.raises(DocumentRefused, match=why):
        shipped.make(document, NEARLY_EMPTY, item)
