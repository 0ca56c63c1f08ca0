import pickle
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ctg_core.dossier.storage import write_dossier
from ctg_core.questions.selection import Selection
from ctg_core.questions.territory.portrait import Portrait, portrait
from ctg_core.questions.territory.printed_vs_reference import AREA, COMMUNES, DENSITY, POPULATION, year_to_compare
from ctg_core.questions.territory.reference_portrait import NATURE
from ctg_core.store.opening import memory_store
from ctg_core.store.store import Store
from tests.dossier.written import dossier

DAY = date(2026, 11, 22)
CONTEXT = {"kind": "context", "unit": "%"}


def asked(convention: dict[str, Any] | None = None, **collections: Any) -> Portrait:
    store = memory_store()
    with store.writing() as session:
        write_dossier(session, dossier(convention, **collections))
    with store.reading() as session:
        found = portrait(session, Selection("essai", DAY))
    store.close()
    return found


def shipped(store: Store, key: str) -> Portrait:
    with store.reading() as session:
        return portrait(session, Selection(key, DAY))


def indicator(key: str, **fields: Any) -> dict[str, Any]:
    return {"key": key, "label": key, **CONTEXT, **fields}


def value(key: str, of: str, number: str | None = "1", **fields: Any) -> dict[str, Any]:
    told = {"value": number} if number is not None else {"missing_reason": "non transmis"}
    return {"key": key, "indicator": of, **told, **fields}


def test_nothing_documented() -> None:
    found = asked()
    assert (found.reference, found.statistics, found.confrontations, found.themes) == (None, (), (), ())
    assert not any(found.diagnosis.values())
    assert found.name == "Essai"


def test_statistics_follow_the_national_order_of_themes_those_of_the_whole_territory_first() -> None:
    found = asked(
        indicators=[
            indicator("logement", theme="housing"),
            indicator("jeunes", theme="youth"),
            indicator("bebes", theme="early_childhood"),
            indicator("general"),
        ],
        indicator_values=[value(f"v-{key}", key) for key in ("logement", "jeunes", "bebes", "general")],
    )
    assert [item.indicator for item in found.statistics] == ["general", "bebes", "jeunes", "logement"]
    assert [item.theme for item in found.statistics][:2] == [None, "Petite enfance"]


def test_a_part_stands_under_its_whole_and_a_place_compared_with_beside_it() -> None:
    found = asked(
        indicators=[indicator("enfants", unit="enfants"), indicator("inclus", unit="enfants")],
        indicator_values=[
            value("tous", "enfants", "660", qualifier="près de"),
            value("dont", "inclus", "300", part_of="tous"),
            value("ailleurs", "enfants", "900", comparator="France"),
        ],
    )
    (whole,) = found.statistics
    assert whole.figure is not None
    assert (whole.figure.value, whole.figure.qualifier) == (Decimal(660), "près de")
    assert [part.key for part in whole.parts] == ["dont"]
    assert [(item.place, item.figure.value, item.holds) for item in whole.benchmarks] == [
        ("France", Decimal(900), False)
    ]


def test_a_figure_that_is_part_of_the_place_compared_with_says_so() -> None:
    found = asked(
        indicators=[indicator("qpv", unit="quartiers")],
        indicator_values=[
            value("metropole", "qpv", "16", comparator="Métropole"),
            value("ville", "qpv", "12", part_of="metropole"),
        ],
    )
    (city,) = found.statistics
    assert [(item.place, item.holds) for item in city.benchmarks] == [("Métropole", True)]


def test_a_place_is_compared_over_the_same_period_only() -> None:
    found = asked(
        indicators=[indicator("jeunes")],
        indicator_values=[
            value("ici", "jeunes", "47", period="2017"),
            value("france-2010", "jeunes", "37", period="2010", comparator="France"),
            value("france-2017", "jeunes", "36", period="2017", comparator="France"),
        ],
    )
    assert [item.figure.value for item in found.statistics[0].benchmarks] == [Decimal(36)]


