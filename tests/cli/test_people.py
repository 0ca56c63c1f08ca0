"""The command line about people: who they are, what they changed, and taking it back."""

from contextlib import closing
from pathlib import Path

import pytest

from ctg_core.cli.main import main
from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import add_row, edit_row
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.writing import dump_yaml
from ctg_core.model.person import LOCAL, TERMINAL, Who
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store, open_store

DONE, REFUSED, MISUSED = 0, 1, 2


@pytest.fixture
def store_file(
    location: StoreLocation, small_dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> StoreLocation:
    """A store that CTG_DATABASE_URL names, with the small convention in it."""
    monkeypatch.setenv("CTG_DATABASE_URL", f"sqlite:///{location.path}")
    file = tmp_path / "petite.yaml"
    file.write_bytes(dump_yaml(small_dossier))
    create_store(location).close()
    assert main(["load", str(file)]) == DONE
    return location


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The exit code, and what was printed or refused."""
    capsys.readouterr()
    code = main(list(arguments))
    output = capsys.readouterr()
    return code, (output.out + output.err).replace("\u202f", " ").replace("\u00a0", " ")


def change(where: StoreLocation, person: Who = TERMINAL, **fields: object) -> None:
    with closing(open_store(where)) as store:
        edit_row(store, Asker(person, "petite", "revue"), "actions", "a-01", 1, fields)


def test_a_history_says_who_what_and_what_it_was(store_file: StoreLocation, capsys: pytest.CaptureFixture[str]) -> None:
    change(store_file, status="in_progress")
    for row in ("a-01", "actions/a-01"):
        code, words = said(capsys, "history", "petite", row)
        assert code == DONE
        assert "2. Modification — action « Créer une crèche »" in words
        assert "Ligne de commande, le " in words
        assert "Statut : réalisée → en cours" in words
        assert "Motif : revue" in words


def test_a_row_nobody_changed_says_so(store_file: StoreLocation, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "history", "petite", "f-01") == (
        DONE,
        "Personne n’a modifié cette donnée depuis que la convention est chargée.\n",
    )


def test_a_history_asks_for_a_known_row(store_file: StoreLocation, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "history", "petite", "z-99") == (
        REFUSED,
        "Aucune donnée de cette convention n’a ni n’a eu la clé « z-99 ».\n",
    )
    assert said(capsys, "history", "ailleurs", "a-01")[0] == REFUSED
    with closing(open_store(store_file)) as store:
        add_row(store, Asker(TERMINAL, "petite"), "milestones", {"title": "J", "certainty": "planned"}, key="a-01")
    code, words = said(capsys, "history", "petite", "a-01")
    assert (code, "précisez actions/a-01, milestones/a-01" in words) == (REFUSED, True)


def test_undo_takes_back_what_the_terminal_did_then_does_it_again(
    store_file: StoreLocation, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, "undo", "petite")[0] == REFUSED
    change(store_file, status="in_progress")
    assert said(capsys, "undo", "petite") == (DONE, "1 donnée remise comme avant. Journal : ligne 3.\n")
    assert "Statut : en cours → réalisée" in said(capsys, "history", "petite", "a-01")[1]
    assert said(capsys, "undo", "petite")[0] == DONE
    assert said(capsys, "undo", "ailleurs")[0] == REFUSED


def test_undo_is_also_for_what_was_changed_on_this_machine_s_screen(
    store_file: StoreLocation, capsys: pytest.CaptureFixture[str]
) -> None:
    change(store_file, LOCAL, status="in_progress")
    assert said(capsys, "undo", "petite")[0] == REFUSED
    assert said(capsys, "undo", "petite", "--as", "local")[0] == DONE
    assert "Utilisateur de cet ordinateur, le " in said(capsys, "history", "petite", "a-01")[1]


def test_undo_is_for_the_person_named_and_tells_what_others_changed_since(
    store_file: StoreLocation, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "users", "add", "enfance", "Petite enfance")
    said(capsys, "users", "grant", "enfance", "contributeur", "--convention", "petite", "--action", "a-01")
    change(store_file, "enfance", progress=40)
    with closing(open_store(store_file)) as store:
        edit_row(store, Asker(TERMINAL, "petite"), "actions", "a-01", 2, {"progress": 60})
    code, words = said(capsys, "undo", "petite", "--as", "enfance")
    assert code == REFUSED
    assert "Cette donnée a été modifiée entre-temps" in words
    assert "Ligne de commande" in words
    said(capsys, "users", "deactivate", "enfance")
    assert "aucun" in said(capsys, "undo", "petite", "--as", "enfance")[1]


def test_people_are_added_given_roles_and_listed(store_file: StoreLocation, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Aucune personne" in said(capsys, "users")[1]
    assert said(capsys, "users", "add", "coord", "Coordination", "--organisation", "Caf")[0] == DONE
    assert said(capsys, "users", "grant", "coord", "coordination")[0] == DONE
    assert (
        said(capsys, "users", "grant", "coord", "contributeur", "--convention", "petite", "--theme", "youth")[0] == DONE
    )
    assert said(capsys, "users", "list")[1] == (
        "coord\tCoordination\n\tcoordination, toutes les conventions\n\tcontributeur, petite (youth)\n"
    )
    assert said(capsys, "users", "revoke", "coord")[0] == DONE
    assert said(capsys, "users", "deactivate", "coord")[0] == DONE
    assert said(capsys, "users")[1] == "coord\tCoordination (accès fermé)\n\tcontributeur, petite (youth)\n"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["users", "grant", "personne", "lecteur"], REFUSED),
        (["users", "add", "local", "Moi"], REFUSED),
        (["users", "add", "ligne-de-commande", "Moi"], REFUSED),
        (["users", "add", "installation", "Moi"], REFUSED),
        (["users", "add", "deux mots", "Nom"], REFUSED),
        (["users", "revoke", "personne"], REFUSED),
        (["users", "deactivate", "personne"], REFUSED),
        (["users", "grant", "personne", "chef"], MISUSED),
        (["users", "add", "x"], MISUSED),
        (["users", "danse"], MISUSED),
    ],
)
def test_what_cannot_be_is_refused_in_french(
    store_file: StoreLocation, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int
) -> None:
    found, words = said(capsys, *arguments)
    assert found == code
    assert words
    assert "usage" not in words.lower()
    assert "error" not in words.lower()
