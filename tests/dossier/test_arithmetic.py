"""Each computed finding, from the smallest dossier that gives it, with the sentence a reader sees."""

from typing import Any

import pytest

from ctg_core.dossier.announcements import announcement_findings
from ctg_core.dossier.breakdowns import breakdown_findings
from ctg_core.dossier.findings import Finding
from ctg_core.dossier.shares import share_findings
from ctg_core.dossier.totals import total_findings
from ctg_core.model.indicator import scale_of
from tests.dossier.written import SOURCE, dossier

PROVENANCE = {"source": "page", "locator": "L1", "quote": "mots"}


def count(key: str, number: int, **more: Any) -> dict[str, Any]:
    return {"key": key, "type": "eaje", "label": key, "count": number, **more}


def line(key: str, cents: int | None) -> dict[str, Any]:
    row = {"key": key, "label": key, "funder": "caf", **PROVENANCE}
    return row if cents is None else {**row, "paid_cents": cents}


def total(cents: int, *lines: str, **more: Any) -> dict[str, Any]:
    return {
        "key": "t",
        "label": "Total",
        "stage": "paid",
        "amount_cents": cents,
        "lines": [*lines],
        **PROVENANCE,
        **more,
    }


def of_totals(cents: int, *amounts: int | None) -> list[Finding]:
    lines = [line(f"l{rank}", amount) for rank, amount in enumerate(amounts)]
    totals = [total(cents, *(row["key"] for row in lines))]
    return list(total_findings(dossier(sources=[SOURCE], funding_lines=lines, published_totals=totals)))


def of_counts(*counts: dict[str, Any]) -> list[Finding]:
    return list(breakdown_findings(dossier(facility_counts=[*counts])))


def of_values(unit: str, *values: dict[str, Any]) -> list[Finding]:
    indicators = [{"key": "i", "label": "Couverture", "kind": "result", "unit": unit}]
    rows = [{"key": f"v{rank}", "indicator": "i", **value} for rank, value in enumerate(values)]
    return list(share_findings(dossier(indicators=indicators, indicator_values=rows)))


def test_a_total_shows_both_numbers_and_the_gap() -> None:
    (finding,) = of_totals(100_50, 60_00, 30_00)
    assert finding.title == "Le total publié «\u00a0Total\u00a0» n’est pas la somme de ses lignes"
    assert finding.explanation == (
        "Total publié\u202f: 100,50\u00a0€. Somme recalculée\u202f: 60\u00a0€ + 30\u00a0€ = 90\u00a0€. "
        "Écart\u202f: 10,50\u00a0€ de plus dans le total publié\u202f; "
        "les montants sont donnés au centime, aucun arrondi ne l’explique."
    )
    assert finding.concerns == ("published_totals/t", "funding_lines/l0", "funding_lines/l1")
    assert [citation.quote for citation in finding.citations] == ["mots"]


def test_a_total_that_is_right_says_nothing() -> None:
    assert of_totals(90_00, 60_00, 30_00) == []


def test_a_total_with_an_unknown_line_is_not_judged() -> None:
    (finding,) = of_totals(90_00, 60_00, None)
    assert finding.kind == "silence"
    assert finding.explanation == "1\u00a0montant connu sur 2 au stade «\u00a0versé\u00a0»."


def test_a_total_of_nothing_is_not_judged() -> None:
    (finding,) = of_totals(90_00)
    assert finding.explanation == "Aucune ligne n’est rattachée à ce total."


def test_a_total_of_totals_at_another_stage_is_not_judged() -> None:
    totals = [total(90_00, key="t", totals=["u"]), total(90_00, key="u", stage="planned")]
    found = total_findings(dossier(sources=[SOURCE], published_totals=totals))
    assert {finding.kind for finding in found} == {"silence"}


def test_a_complete_breakdown_makes_its_whole() -> None:
    parts = [count("commune", 41, part_of="eaje"), count("ccas", 16, part_of="eaje")]
    assert of_counts(count("eaje", 57, breakdown="complete"), *parts) == []
    (finding,) = of_counts(count("eaje", 58, breakdown="complete"), *parts)
    assert finding.explanation == (
        "Nombre publié\u202f: 58. Somme recalculée des parties\u202f: 41 + 16 = 57. Écart\u202f: 1."
    )


def test_a_partial_breakdown_may_miss_some_but_not_exceed() -> None:
    assert of_counts(count("a", 10, breakdown="partial"), count("b", 4, part_of="a")) == []
    (finding,) = of_counts(count("a", 10, breakdown="partial"), count("b", 6, part_of="a"), count("c", 5, part_of="a"))
    assert finding.title == "La répartition de «\u00a0a\u00a0» ne tombe pas juste"