def test_a_year_without_a_value_hides_no_earlier_one() -> None:
    found = asked(
        indicators=[indicator("enfants"), indicator("silence")],
        indicator_values=[
            value("v-2024", "enfants", "428", period="2024"),
            value("v-2025", "enfants", None, period="2025"),
            value("s-2024", "silence", None, period="2024"),
            value("s-2025", "silence", None, period="2025"),
        ],
    )
    assert [(item.key, item.earlier, item.missing) for item in found.statistics] == [
        ("v-2024", 0, None),
        ("s-2025", 0, "non transmis"),
    ]


def test_the_last_year_is_shown_and_the_older_ones_are_counted() -> None:
    found = asked(
        indicators=[indicator("taux")],
        indicator_values=[
            value("v-2023", "taux", "3", period="2023"),
            value("v-2021", "taux", "1", period="2021"),
            value("v-2022", "taux", "2", period="2022"),
            value("cible", "taux", "9", period="2026", kind="target"),
        ],
    )
    assert [(item.key, item.sort, item.earlier) for item in found.statistics] == [
        ("v-2023", "observed", 2),
        ("cible", "target", 0),
    ]


def test_what_stands_for_one_commune_or_is_only_proposed_is_left_out() -> None:
    found = asked(
        indicators=[indicator("taux")],
        indicator_values=[value("commune", "taux", commune="31555"), value("propose", "taux", state="proposed")],
    )
    assert found.statistics == ()


def test_a_missing_value_keeps_its_reason_and_is_not_zero() -> None:
    found = asked(indicators=[indicator("taux")], indicator_values=[value("v", "taux", None)])
    assert (found.statistics[0].figure, found.statistics[0].missing) == (None, "non transmis")


def test_an_intention_is_not_an_observed_figure() -> None:
    found = asked(
        indicators=[indicator("budget", unit="M€", kind="input")],
        indicator_values=[value("v", "budget", "87", nature="intention")],
    )
    assert found.activity()[0].sort == "intention"
    assert found.context() == ()


def test_a_printed_figure_keeps_its_own_digits_and_an_entered_one_those_of_its_indicator() -> None:
    found = asked(
        sources=[{"key": "page", "title": "Une page", "kind": "web_page"}],
        indicators=[indicator("taux", decimals=0), indicator("calcul", decimals=1)],
        indicator_values=[
            value("v-taux", "taux", "13.5", source="page", locator="L1", quote="13,5 %"),
            value("v-calcul", "calcul", "13.4567"),
        ],
    )
    assert [item.figure.decimals for item in found.statistics if item.figure] == [None, 1]


def test_a_share_keeps_both_its_terms() -> None:
    found = asked(
        indicators=[indicator("part", numerator_label="M€ alloués", denominator_label="M€ votés")],
        indicator_values=[value("v", "part", "52", numerator="494", denominator="944")],
    )
    terms = found.statistics[0].terms
    assert terms is not None
    assert (terms.numerator, terms.denominator) == (494, 944)
    assert (terms.numerator_label, terms.denominator_label) == ("M€ alloués", "M€ votés")


def test_the_comment_of_a_value_is_on_its_card() -> None:
    found = asked(
        indicators=[indicator("taux")], indicator_values=[value("v", "taux", note="Une note.", comment="Un mot.")]
    )
    assert found.statistics[0].card.note == "Une note. Un mot."


def test_details_of_the_diagnosis_stand_under_what_they_detail() -> None:
    found = asked(
        diagnosis_items=[
            {"key": "fort", "kind": "strength", "title": "Des services"},
            {"key": "detail", "kind": "strength", "title": "Deux pôles", "parent": "fort"},
            {"key": "vigilance", "kind": "watch_point", "title": "Peu de transports", "dated": "2022"},
        ]
    )
    (strength,) = found.diagnosis["strength"]
    assert [detail.key for detail in strength.details] == ["detail"]
    assert found.diagnosis["watch_point"][0].dated == "2022"
    assert found.diagnosis["challenge"] == ()


