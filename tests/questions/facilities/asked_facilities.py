"""What the dashboard answers about facilities written in a test."""

from datetime import date
from typing import Any

from ctg_core.dossier.storage import write_dossier
from ctg_core.questions.facilities.overview import Facilities, facilities
from ctg_core.questions.selection import Selection
from ctg_core.questions.territory.communes import TerritoryCommunes, territory_communes
from ctg_core.store.opening import memory_store
from tests.dossier.written import SOURCE, dossier

DAY = date(2026, 11, 22)


def count(key: str, number: int, type_: str = "alsh_peri", **more: Any) -> dict[str, Any]:
    """A documented number; its label is its key."""
    return {"key": key, "type": type_, "label": key, "count": number, **more}


def place(key: str, type_: str = "eaje", **more: Any) -> dict[str, Any]:
    """A place with a name."""
    return {"key": key, "name": key.capitalize(), "type": type_, **more}


def asked(
    *counts: dict[str, Any], places: tuple[dict[str, Any], ...] = (), convention: dict[str, Any] | None = None
) -> Facilities:
    """The answer for a convention that documents just these."""
    store = memory_store()
    with store.writing() as session:
        written = dossier(convention, sources=[SOURCE], facility_counts=list(counts), facilities=list(places))
        write_dossier(session, written)
    with store.reading() as session:
        found = facilities(session, Selection("essai", DAY))
    store.close()
    return found


def communes_of(code: str | None, *, fictional: bool = False) -> TerritoryCommunes | None:
    """The answer about communes for a convention of this territory."""
    store = memory_store()
    convention = {"fictional": fictional, **({"territory_code": code} if code else {})}
    with store.writing() as session:
        write_dossier(session, dossier(convention))
    with store.reading() as session:
        found = territory_communes(session, Selection("essai", DAY))
    store.close()
    return found
