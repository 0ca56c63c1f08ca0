"""Quotations against the files of a folder: each fault is told with where the words really stand."""

import hashlib
from pathlib import Path
from typing import Any

from ctg_core.dossier.findings import Finding
from ctg_core.dossier.quotations import quotation_findings
from tests.dossier.written import SOURCE, dossier

TEXT = "Titre\n\n58 communes\n"
NODE = {"key": "n", "source": "page"}


def found(folder: Path, *, source: dict[str, Any] | None = None, **row: str) -> list[Finding]:
    written = dossier(sources=[{**SOURCE, **(source or {})}], plan_nodes=[{**NODE, **row}])
    return list(quotation_findings(written, folder))


def test_a_quotation_in_its_place_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT)
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert found(tmp_path, source={"sha256": digest}, locator="L3", quote="58 communes") == []


def test_words_that_stand_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT)
    (finding,) = found(tmp_path, locator="L1", quote="58 communes")
    assert (finding.severity, finding.kind) == ("error", "quotation")
    assert finding.title == "La citation de plan_nodes/n n’est pas à l’endroit indiqué"
    assert finding.explanation == (
        "Le dossier place «\u00a058 communes\u00a0» au repère L1 du fichier page.txt. "
        "Ces mots se trouvent au repère L3."
    )
    assert finding.concerns == ("plan_nodes/n", "sources/page")


def test_words_that_stand_nowhere(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT)
    (finding,) = found(tmp_path, locator="L1", quote="59 communes")
    assert finding.explanation.endswith("Ces mots ne se trouvent nulle part dans le document.")


def test_a_missing_file_leaves_quotations_unchecked(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "absent"):
        (finding,) = found(folder, locator="L1", quote="58 communes")
        assert finding.kind == "source"
        assert finding.explanation == (
            "Le fichier page.txt n’est pas dans le dossier des sources. 1\u00a0citation n’a pas pu être vérifiée."
        )


def test_a_changed_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT)
    (finding,) = found(tmp_path, source={"sha256": "0" * 64}, locator="L3", quote="58 communes")
    assert finding.title == "Le document «\u00a0Une page\u00a0» n’est pas celui qui a été lu"


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(b"\xff\xfe\x00")
    (finding,) = found(tmp_path, locator="L3", quote="58 communes")
    assert finding.title == "Le document «\u00a0Une page\u00a0» n’est pas un texte"


def test_a_file_is_looked_for_in_the_folder_only(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text(TEXT)
    (folder := tmp_path / "sources").mkdir()
    (finding,) = found(folder, source={"file": "../outside.txt"}, locator="L3", quote="58 communes")
    assert finding.title.endswith("est introuvable")