def test_a_part_never_exceeds_its_whole() -> None:
    (finding,) = of_counts(count("a", 10), count("b", 11, part_of="a"))
    assert (finding.severity, finding.kind) == ("warning", "arithmetic")
    assert finding.title == "«\u00a0b\u00a0» dépasse le nombre dont il fait partie"


def test_an_approximate_count_is_only_worth_knowing() -> None:
    (finding,) = of_counts(count("a", 10, qualifier="près de"), count("b", 11, part_of="a"))
    assert finding.severity == "info"


def test_an_overlap_is_told() -> None:
    (finding,) = of_counts(count("a", 10), count("b", 6, counted_in=["a"]))
    assert (finding.severity, finding.kind) == ("info", "overlap")


@pytest.mark.parametrize(
    ("unit", "scale"),
    [
        ("%", 100),
        ("% des familles", 100),
        ("places pour 100 enfants", 100),
        ("places/100 enf.", 100),
        ("‰", 1000),
        ("pour 1000 habitants", 1000),
        ("places", 1),
        ("AM/ETP", 1),
    ],
)
def test_the_unit_says_the_scale(unit: str, scale: int) -> None:
    assert scale_of(unit) == scale


@pytest.mark.parametrize("value", ["26", "26.5", "26.47", "26.471"])
def test_a_share_is_known_to_its_printed_precision(value: str) -> None:
    """9 000 / 34 000 = 26.4706 %."""
    assert of_values("%", {"value": value, "numerator": "9000", "denominator": "34000"}) == []


def test_a_share_that_its_terms_do_not_give() -> None:
    (finding,) = of_values("%", {"value": "33", "numerator": "9000", "denominator": "34000"})
    assert finding.explanation == (
        "Valeur publiée\u202f: 33 (%). Rapport recalculé\u202f: 9\u202f000 sur 34\u202f000, soit 26,5. "
        "Écart\u202f: 6,5."
    )


def test_a_share_with_a_missing_or_null_term_is_not_judged() -> None:
    assert (
        of_values("%", {"value": "33", "numerator": "9000"}, {"value": "0", "numerator": "0", "denominator": "0"}) == []
    )


def test_an_evolution_is_not_the_ratio_of_its_ends() -> None:
    value = {"value": "5", "numerator": "105", "denominator": "100", "period_start": "2020", "period": "2025"}
    assert of_values("%", value) == []


def test_a_value_never_exceeds_the_one_it_is_part_of() -> None:
    (finding,) = of_values("enfants", {"value": "10"}, {"value": "11", "part_of": "v0"})
    assert finding.title == "Une partie de «\u00a0Couverture\u00a0» dépasse le tout"
    assert of_values("enfants", {"value": "10"}, {"value": "10", "part_of": "v0"}) == []


def test_communes_that_sign_are_those_of_the_convention() -> None:
    groups = [
        {"key": "a", "name": "33 communes", "kind": "municipalities", "members": 33},
        {"key": "b", "name": "Une commune", "kind": "municipality"},
        {"key": "c", "name": "Caf", "kind": "caf"},
    ]
    signatories = [{"key": key, "organisation": key} for key in "abc"]
    (finding,) = announcement_findings(
        dossier({"declared_communes": 36}, organisations=groups, signatories=signatories)
    )
    assert finding.explanation == (
        "Communes de la convention\u202f: 36. Communes signataires\u202f: 34. Écart\u202f: 2."
    )
    right = dossier({"declared_communes": 34}, organisations=groups, signatories=signatories)
    assert list(announcement_findings(right)) == []


def test_a_list_of_communes_is_as_long_as_announced() -> None:
    (finding,) = announcement_findings(dossier({"declared_communes": 3, "communes": ["46066", "46087"]}))
    assert finding.explanation == "Annoncées\u202f: 3\u00a0communes. Dans la liste\u202f: 2\u00a0communes."


def test_announced_actions_are_held_against_the_list_below_the_node() -> None:
    nodes = [{"key": "axe", "title": "Axe 1", "declared_actions": 2}, {"key": "objectif", "parent": "axe"}]
    actions = [{"key": "a", "title": "A", "node": "objectif"}]
    (finding,) = announcement_findings(dossier(plan_nodes=nodes, actions=actions))
    assert finding.title == "«\u00a0Axe 1\u00a0» annonce 2\u00a0actions, le dossier en détaille 1"
    (finding,) = announcement_findings(dossier(plan_nodes=nodes))
    assert finding.title.endswith("le dossier n’en détaille aucune")
