"""The controlled lists: codes that never change, French that is well set, references that resolve."""

import csv
import re
from collections.abc import Mapping
from types import MappingProxyType

import pytest

from ctg_core.model import codes
from ctg_core.model.collections import COLLECTIONS, national_codes
from ctg_core.reference import DATA
from ctg_core.reference.lists import (
    DefinedTerm,
    codes_of,
    evaluation_questions,
    facility_types,
    funders,
    indicator_catalogue,
    manager_kinds,
    scheme_families,
    schemes,
    stages,
    themes,
)

# Dossiers hold these codes: one may be added, none renamed nor removed.
FROZEN = {
    "themes": """
        early_childhood childhood youth parenting social_life disability_inclusion rights_access
        digital_inclusion housing social_support employment ageing_health cross_cutting
    """,
    "funders": """
        caf epci municipality ccas department msa state region ars cpam carsat families employer
        european_union foundation association_own_funds other
    """,
    "manager_kinds": """
        municipality intermunicipality ccas cias association education_federation mutual
        association_or_mutual company caf department hospital joint other
    """,
    "stages": """
        planned requested committed paid
    """,
    "scheme_families": """
        service_subsidy territory_bonus other_bonus parenting_fund public_territory_fund caf_local
        caf_investment caf_undetailed other_funders legacy
    """,
    "schemes": """
        PS PSU PSO_PERI PSO_EXTRA PS_ACCUEIL_JEUNES PS_RPE PS_LAEP PS_CLAS PS_MF PS_ER PS_AAD PS_AGC
        PS_ACF PS_EVS PS_JEUNES PS_FJT BT BT_EAJE BT_ALSH BT_JEUNES BT_RPE BT_LAEP BT_LUDO BT_PILOTAGE
        BONUS_TRAJECTOIRE BONUS_MIXITE BONUS_HANDICAP BONUS_ATTRACTIVITE CTRE PLAN_MERCREDI ASRE
        COMPL_INCLUSIF_ALSH FNP_1 FNP_2 FNP_3 FPT FPT_1 FPT_2 FPT_3 FPT_4 FPT_5 FPT_6 FPT_7 FONDS_LOCAUX
        ING_CTG PIAJE FME FNI_ALSH PS_SUBV CAF MSA_GMR SUBV_EQUILIBRE FAMILLES ETAT_PDV ETAT_INV DEPT
        REGION ARS UE_LEADER AUTRE CEJ REAAP
    """,
    "facility_types": """
        eaje creche_familiale emacf micro_creche_paje micro_creche mam assistant_maternel rpe pmi laep
        ludotheque clas reaap lieu_ressource_parents mediation_familiale espace_rencontre alsh_peri
        alsh_extra garderie sejour ecole_maternelle ecole_primaire ecole_elementaire ecole club_ados
        accueil_jeunes clac pij promeneur_du_net fjt college lycee centre_social evs tiers_lieu
        association bibliotheque ecole_musique equipement_culturel equipement_sportif
        service_handicap_enfant france_services point_accueil_caf france_travail mairie maison_sante
        centre_sante office_tourisme
    """,
    "indicators": """
        CTX01 CTX02 CTX03 CTX04 CTX05 CTX06 CTX07 CTX08 CTX09 PE01 PE02 PE03 PE04 PE05 PE06 PE07 PE08
        PE09 PE10 EN01 EN02 EN03 EN04 EN05 EN06 JE01 JE02 JE03 JE04 PA01 PA02 PA03 PA04 PA05 AV01 AV02
        AV03 AV04 HA01 HA02 HA03 HA04 AD01 AD02 AD03 AD04 NU01 NU02 LO01 LO02 BV01 GO01 GO02 GO03 GO04
        GO05 FI01 FI02 FI03 FI04
    """,
    "evaluation_questions": """
        relevance_needs relevance_change coherence effectiveness_objectives effectiveness_actions
        efficiency_means efficiency_cooperation effects_change effects_reach equity governance_decisions
        governance_roles governance_coordination participation durability_effects durability_next
    """,
}
LISTS: Mapping[str, Mapping[str, object]] = {
    "themes": themes(),
    "funders": funders(),
    "manager_kinds": manager_kinds(),
    "stages": stages(),
    "scheme_families": scheme_families(),
    "schemes": schemes(),
    "facility_types": facility_types(),
    "indicators": indicator_catalogue(),
    "evaluation_questions": evaluation_questions(),
}
NOT_FRENCH = {
    *("code", "order", "family", "nature", "funders", "facility_types", "status", "theme", "bpe_codes"),
    *("decimals", "kind", "direction", "aggregation", "levels"),
}
PEOPLE = {"habitants", "enfants", "jeunes", "familles", "parents", "personnes", "ménages"}
THINGS = {"naissances", "places", "heures", "projets", "structures", "lieux", "dossiers", "logements"}
OCCASIONS = {"réunions"}
RATES = {"%", "places pour 100 enfants", "assistants maternels par ETP"}
UNITS = {"€"} | PEOPLE | THINGS | OCCASIONS | RATES
LEVELS = {"commune", "epci", "facility", "convention"}
PERIODICITIES = ("annuelle", "par année scolaire", "en continu", "à chaque séance", "à mi-parcours et en fin")
SPACES = " \u00a0\u202f"
MISSET = {
    "straight quotation mark or apostrophe": "['\"]",
    "three dots": r"\.\.\.",
    "no narrow no-break space before ; : ! ? % €": "(?<!\u202f)[;:!?%€]",
    "no no-break space inside guillemets": "«(?!\u00a0)|(?<!\u00a0)»",
    "plain space inside a number": r"(?<![\dA-Z]) ?\b\d{1,3} \d{3}\b",
    "digits not grouped": r"(?<![\w])(?!(?:19|20)\d\d\b)\d{4,}",
    "decimal point": r"\d\.\d",
    "two spaces, or one at an end": f"[{SPACES}]{{2}}|^[{SPACES}]|[{SPACES}]$",
    "oe not joined": r"\b[Oo]euvre|\b[Cc]oeur",
}


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / "lists" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.mark.parametrize("name", FROZEN)
def test_codes_are_frozen_in_order_and_unique(name: str) -> None:
    frozen = FROZEN[name].split()
    assert [row["code"] for row in _rows(name)] == frozen
    assert list(LISTS[name]) == frozen
    assert len(set(frozen)) == len(frozen)


