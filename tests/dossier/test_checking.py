"""All the findings of a dossier together: gravest first, and nothing told twice."""

from typing import Any

from ctg_core.dossier.checking import check_dossier
from ctg_core.dossier.findings import FINDING_KINDS, SEVERITY_ORDER
from ctg_core.dossier.naming import NOUNS, names_of
from ctg_core.model.codes import SEVERITIES
from ctg_core.model.collections import COLLECTIONS
from tests.dossier.written import SOURCE, dossier

CITED = {"source": "page", "locator": "L1", "quote": "mots"}
LINES = [{"key": "l", "label": "Ligne", "funder": "caf", "paid_cents": 5_00, "year": 2022, **CITED}]
TOTALS = [{"key": "t", "label": "Total", "stage": "paid", "amount_cents": 6_00, "lines": ["l"], **CITED}]


def discrepancy(kind: str, *concerns: str, **more: str) -> dict[str, Any]:
    return {
        "key": "d",
        "kind": kind,
        "title": "Titre écrit",
        "explanation": "Texte écrit.",
        "concerns": [*concerns],
        **more,
    }


def titles(**collections: Any) -> list[str]:
    return [finding.title for finding in check_dossier(dossier(sources=[SOURCE], **collections))]


def test_every_collection_has_its_french_noun() -> None:
    assert list(NOUNS) == list(COLLECTIONS)


def test_severities_are_those_of_the_model() -> None:
    assert set(SEVERITY_ORDER) == set(SEVERITIES)


def test_every_finding_has_a_known_kind_and_the_gravest_come_first() -> None:
    found = check_dossier(dossier(sources=[SOURCE], funding_lines=LINES, published_totals=TOTALS))
    assert {finding.kind for finding in found} <= set(FINDING_KINDS)
    ranks = [SEVERITY_ORDER.index(finding.severity) for finding in found]
    assert ranks == sorted(ranks, reverse=True)


def test_a_gap_already_written_down_is_told_once_with_both_numbers() -> None:
    found = check_dossier(
        dossier(
            sources=[SOURCE],
            funding_lines=LINES,
            published_totals=TOTALS,
            discrepancies=[discrepancy("arithmetic", "published_totals/t", severity="info")],
        )
    )
    (finding,) = (finding for finding in found if "published_totals/t" in finding.concerns)
    assert finding.title == "Titre écrit"
    assert finding.explanation.startswith("Texte écrit.\n\nContrôle\u202f: Total publié\u202f: 6\u00a0€.")
    assert finding.severity == "warning"
    assert finding.concerns == ("published_totals/t", "funding_lines/l")
    assert [citation.quote for citation in finding.citations] == ["mots"]


def test_a_discrepancy_about_something_else_is_left_alone() -> None:
    told = titles(funding_lines=LINES, published_totals=TOTALS, discrepancies=[discrepancy("slip", "sources/page")])
    assert {"Titre écrit", "Le total publié «\u00a0Total\u00a0» n’est pas la somme de ses lignes"} <= set(told)


def test_a_silence_already_written_down_is_told_once() -> None:
    nodes = [{"key": "a", **CITED}, {"key": "b", **CITED}]
    assert "2\u00a0éléments du plan sans titre, sur 2" in titles(plan_nodes=nodes)
    gap = discrepancy("gap", "plan_nodes/a", "plan_nodes/b")
    assert not [title for title in titles(plan_nodes=nodes, discrepancies=[gap]) if "sans titre" in title]


def test_a_gap_about_more_than_a_silence_does_not_swallow_it() -> None:
    nodes = [{"key": "a", **CITED}, {"key": "b", "title": "B", **CITED}]
    gap = discrepancy("gap", "plan_nodes/a", "plan_nodes/b")
    assert "1\u00a0élément du plan sans titre, sur 2" in titles(plan_nodes=nodes, discrepancies=[gap])


def test_a_fact_without_a_source_is_told_and_an_entry_is_not() -> None:
    nodes = [{"key": "a", "title": "A"}, {"key": "b", "title": "B", "nature": "entered"}]
    (finding,) = (finding for finding in check_dossier(dossier(plan_nodes=nodes)) if finding.kind == "provenance")
    assert finding.title == "1\u00a0élément du plan sans source"
    assert finding.concerns == ("plan_nodes/a",)


def test_the_convention_itself_needs_citations() -> None:
    period = [{**CITED, "field": "period"}]
    for convention, expected in (
        ({"start": "2022", "caf": "Caf du Lot"}, "Sans citation\u202f: la Caf, le début."),
        ({"start": "2022", "end": "2026", "citations": period}, None),
    ):
        found = check_dossier(dossier(convention, sources=[SOURCE]))
        assert [finding.explanation for finding in found if finding.kind == "provenance"] == [expected] * bool(expected)


def test_a_fictional_territory_has_nothing_to_prove() -> None:
    found = check_dossier(dossier({"fictional": True, "start": "2022"}, plan_nodes=[{"key": "a", "title": "A"}]))
    assert not [finding for finding in found if finding.kind == "provenance"]


def test_what_is_not_documented_is_said() -> None:
    told = titles(indicators=[{"key": "i", "label": "I", "kind": "output", "unit": "places", **CITED}])
    assert "La fin de la convention n’est pas documentée" in told
    assert "Aucun financement n’est documenté" in told
    assert "Aucun indicateur n’est documenté" not in told
    assert "1\u00a0indicateur sans aucune valeur, sur 1" in told


def test_a_signatory_is_named_by_who_signs() -> None:
    organisations = [{"key": "dep", "name": "Département du Lot", "kind": "department"}]
    signatories = [{"key": "sig-dep", "organisation": "dep", **CITED}]
    written = dossier(sources=[SOURCE], organisations=organisations, signatories=signatories)
    [told] = [found for found in check_dossier(written) if "sans date de signature" in found.title]
    assert told.explanation == "«\u00a0Département du Lot\u00a0»."


def test_a_long_list_names_five_rows() -> None:
    rows = dossier(plan_nodes=[{"key": f"n{rank}"} for rank in range(7)]).rows["plan_nodes"]
    assert names_of(rows).endswith("«\u00a0n4\u00a0» et 2\u00a0autres")
