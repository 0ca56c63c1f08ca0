"""Inhabitants, area and density: reference data with its source, computed values with their formula."""

from decimal import Decimal

from ctg_core.questions.territory.communes import density
from tests.questions.facilities.asked_facilities import communes_of


def test_without_a_known_territory_there_is_nothing() -> None:
    assert communes_of(None) is None
    assert communes_of("999999999") is None


def test_each_commune_then_the_whole() -> None:
    found = communes_of("200035327")
    assert found is not None
    assert (len(found.lines), found.year) == (15, 2023)
    assert found.whole.population.value == sum((line.population.value or Decimal(0)) for line in found.lines) == 5478


def test_a_card_says_where_the_number_comes_from_and_that_no_document_does() -> None:
    found = communes_of("31555")
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


def test_a_fictional_territory_is_never_given_a_real_source() -> None:
    found = communes_of("31555", fictional=True)
    assert found is not None
    card = found.whole.density.card
    assert card.note
    assert "fictif" in card.note
    assert not any("Insee" in item.source for item in card.evidence)
