"""Fields that break a rule are refused in French, all at once, with the row and the field."""

import json
from pathlib import Path
from typing import Any

import pytest

from ctg_core.dossier.reading import parse_dossier, read_dossier
from ctg_core.dossier.refusal import DossierRefused
from tests.dossier.written import CONVENTION, HEAD, SOURCE, content, dossier, refusals

LINE = {"key": "l", "label": "Une ligne", "funder": "caf"}
COUNT = {"key": "n", "label": "Crèches", "type": "eaje"}
PLACE = {"key": "p", "name": "Une crèche", "type": "eaje"}
INDICATOR = {"key": "i", "label": "Places", "kind": "output", "unit": "places"}
VALUE = {"key": "v", "indicator": "i"}


def test_the_smallest_dossier_is_a_convention() -> None:
    read = dossier()
    assert read.key == "essai"
    assert not any(read.rows.values())


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        (["a"], "champ format\u202f: ce n’est pas un dossier de CTG («\u00a0format\u202f: ctg-dossier\u00a0» attendu)"),
        ("a", "champ format\u202f: ce n’est pas un dossier de CTG («\u00a0format\u202f: ctg-dossier\u00a0» attendu)"),
        (
            {**HEAD, "format_version": 2},
            "champ format_version\u202f: version 2 inconnue, 1 attendue (mettre à jour l’application)",
        ),
        (
            {**HEAD, "format_version": 0},
            "champ format_version\u202f: version 0 inconnue, 1 attendue (exporter de nouveau le dossier)",
        ),
        (
            {**HEAD, "format_version": True},
            "champ format_version\u202f: un nombre entier est attendu, reçu «\u00a0True\u00a0»",
        ),
        (
            {**HEAD, "format_version": "1\n"},
            "champ format_version\u202f: un nombre entier est attendu, reçu «\u00a01\ufffd\u00a0»",
        ),
        ({"format": "ctg-dossier"}, "champ format_version\u202f: champ obligatoire absent"),
        ({**HEAD, "convention": ["a"]}, "champ convention\u202f: un ensemble de champs est attendu"),
        (HEAD, "champ convention\u202f: champ obligatoire absent"),
        ({**HEAD, "convention": CONVENTION, "gadgets": []}, "champ gadgets\u202f: collection inconnue"),
        ({**HEAD, "convention": CONVENTION, "actions": {}}, "actions\u202f: une liste est attendue"),
        ({**HEAD, "convention": CONVENTION, "actions": None}, "actions\u202f: une liste est attendue"),
        (
            {**HEAD, "convention": CONVENTION, "actions": ["a"]},
            "actions, n°\u00a01\u202f: un ensemble de champs est attendu",
        ),
    ],
)
def test_the_shape_of_the_file_is_checked(plain: Any, expected: str) -> None:
    assert refusals(json.dumps(plain).encode(), "essai.json") == [f"essai.json — {expected}"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"kind": None},
            "convention, champ kind\u202f: un texte est attendu, reçu «\u00a0None\u00a0» "
            "(au besoin, l’écrire entre guillemets)",
        ),
        ({"start": "2021-02-29"}, "convention, champ start\u202f: la date «\u00a02021-02-29\u00a0» n’existe pas"),
        ({"start": "2021-13"}, "convention, champ start\u202f: la date «\u00a02021-13\u00a0» n’existe pas"),
        (
            {"end": "21/11/2023"},
            "convention, champ end\u202f: «\u00a021/11/2023\u00a0» n’est pas une date "
            "(AAAA, AAAA-MM, AAAA-MM-JJ, AAAA-Q1 ou AAAA-S1)",
        ),
        ({"start": "2024", "end": "2020"}, "convention, ensemble\u202f: la fin (2020) précède le début (2024)"),
        ({"name": "  "}, "convention, champ name\u202f: le texte est vide (omettre le champ si l’information manque)"),
        ({"name": "a\x07"}, "convention, champ name\u202f: le texte contient un caractère de contrôle"),
        ({"name": "a\ufffe"}, "convention, champ name\u202f: le texte contient un caractère de contrôle"),
        (
            {"declared_communes": 1_001},
            "convention, champ declared_communes\u202f: aucun département ne compte autant de communes, "
            "reçu «\u00a01001\u00a0»",
        ),
        (
            {"declared_communes": 0},
            "convention, champ declared_communes\u202f: la valeur «\u00a00\u00a0» est trop petite (au moins 1)",
        ),
        (
            {"version": 2**63},
            f"convention, champ version\u202f: la valeur «\u00a0{2**63}\u00a0» est trop grande (au plus {10**9})",
        ),
        ({"couleur": "bleu"}, "convention, champ couleur\u202f: champ inconnu"),
        ({"fictional": "oui"}, "convention, champ fictional\u202f: true ou false est attendu, reçu «\u00a0oui\u00a0»"),
        (
            {"territory_code": "3155"},
            "convention, champ territory_code\u202f: «\u00a03155\u00a0» n’a pas la forme attendue",
        ),
        (
            {"communes": ["31555", "x"]},
            "convention, champ communes, n°\u00a02\u202f: «\u00a0x\u00a0» n’a pas la forme attendue",
        ),
    ],
)
def test_a_field_of_the_convention_is_refused(fields: dict[str, Any], expected: str) -> None:
    read = json.dumps({**HEAD, "convention": {**CONVENTION, **fields}}).encode()
    assert refusals(read, "essai.json") == [f"essai.json — {expected}"]