def test_every_list_file_is_read() -> None:
    assert {path.stem for path in (DATA / "lists").glob("*.csv")} == set(LISTS)


@pytest.mark.parametrize("name", FROZEN)
def test_labels_are_present_and_unique(name: str) -> None:
    labels = [row["label"] for row in _rows(name)]
    assert all(labels)
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("name", FROZEN)
def test_french_is_well_set(name: str) -> None:
    texts = [text for row in _rows(name) for column, text in row.items() if column not in NOT_FRENCH]
    texts = [text for text in texts if text not in ("", "%", "€")]  # a unit stands alone
    faults = [(why, text) for text in texts for why, fault in MISSET.items() if re.search(fault, text)]
    assert faults == []


@pytest.mark.parametrize(
    "text",
    ["l'accueil", "Axe 1 : actions", "60 %", "«Oui»", "10 000 habitants", "12000", "1.5", " Caf", "oeuvre"],
)
def test_the_typography_check_sees_each_fault(text: str) -> None:
    assert any(re.search(fault, text) for fault in MISSET.values())


def test_lists_cannot_be_changed_by_a_reader() -> None:
    assert all(isinstance(entries, MappingProxyType) for entries in LISTS.values())


@pytest.mark.parametrize("entries", [themes(), stages()])
def test_order_is_the_order_of_the_file(entries: Mapping[str, DefinedTerm]) -> None:
    assert [entry.order for entry in entries.values()] == list(range(1, len(entries) + 1))


