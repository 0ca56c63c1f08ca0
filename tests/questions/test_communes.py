"""Inhabitants, area and density: reference data with its source, computed values with their formula."""

from datetime import date
from decimal import Decimal

from ctg_core.dossier.storage import write_dossier
from ctg_core.questions.communes import TerritoryCommunes, density, territory_communes
from ctg_core.questions.selection import Selection
from ctg_core.store.opening import memory_store
from tests.dossier.written import dossier


def asked(code: str | None) -> TerritoryCommunes | None:
    store = memory_store()
    with store.writing() as session:
        write_dossier(session, dossier({"territory_code": code} if code else None))
    with store.reading() as session:
        found = territory_communes(session, Selection("essai", date(2026, 11, 22)))
    store.close()
    return found


def test_without_a_known_territory_there_is_nothing() -> None:
    assert asked(None) is None
    assert asked("999999999") is None


def test_each_commune_then_the_whole() -> None:
    found = asked("200035327")
    assert found is not None
    assert (len(found.lines), found.year) == (15, 2023)
    assert found.whole.population.value == sum((line.population.value or Decimal(0)) for line in found.lines) == 5478


def test_a_card_says_where_the_number_comes_from_and_that_no_document_does() -> None:
    found = asked("31555")
    assert found is not None
    card = found.whole.population.card
    assert card.evidence[0].source.startswith("Insee, populations municipales 2023, via")
    assert card.note
    assert "absente des documents" in card.note
    assert found.whole.density.card.formula == "514\u202f819 habitants ÷ 118,01 km²"


def test_density() -> None:
    assert density(Decimal(5000), Decimal(25)) == 5000 / 25 == 200
    assert density(None, Decimal(25)) is None
    assert density(Decimal(5000), Decimal(0)) is None
