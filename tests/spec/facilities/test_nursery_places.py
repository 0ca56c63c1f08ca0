"""Worked examples: nursery places for a hundred children under three, and what keeps them from being counted."""

from datetime import date
from decimal import Decimal
from typing import Any

from ctg_core.dossier.storage import write_dossier
from ctg_core.questions.facilities.nursery_places import NurseryOffer, nursery_offer
from ctg_core.questions.selection import Selection
from ctg_core.store.opening import memory_store
from ctg_core.views.facilities.nursery_places import offer_lead, offer_table
from tests.dossier.written import dossier
from tests.questions.facilities.asked_facilities import count, place

DAY = date(2026, 11, 22)
ARQUES, CAZALS, SALVIAC = "46008", "46066", "46297"


def children(number: int, year: str = "2023", commune: str | None = None) -> dict[str, Any]:
    where = {"commune": commune} if commune else {}
    key = f"{year}-{commune or 'whole'}"
    return {"key": key, "indicator": "CTX02", "kind": "observed", "period": year, "value": str(number), **where}


def offer(*rows: dict[str, Any], counts: tuple[dict[str, Any], ...] = (), values: Any = ()) -> NurseryOffer:
    indicator = {"key": "CTX02", "catalogue": "CTX02", "label": "Enfants de moins de 3 ans", "kind": "context"}
    store = memory_store()
    with store.writing() as session:
        write_dossier(
            session,
            dossier(
                {"territory_code": "200035327"},
                facilities=list(rows),
                facility_counts=list(counts),
                indicators=[{**indicator, "unit": "enfants", "direction": "none"}],
                indicator_values=list(values),
            ),
        )
    with store.reading() as session:
        found = nursery_offer(session, Selection("essai", DAY))
    store.close()
    return found


CRECHE = place("creche", commune=CAZALS, capacity=20)
MICRO = place("micro", "micro_creche_paje", commune=SALVIAC, capacity=10)
BOTH = [children(120), children(40, commune=CAZALS), children(25, commune=SALVIAC), children(8, commune=ARQUES)]


def test_places_are_added_then_divided() -> None:
    found = offer(CRECHE, MICRO, values=BOTH)
    assert found.whole.rate == Decimal((20 + 10) * 100) / 120  # 25
    assert {one.name: one.rate for one in found.communes if one.rate is not None} == {
        "Cazals": Decimal(20 * 100) / 40,  # 50
        "Salviac": Decimal(10 * 100) / 25,  # 40
    }
    assert found.whole.card.formula == "(20 + 10) places ÷ 120 enfants en 2023 × 100 = 25,0."
    assert offer_lead(found).startswith("25,0 places pour 100 enfants de moins de 3 ans\u202f: 30\u00a0places ouvertes")


def test_a_commune_without_a_named_nursery_is_not_put_at_zero() -> None:
    found = offer(CRECHE, MICRO, values=BOTH)
    bare = next(one for one in found.communes if not one.nurseries)
    assert (bare.children, bare.places, bare.rate) == (8, None, None)
    assert any("aucun établissement nommé" in str(row) for row in offer_table(found).rows)


def test_one_capacity_unknown_makes_the_sum_unknown() -> None:
    found = offer(CRECHE, place("autre", commune=CAZALS), values=BOTH)
    assert found.whole.rate is None
    assert found.missing == ("les places de 1\u00a0établissement nommé",)


def test_nurseries_counted_and_not_named_make_the_sum_unknown() -> None:
    found = offer(CRECHE, counts=(count("creches", 3, "eaje"),), values=BOTH)
    assert found.whole.rate is None
    assert found.missing == ("le nom et les places de 2\u00a0établissements comptés",)


def test_children_counted_too_long_ago_are_left_out() -> None:
    """2022 is four years before 2026, and three is the most."""
    found = offer(CRECHE, values=[children(120, "2022")])
    assert found.whole.rate is None
    assert found.missing == ("le nombre d’enfants de moins de 3 ans dans une année achevée, à trois ans près",)


def test_a_total_of_a_new_year_does_not_empty_the_table_of_communes() -> None:
    """2025 has a total and no commune: 2023, with its three communes, is the last complete year; 2026 is not over."""
    found = offer(
        CRECHE, MICRO, values=[*BOTH, children(150, "2025"), children(90, "2026"), children(9, "2026", CAZALS)]
    )
    assert (found.whole.rate, found.whole.year) == (Decimal((20 + 10) * 100) / 120, 2023)
    assert {one.name: one.rate for one in found.communes if one.rate is not None} == {
        "Cazals": Decimal(20 * 100) / 40,
        "Salviac": Decimal(10 * 100) / 25,
    }


def test_two_communes_of_three_are_enough_of_a_year() -> None:
    """3 of 4 counts (the whole and two communes) are more than half."""
    newer = [children(100, "2025"), children(50, "2025", CAZALS), children(20, "2025", SALVIAC)]
    found = offer(CRECHE, MICRO, values=[*BOTH, *newer])
    assert (found.whole.rate, found.whole.year) == (Decimal((20 + 10) * 100) / 100, 2025)


def test_only_what_is_open_on_the_day_counts() -> None:
    later, gone = {**MICRO, "opened": "2027-01"}, place("vieille", commune=CAZALS, capacity=15, closed="2024-06")
    found = offer(CRECHE, later, gone, values=BOTH)
    assert found.whole.places == 20


def test_nothing_known_says_what_is_missing() -> None:
    found = offer()
    assert found.communes == ()
    assert found.missing[0] == "le nom et les places des établissements d’accueil du jeune enfant"
