from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from ctg_core.store.location import DEFAULT, StoreLocation
from ctg_core.store.refusals import StoreRefused


def located(url: str, monkeypatch: pytest.MonkeyPatch) -> StoreLocation:
    monkeypatch.setenv("CTG_DATABASE_URL", url)
    return StoreLocation.from_environment()


def test_without_the_variable_the_store_is_the_default_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CTG_DATABASE_URL", raising=False)
    assert StoreLocation.from_environment() == StoreLocation(DEFAULT, is_default=True)
    assert DEFAULT.parts[-2:] == ("data", "ctg.db")


def test_an_empty_variable_counts_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert located(" ", monkeypatch).is_default


def test_the_variable_names_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "à part" / "100 %.db"
    assert located(f"sqlite:///{file}", monkeypatch) == StoreLocation(file)


def test_a_relative_path_starts_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert located("sqlite:///autre.db", monkeypatch).path == tmp_path / "autre.db"


def test_a_link_leads_to_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "real.db")
    assert located(f"sqlite:///{tmp_path}/link.db", monkeypatch).path == tmp_path / "real.db"


@pytest.mark.parametrize(
    "url",
    [
        "/srv/ctg.db",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite:///file:x?uri=true",
        "sqlite:///x?mode=ro",
    ],
)
def test_what_names_no_file_is_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreRefused, match="ne désigne pas un fichier") as refusal:
        located(url, monkeypatch)
    assert url in refusal.value.message
    assert "sqlite:////chemin" in refusal.value.remedy


@pytest.mark.parametrize(
    "url", ["postgresql+psycopg2://me:secret@host/ctg", "mysql://me:secret@host/ctg?password=secret"]
)
def test_another_kind_of_database_is_refused_without_showing_its_password(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StoreRefused, match="Seules les bases SQLite et PostgreSQL") as refusal:
        located(url, monkeypatch)
    assert "secret" not in str(refusal.value)


def test_a_malformed_address_does_not_show_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreRefused) as refusal:
        located("postgresql:/me:secret@host", monkeypatch)
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize("scheme", ["postgresql+psycopg", "postgresql"])
def test_the_variable_names_a_database_of_a_server(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    location = located(f"{scheme}://me:secret@host:5433/ctg?sslmode=require", monkeypatch)
    assert isinstance(location.place, URL)
    assert (location.place.drivername, location.place.password) == ("postgresql+psycopg", "secret")
    assert location.place.query == {"sslmode": "require"}
    assert location.display == "postgresql+psycopg://me@host:5433/ctg"
    assert not location.is_yet_to_make
    with pytest.raises(TypeError, match="ctg is not a file"):
        _ = location.path


@pytest.mark.parametrize("url", ["postgresql://me:secret@host", "postgresql://me:secret@host/?password=secret"])
def test_a_server_without_a_database_is_refused_without_showing_its_password(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StoreRefused, match="aucune base de données de ce serveur") as refusal:
        located(url, monkeypatch)
    assert "secret" not in str(refusal.value)
