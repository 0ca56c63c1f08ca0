from pathlib import Path

import pytest

from ctg_core.exchange.saving import FileRefused, save


def test_a_new_file(tmp_path: Path) -> None:
    save(tmp_path / "a.json", b"content", replace=False)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.json", b"content")]


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"old")
    with pytest.raises(FileRefused, match="existe déjà"):
        save(tmp_path / "a.json", b"new", replace=False)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.json", b"old")]


def test_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"old")
    save(tmp_path / "a.json", b"new", replace=True)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.json", b"new")]


@pytest.mark.parametrize("replace", [True, False])
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("absent/a.json", "son dossier n’existe pas"),
        ("folder", "existe déjà|c’est un dossier"),
        ("file/a.json", "son dossier n’existe pas"),
        ("n" * 300, "son nom est trop long"),
    ],
)
def test_where_no_file_can_be(name: str, reason: str, replace: bool, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(FileRefused, match=reason):
        save(tmp_path / name, b"content", replace=replace)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]