def test_stages_are_those_of_the_model() -> None:
    assert {code: stage.label.lower() for code, stage in stages().items()} == codes.STAGES
    assert all(stage.definition for stage in stages().values())


def test_facility_types_name_a_theme_and_plausible_bpe_codes() -> None:
    for facility in facility_types().values():
        assert facility.theme in themes(), facility
        assert facility.label_plural, facility
        assert all(re.fullmatch(r"[A-G]\d{3}", code) for code in facility.bpe_codes), facility


def test_schemes_name_known_families_funders_and_facility_types() -> None:
    for scheme in schemes().values():
        assert scheme.family in scheme_families(), scheme
        assert scheme.funders, scheme
        assert set(scheme.funders) <= set(funders()), scheme
        assert set(scheme.facility_types) <= set(facility_types()), scheme
        assert scheme.nature in codes.EXPENDITURE_NATURES, scheme
        assert scheme.status in ("active", "ended", "to_check"), scheme


def test_every_scheme_family_has_a_scheme() -> None:
    assert {scheme.family for scheme in schemes().values()} == set(scheme_families())


def test_schemes_hold_no_amount() -> None:
    # Amounts change every year: they belong to a dossier, with their source.
    assert not [scheme for scheme in schemes().values() if re.search(r"€|\beuros?\b", f"{scheme.label} {scheme.note}")]


def test_indicators_use_the_vocabulary_of_the_model() -> None:
    for indicator in indicator_catalogue().values():
        assert indicator.theme in themes(), indicator
        assert indicator.kind in codes.INDICATOR_KINDS, indicator
        assert indicator.direction in codes.DIRECTIONS, indicator
        assert indicator.aggregation in codes.AGGREGATIONS, indicator
        assert indicator.unit in UNITS, indicator
        assert indicator.periodicity in PERIODICITIES, indicator
        assert indicator.levels, indicator
        assert set(indicator.levels) <= LEVELS, indicator


def test_indicators_say_what_they_measure_and_where_it_comes_from() -> None:
    for indicator in indicator_catalogue().values():
        assert all([indicator.formula, indicator.definition, indicator.usual_source]), indicator


def test_the_catalogue_has_sixty_indicators() -> None:
    assert len(indicator_catalogue()) == 60


def test_a_ratio_names_its_two_terms_and_nothing_else_does() -> None:
    for indicator in indicator_catalogue().values():
        terms = (indicator.numerator, indicator.denominator)
        assert (None not in terms) if indicator.aggregation == "ratio" else terms == (None, None), indicator


def test_a_rate_is_a_ratio() -> None:
    for indicator in indicator_catalogue().values():
        assert (indicator.unit in RATES) == (indicator.aggregation == "ratio"), indicator


def test_only_context_has_no_direction() -> None:
    for indicator in indicator_catalogue().values():
        assert (indicator.direction == "none") == (indicator.kind == "context"), indicator


@pytest.mark.parametrize("code", ["PE01", "PE02", "PE03"])
def test_coverage_is_not_a_percentage(code: str) -> None:
    # 160 places for 100 children exist: a gauge from 0 to 100 would lie.
    assert indicator_catalogue()[code].unit == "places pour 100 enfants"


def test_every_list_that_the_model_refers_to_is_known() -> None:
    marked = {list_name for noun in COLLECTIONS.values() for _, list_name in national_codes(noun)}
    assert marked == {
        *("themes", "funders", "manager_kinds", "schemes", "facility_types", "indicators", "evaluation_questions")
    }
    for list_name in marked:
        assert codes_of(list_name) == set(FROZEN[list_name].split())


def test_an_unknown_list_has_no_codes() -> None:
    with pytest.raises(KeyError):
        codes_of("colours")


def test_no_formula_is_the_name_of_a_field() -> None:
    """What a reader reads is French; the names that public files use are in a column of their own."""
    for indicator in LISTS["indicators"].values():
        assert not re.search(r"[a-z]_[a-z]|[A-Z]\d\d_", indicator.formula), indicator.code