@pytest.mark.parametrize(
    ("collections", "expected"),
    [
        (
            {"plan_nodes": [{"key": "a", "parent": "b"}]},
            "plan_nodes, clé a, champ parent\u202f: la clé «\u00a0b\u00a0» n’existe pas dans plan_nodes",
        ),
        (
            {"plan_nodes": [{"key": "a", "parent": "b"}, {"key": "b"}, {"key": "b"}]},
            "plan_nodes, clé b\u202f: la clé est utilisée deux fois",
        ),
        (
            {"plan_nodes": [{"key": "à b"}]},
            "plan_nodes, clé à b, champ key\u202f: «\u00a0à b\u00a0» n’a pas la forme attendue",
        ),
        ({"plan_nodes": [{"title": "A"}]}, "plan_nodes, n°\u00a01, champ key\u202f: champ obligatoire absent"),
        (
            {"plan_nodes": [{"key": "a", "position": 3}]},
            "plan_nodes, clé a, champ position\u202f: champ inconnu",
        ),
        (
            {"plan_nodes": [{"key": "a", "themes": ["sport"]}]},
            "plan_nodes, clé a, champ themes\u202f: le code «\u00a0sport\u00a0» n’existe pas dans la liste themes",
        ),
        (
            {"plan_nodes": [{"key": "a", "locator": "page 3\x01"}]},
            "plan_nodes, clé a, champ locator\u202f: le texte contient un caractère de contrôle",
        ),
        (
            {"plan_nodes": [{"key": "a", "locator": "page \uffff"}]},
            "plan_nodes, clé a, champ locator\u202f: le texte contient un caractère de contrôle",
        ),
        (
            {"plan_nodes": [{"key": "a", "quote": "mots"}]},
            "plan_nodes, clé a, ensemble\u202f: une citation (quote) demande une source et un repère (locator)",
        ),
        (
            {"plan_nodes": [{"key": "a", "declared_actions": True}]},
            "plan_nodes, clé a, champ declared_actions\u202f: un nombre entier est attendu, reçu «\u00a0True\u00a0»",
        ),
        (
            {"facility_counts": [{**COUNT, "count": -1}]},
            "facility_counts, clé n, champ count\u202f: un nombre ne peut pas être négatif, reçu «\u00a0-1\u00a0»",
        ),
        (
            {"facility_counts": [{**COUNT, "count": 10**19}]},
            "facility_counts, clé n, champ count\u202f: "
            "la valeur «\u00a010000000000000000000\u00a0» est trop grande (au plus 1000000000)",
        ),
        (
            {"facilities": [{**PLACE, "latitude": "435.1"}]},
            "facilities, clé p, champ latitude\u202f: la valeur «\u00a0435.1\u00a0» est trop grande (au plus 90)",
        ),
        (
            {"funding_lines": [{**LINE, "paid_cents": -5}]},
            "funding_lines, clé l, champ paid_cents\u202f: un montant ne peut pas être négatif, reçu «\u00a0-5\u00a0»",
        ),
        (
            {"funding_lines": [{**LINE, "paid_cents": 12.345}]},
            "funding_lines, clé l, champ paid_cents\u202f: un montant s’écrit en centimes entiers "
            "(24822056 pour 248\u202f220,56\u00a0€), reçu «\u00a012.345\u00a0»",
        ),
        (
            {"indicators": [INDICATOR], "indicator_values": [{**VALUE, "value": "1e3"}]},
            "indicator_values, clé v, champ value\u202f: «\u00a01e3\u00a0» n’est pas un nombre "
            '(exemple\u202f: "21.5")',
        ),
        (
            {"indicators": [INDICATOR], "indicator_values": [VALUE]},
            "indicator_values, clé v, ensemble\u202f: "
            "il faut une valeur, ou la raison de son absence (missing_reason), et pas les deux",
        ),
        (
            {"actions": [{"key": "a", "title": "A", "status": "late"}]},
            "actions, clé a, champ status\u202f: valeur inconnue «\u00a0late\u00a0» "
            "(attendu\u202f: not_started, in_progress, done, suspended, abandoned)",
        ),
        (
            {"discrepancies": [
                {"key": "d", "kind": "gap", "title": "T", "explanation": "E", "concerns": ["actions/x"]}
            ]},
            "discrepancies, clé d, champ concerns\u202f: «\u00a0actions/x\u00a0» ne désigne aucune donnée du dossier",
        ),
        (
            {"discrepancies": [
                {"key": "d", "kind": "gap", "title": "T", "explanation": "E",
                 "citations": [{"source": "s", "locator": "L1", "quote": "q"}]}
            ]},
            "discrepancies, clé d, champ citations\u202f: la clé «\u00a0s\u00a0» n’existe pas dans sources",
        ),
    ],
)  # fmt: skip
def test_a_row_is_refused(collections: dict[str, Any], expected: str) -> None:
    read = json.dumps({**HEAD, "convention": CONVENTION, **collections}).encode()
    assert refusals(read, "essai.json") == [f"essai.json — {expected}"]


