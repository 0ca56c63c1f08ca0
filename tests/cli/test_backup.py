"""The whole store copied while it is used, then taken back: verified, never over anything."""

from contextlib import closing
from pathlib import Path

import pytest

from ctg_core.cli.main import main
from ctg_core.commands import backup
from ctg_core.questions.provenance.journal_tip import Anchor, journal_anchor
from ctg_core.store import inspection, shares
from ctg_core.store.engine import to_write
from ctg_core.store.location import VARIABLE, StoreLocation
from ctg_core.store.opening import open_store
from tests.older import make_older


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    (tmp_path / "ailleurs").mkdir()
    return tmp_path / "ailleurs" / "copie.db"


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out + err


def anchor(path: Path) -> Anchor:
    with closing(open_store(StoreLocation(path))) as store, store.reading() as session:
        return journal_anchor(session)


def elsewhere(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, f"sqlite:///{path.with_name('remise.db').as_posix()}")
    return path.with_name("remise.db")


def test_a_store_in_use_is_copied_and_taken_back(
    store_path: Path, copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_store(StoreLocation(store_path))) as used, used.writing():
        code, out = said(capsys, "backup", str(copy))
    noted = anchor(store_path)
    assert (code, noted.sentence in out) == (0, True)
    restored = elsewhere(store_path, monkeypatch)
    code, out = said(capsys, "restore", str(copy))
    assert (code, noted.sentence in out) == (0, True)
    assert anchor(restored) == noted
    assert sorted(path.name for path in copy.parent.iterdir()) == ["copie.db"]


def test_nothing_is_written_over(store_path: Path, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy.write_bytes(b"autre chose")
    code, out = said(capsys, "backup", str(copy))
    assert (code, "il existe déjà" in out, copy.read_bytes()) == (1, True, b"autre chose")
    copy.unlink()
    said(capsys, "backup", str(copy))
    before = store_path.read_bytes()
    code, out = said(capsys, "restore", str(copy))
    assert (code, "existe déjà. Rien n’a été créé ni modifié." in out) == (1, True)
    assert store_path.read_bytes() == before


def test_a_journal_altered_in_the_copy_is_refused(
    store_path: Path, copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said(capsys, "backup", str(copy))
    with closing(to_write(copy)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE revision SET by = 'autre' WHERE number = 1")
    restored = elsewhere(store_path, monkeypatch)
    code, out = said(capsys, "restore", str(copy))
    assert (code, "la ligne 1 du journal a été modifiée" in out) == (1, True)
    assert not restored.exists()


@pytest.mark.parametrize("content", [None, b"", b"pas une base"], ids=["absent", "empty", "other"])
def test_what_is_no_copy_is_refused(
    content: bytes | None,
    store_path: Path,
    copy: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if content is not None:
        copy.write_bytes(content)
    restored = elsewhere(store_path, monkeypatch)
    code, out = said(capsys, "restore", str(copy))
    assert (code, "copie.db" in out) == (1, True)
    assert not restored.exists()


def test_a_copy_made_by_older_code_is_upgraded_and_left_as_it_is(
    copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_older(StoreLocation(copy), copy.parent / "migrations")
    before = copy.read_bytes()
    restored = elsewhere(copy, monkeypatch)
    assert said(capsys, "restore", str(copy))[0] == 0
    assert anchor(restored).number == 0
    assert copy.read_bytes() == before


def test_a_copy_made_by_newer_code_is_refused(
    store_path: Path, copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said(capsys, "backup", str(copy))
    with closing(to_write(copy)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    restored = elsewhere(store_path, monkeypatch)
    code, out = said(capsys, "restore", str(copy))
    assert (code, "version plus récente" in out, restored.exists()) == (1, True, False)


def test_a_store_of_a_server_is_left_to_it(
    copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "postgresql+psycopg://compte@serveur/ctg")
    code, out = said(capsys, "backup", str(copy))
    assert (code, "pg_dump" in out) == (1, True)


@pytest.fixture
def share(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the copy, as if it were on a network share."""
    mounts = copy.parent / "mountinfo"
    mounts.write_text(f"30 22 0:26 / {copy.parent} rw - nfs4 server:/export rw\n")
    for module in (inspection, backup):
        monkeypatch.setattr(module, "network_kind", lambda path: shares.network_kind(path, mounts))
    return copy.parent


def test_a_copy_is_taken_back_from_a_network_share(
    store_path: Path, copy: Path, share: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said(capsys, "backup", str(copy))[0] == 0
    before = copy.read_bytes()
    restored = elsewhere(store_path, monkeypatch)
    code, out = said(capsys, "restore", str(copy))
    assert (code, str(copy) in out) == (0, True)
    assert anchor(restored) == anchor(store_path)
    assert copy.read_bytes() == before
    assert sorted(path.name for path in share.iterdir()) == ["copie.db", "mountinfo"]


@pytest.mark.parametrize("content", [None, b"", b"pas une base"], ids=["folder", "empty", "other"])
def test_what_is_no_copy_on_a_share_is_refused_by_its_name(
    content: bytes | None,
    store_path: Path,
    copy: Path,
    share: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if content is None:
        copy.mkdir()
    else:
        copy.write_bytes(content)
    restored = elsewhere(store_path, monkeypatch)
    code, out = said(capsys, "restore", str(copy))
    assert (code, f"«\u00a0{copy}\u00a0»" in out) == (1, True)
    assert not restored.exists()


def test_a_share_that_lets_go_is_said(
    store_path: Path, copy: Path, share: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object) -> None:
        raise OSError("the server is gone")

    said(capsys, "backup", str(copy))
    monkeypatch.setattr(backup, "copyfile", lost)
    restored = elsewhere(store_path, monkeypatch)
    code, out = said(capsys, "restore", str(copy))
    assert (code, "n’a pas pu être rapportée" in out, restored.exists()) == (1, True, False)


def test_a_store_is_still_never_put_on_a_share(
    store_path: Path, copy: Path, share: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said(capsys, "backup", str(copy))
    monkeypatch.setenv(VARIABLE, f"sqlite:///{(share / 'remise.db').as_posix()}")
    code, out = said(capsys, "restore", str(copy))
    assert (code, "partage réseau" in out) == (1, True)
