"""Sealed states from the command line: sealed, listed, verified, compared."""

import hashlib
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from ctg_core.cli.main import main
from ctg_core.commands.freeze import seal
from ctg_core.commands.meetings import plan_meeting
from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import edit_row
from ctg_core.model.person import TERMINAL
from ctg_core.store.engine import to_write
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out + err


def sealed(capsys: pytest.CaptureFixture[str]) -> str:
    code, out = said(capsys, "freeze", "petite", "--label", "Copil de mars")
    assert code == 0
    return out.split("sous la clé ")[1].split(".")[0]


def test_seal_list_and_compare(store_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = sealed(capsys)
    assert said(capsys, "diff", "petite", key, "aujourdhui") == (0, "Rien n’a changé.\n")
    with closing(open_store(StoreLocation(store_path))) as store:
        edit_row(store, Asker(TERMINAL, "petite"), "actions", "a-01", 1, {"status": "suspended"})
    code, out = said(capsys, "diff", "petite", key, "aujourdhui")
    assert (code, out) == (0, "± action a-01\n    Statut\u202f: réalisée → suspendue\n")
    code, out = said(capsys, "freezes", "petite")
    assert (code, "Copil de mars" in out) == (0, True)


def test_a_meeting_is_sealed_once(store_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = said(capsys, "freeze", "petite", "--label", "Copil", "--meeting", "aucune")
    assert (code, "n’existe pas" in out) == (1, True)


def test_a_state_that_another_replaced_says_so(store_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(open_store(StoreLocation(store_path))) as store:
        me = Asker(TERMINAL, "petite")
        meeting = plan_meeting(store, me, {"title": "Copil"})
        first = seal(store, me, "Premier", meeting)
        second = seal(store, me, "Second", meeting, first)
    code, out = said(capsys, "freezes", "petite")
    assert code == 0
    assert [line.split("  ")[-1] for line in out.splitlines()] == ["Second", f"Premier (remplacé par {second})"]
    code, out = said(capsys, "freeze", "petite", "--label", "Troisième", "--meeting", meeting)
    assert (code, "déjà son état arrêté" in out) == (1, True)


@pytest.mark.parametrize("again", [False, True], ids=["content", "content and hash"])
def test_a_seal_tampered_with_is_named(again: bool, store_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = sealed(capsys)
    with closing(to_write(store_path)) as connection:
        [(content,)] = connection.execute("SELECT content FROM freeze").fetchall()
        forged = zlib.compress(zlib.decompress(content).replace(b"Ouvrir des places", b"Fermer des places"))
        digest = hashlib.sha256(zlib.decompress(forged)).hexdigest()
        connection.execute(
            "UPDATE freeze SET content = ?, sha256 = coalesce(?, sha256)", (forged, digest if again else None)
        )
    for arguments in (("freezes", "petite"), ("diff", "petite", key, "aujourdhui")):
        code, out = said(capsys, *arguments)
        assert (code, "Copil de mars" in out, "a été modifié" in out) == (1, True, True)


def test_an_unknown_state_is_said(store_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = said(capsys, "diff", "petite", "jamais", "aujourdhui")
    assert (code, out) == (1, "Cette convention n’a pas d’état arrêté de clé «\u00a0jamais\u00a0».\n")