def test_fields_of_action_keep_the_word_of_the_territory_and_their_right() -> None:
    found = asked(
        convention_themes=[{"key": "t", "label": "Parentalité", "standing": "socle", "funding_right": "partial"}]
    )
    assert [(item.label, item.standing, item.funding_right) for item in found.themes] == [
        ("Parentalité", "socle", "ouvre droit à un financement partiel")
    ]


def test_reference_data_say_that_they_are_not_the_document_s(shipped_store: Store) -> None:
    reference = shipped(shipped_store, "sicoval").reference
    assert reference is not None
    assert (reference.communes, reference.latest.year, reference.latest.count) == (36, 2023, 84_219)
    assert reference.latest.density == Decimal("336.7")  # 84 219 ÷ 250,11
    card = reference.latest.card
    assert (card.nature, card.evidence[0].locator) == (NATURE, "millésime 2023")
    assert card.note is not None
    assert "ne vient pas des documents" in card.note
    assert "Licence Ouverte" in card.note


def test_a_perimeter_smaller_than_the_territory_counts_its_own_communes() -> None:
    reference = asked({"territory_code": "243100633", "communes": ["31004", "31025"]}).reference
    assert reference is not None
    assert (reference.communes, reference.latest.count) == (2, 2_812 + 1_048)


def test_a_perimeter_that_reference_data_do_not_know_whole_gives_no_population() -> None:
    assert asked({"territory_code": "243100633", "communes": ["31004", "75056"]}).reference is None
    assert asked({"territory_code": "999999999"}).reference is None


def test_what_is_in_doubt_about_the_territory_shows_on_its_reference_data(shipped_store: Store) -> None:
    reference = shipped(shipped_store, "arras").reference
    assert reference is not None
    assert "Arras est déduit" in reference.latest.card.warnings[0].title


@pytest.mark.parametrize(
    ("period", "documented", "year"),
    [
        ("2021", 0, 2021),
        ("2017", 0, 2019),  # the nearest known
        ("2030", 0, 2023),
        (None, 5372, 2020),  # no year printed: the one of the very same number
        (None, 5000, 2023),  # none: the last
    ],
)
def test_the_year_a_document_is_set_beside(period: str | None, documented: int, year: int) -> None:
    counts = {2019: 5366, 2020: 5372, 2021: 5384, 2022: 5432, 2023: 5478}
    by_year = {known: Decimal(count) for known, count in counts.items()}
    assert year_to_compare(period, Decimal(documented), by_year) == year


def test_cazals_salviac_prints_the_population_of_2020(shipped_store: Store) -> None:
    found = {item.subject: item for item in shipped(shipped_store, "cazals-salviac").confrontations}
    assert {*found} == {COMMUNES, POPULATION, DENSITY}
    assert (found[POPULATION].reference_year, found[POPULATION].agree) == (2020, True)
    assert (found[DENSITY].reference.value, found[DENSITY].agree) == (Decimal("21.5"), True)  # 5 372 ÷ 249,54
    assert "2020" in (found[DENSITY].reference_card.formula or "")


def test_toulouse_and_reference_data_are_both_shown_none_is_chosen(shipped_store: Store) -> None:
    found = {item.subject: item for item in shipped(shipped_store, "toulouse").confrontations}
    population, area = found[POPULATION], found[AREA]
    assert (population.documented.value, population.documented_period) == (480_000, "2017")
    assert (population.reference.value, population.reference_year) == (493_465, 2019)
    assert (population.agree, population.gap) == (False, 493_465 - 480_000)
    assert (area.documented.value, area.reference.value, area.reference.unit) == (12, 11_801, "hectares")


def test_every_shipped_portrait_can_be_kept_in_the_cache(shipped_store: Store) -> None:
    for key in ("arras", "cazals-salviac", "sicoval", "terres-du-lauragais", "toulouse"):
        found = shipped(shipped_store, key)
        assert pickle.loads(pickle.dumps(found)) == found
        assert found.reference is not None
