"""``import``: the difference is printed, then recorded whole; refused with its reason, nothing has changed."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ctg_core.cli.main import main
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.writing import dump_json, dump_yaml
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store, open_store
from tests.exchange.sent import tracking_workbook

DONE, REFUSED = 0, 1
FLAT = "Indicateur;Année;Valeur\nNombre de lits;2026;7\n"


@pytest.fixture
def loaded(
    location: StoreLocation, small_dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> StoreLocation:
    monkeypatch.setenv("CTG_DATABASE_URL", f"sqlite:///{location.path}")
    create_store(location).close()
    (tmp_path / "petite.yaml").write_bytes(dump_yaml(small_dossier))
    assert main(["load", str(tmp_path / "petite.yaml")]) == DONE
    return location


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, list[str], str]:
    capsys.readouterr()
    code = main(["import", "petite", *map(str, arguments)])
    output = capsys.readouterr()
    return code, output.out.splitlines(), output.err


def written(tmp_path: Path, name: str, content: bytes) -> Path:
    (tmp_path / name).write_bytes(content)
    return tmp_path / name


def revision(location: StoreLocation) -> int:
    store = open_store(location)
    number = store.revision()
    store.close()
    return number


def test_a_flat_file_is_shown_then_recorded_and_twice_is_once(
    loaded: StoreLocation, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, "chiffres.csv", FLAT.encode("cp1252"))
    code, out, _ = said(capsys, file, "--dry-run")
    assert (code, revision(loaded)) == (DONE, 1)
    assert out[0].startswith("nouveau — indicateur «\u00a0Nombre de lits\u00a0»")
    assert out[-2:] == ["chiffres.csv\u202f: 2\u00a0nouveaux.", "Rien n’a été enregistré."]
    code, out, _ = said(capsys, file)
    assert (code, revision(loaded)) == (DONE, 3)
    assert out[-1] == "2\u00a0lignes enregistrées. Journal\u202f: ligne 3."
    code, out, _ = said(capsys, file)
    assert (code, revision(loaded)) == (DONE, 3)
    assert out[-1] == "Rien n’a été enregistré."


def test_a_dossier_and_our_workbook_come_back(
    loaded: StoreLocation, small_dossier: Dossier, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "petite.xlsx"
    assert main(["export", "petite", "--format", "xlsx", "--out", str(file)]) == DONE
    assert said(capsys, file)[1][0].endswith("rien à changer, la convention dit déjà tout cela.")
    book = load_workbook(file)
    sheet = book["Actions"]
    sheet.cell(2, [cell.value for cell in sheet[1]].index("Statut") + 1).value = "en cours"
    content = BytesIO()
    book.save(content)
    file.write_bytes(content.getvalue())
    code, out, _ = said(capsys, file)
    assert code == DONE
    assert out[0] == "modifié — action «\u00a0Créer une crèche\u00a0», Statut\u202f: réalisée → en cours"
    dossier = written(tmp_path, "avant.json", dump_json(small_dossier))
    assert said(capsys, dossier)[1][0].endswith("Statut\u202f: en cours → réalisée")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", b"Indicateur;Ann\xe9e;Valeur\nLits;2026;N/A\n", "Ligne 2, colonne «\u00a0Valeur\u00a0»"),
        ("suivi.xlsx", tracking_workbook(), "statut à préciser"),
        ("a.xlsx", b"PK\x03\x04rien", "est refusé"),
        ("a.pdf", b"%PDF-1.4", "c’est un document PDF"),
        ("a.json", b"{", "le JSON est mal formé"),
        ("a.yaml", b"format: autre", "ce n’est pas un dossier de CTG"),
        ("vide.csv", b"", "il est vide"),
    ],
)
def test_what_is_refused_says_why_and_changes_nothing(
    loaded: StoreLocation, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, reason: str
) -> None:
    code, out, err = said(capsys, written(tmp_path, name, content))
    assert (code, revision(loaded)) == (REFUSED, 1)
    assert reason in "\n".join([*out, err])


def test_a_file_that_is_not_there(loaded: StoreLocation, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = said(capsys, tmp_path / "absent.csv")
    assert code == REFUSED
    assert "il n’existe pas" in err