def test_a_circle_is_refused_at_each_of_its_rows() -> None:
    nodes = [{"key": "a", "parent": "b"}, {"key": "b", "parent": "a"}, {"key": "c", "parent": "a"}]
    assert refusals(content(plan_nodes=nodes)) == [
        "essai.yaml — plan_nodes, clé a, champ parent\u202f: l’élément se contient lui-même",
        "essai.yaml — plan_nodes, clé b, champ parent\u202f: l’élément se contient lui-même",
    ]


def test_every_problem_is_told_at_once() -> None:
    read = content({"start": "hier"}, plan_nodes=[{"key": "a", "x": "1"}, {"key": "b", "version": 0}])
    assert len(refusals(read)) == 3


def test_whole_numbers_dates_and_decimals_keep_what_was_written() -> None:
    written = (
        b"format: ctg-dossier\nformat_version: 1\n"
        b"convention: {key: c, name: null_, short_name: yes, kind: ctg, start: 2021, end: 2024-12-31}\n"
        b"funding_lines: [{key: l, label: 1e3, funder: caf, paid_cents: 24_822_056}]\n"
        b"indicators: [{key: i, label: on, kind: output, unit: u}]\n"
        b"indicator_values: [{key: v, indicator: i, value: 21.50}]\n"
    )
    read = parse_dossier(written, "essai.yaml")
    assert (read.convention.start, read.convention.end) == ("2021", "2024-12-31")
    assert read.convention.short_name == "yes"
    assert read.rows["funding_lines"][0].paid_cents == 24822056  # type: ignore[attr-defined]
    assert str(read.rows["indicator_values"][0].value) == "21.50"  # type: ignore[attr-defined]


def test_the_same_mistake_on_every_row_is_not_told_a_thousand_times() -> None:
    rows = [{"key": f"a{rank}"} for rank in range(1000)]
    with pytest.raises(DossierRefused) as refused:
        parse_dossier(content(actions=rows), "essai.yaml")
    told = str(refused.value).splitlines()
    assert len(refused.value.problems) == 1000
    assert told[-1] == "… et 900\u00a0autres problèmes."
    assert len(told) == 101


def test_a_refusal_commands_nothing_to_the_terminal_that_shows_it() -> None:
    (refusal,) = refusals(content(**{"\x1b[31m": []}))
    assert "\x1b" not in refusal


def test_a_long_value_is_shown_short() -> None:
    (refusal,) = refusals(content(sources=[{**SOURCE, "sha256": "z" * 10_000}]))
    assert len(refusal) < 200


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DossierRefused, match="fichier\u202f: le fichier n’existe pas"):
        read_dossier(tmp_path / "absent.yaml")


@pytest.mark.parametrize("name", ["classeur.xlsx", "dossier.txt", "dossier"])
def test_another_kind_of_file_is_told_so(name: str) -> None:
    assert refusals(content(), name) == [f"{name} — fichier\u202f: un dossier est un fichier .yaml ou .json"]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DossierRefused, match="le fichier ne peut pas être lu"):
        read_dossier(tmp_path)
