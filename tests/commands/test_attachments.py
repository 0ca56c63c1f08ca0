"""A file joined to a value: kept once, named by the value, refused when it is not what it says."""

from decimal import Decimal

import pytest

from ctg_core.commands.attachments import LARGEST, attach_evidence
from ctg_core.commands.indicator_values import GivenValue
from ctg_core.commands.refusal import Invalid, NotAllowed
from ctg_core.questions.provenance.attachments import evidence_content, evidence_files
from ctg_core.questions.selection import today
from ctg_core.store.store import Store
from tests.commands.conftest import COORDINATION, ENFANCE, HERE, asking

PDF = b"%PDF-1.7 contenu"
GIVEN = GivenValue("places", "2025", value=Decimal(130))


def test_a_file_comes_back_to_the_byte(valley: Store) -> None:
    assert attach_evidence(valley, asking(COORDINATION), GIVEN, "relevé.pdf", PDF) == 1
    with valley.reading() as session:
        [file] = evidence_files(session, today(HERE), "places")
        assert (file.name, file.period, file.held) == ("relevé.pdf", "2025", True)
        assert evidence_content(session, today(HERE), file.sha256) == PDF


def test_the_same_file_twice_is_kept_once(valley: Store) -> None:
    attach_evidence(valley, asking(COORDINATION), GIVEN, "relevé.pdf", PDF)
    assert attach_evidence(valley, asking(COORDINATION), GIVEN, "relevé.pdf", PDF) == 0


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("virus.exe", b"MZ", "justificatif"),
        ("page.html", b"<script>", "justificatif"),
        ("sans-extension", PDF, "justificatif"),
        ("faux.pdf", b"MZ", "vrai fichier"),
        ("grand.pdf", b"%PDF" + b"0" * LARGEST, "dépasse"),
        (f"{'x' * 200}.pdf", PDF, "nom"),
        ("a\nb.pdf", PDF, "nom"),
    ],
)
def test_what_is_no_evidence_is_refused(name: str, content: bytes, said: str, valley: Store) -> None:
    lines = valley.revision()
    with pytest.raises(Invalid, match=said):
        attach_evidence(valley, asking(COORDINATION), GIVEN, name, content)
    assert valley.revision() == lines


def test_nothing_is_kept_for_a_value_one_may_not_give(valley: Store) -> None:
    with pytest.raises(NotAllowed):
        attach_evidence(valley, asking(ENFANCE), GivenValue("jeunes", "2025", value=Decimal(1)), "relevé.pdf", PDF)
    with valley.reading() as session:
        assert evidence_files(session, today(HERE), "jeunes") == ()
