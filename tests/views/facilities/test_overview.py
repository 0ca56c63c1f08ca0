"""The words, the tables and the bars of the facilities screen."""

import re
from html import unescape

import pytest

from ctg_core.questions.facilities.overview import Facilities
from ctg_core.questions.facilities.words import facilities_headline
from ctg_core.views.facilities.charts import managers_figure, managers_sentence, managers_title, readable_ink
from ctg_core.views.facilities.overview import (
    counts_by_theme,
    counts_lead,
    distance_sentence,
    facility_figures,
    named_list,
)
from ctg_core.views.facilities.places import facility_places
from ctg_core.views.facilities.tables import counts_table, managers_table, named_table
from tests.questions.facilities.asked_facilities import asked, communes_of, count, place
from tests.spec.facilities.test_nursery_places import BOTH, CRECHE, MICRO, offer

NONE = offer()  # neither places nor children
HARM = "<img src=x onerror=alert(1)>"


def plain(text: str) -> str:
    shown = re.sub(r"<div popover.*?Fermer</button></div>", "", text)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", shown)))


def managed(**more: str) -> Facilities:
    return asked(
        count("e", 20, "eaje", breakdown="complete"),
        count("mairie", 8, "eaje", manager_kind="municipality", part_of="e"),
        count("asso", 12, "eaje", manager_kind="association", part_of="e"),
        count("c", 3, "centre_social", manager_kind="association"),
        count("l", 2, "ludotheque", manager_kind="association"),
        count("m", 1, "mam"),
    )


def test_the_headline_answers() -> None:
    assert facilities_headline(asked(), NONE) == "Aucun équipement documenté."
    found = asked(count("e", 156, "eaje"), count("p", 1, "centre_social"), count("l", 2, "ludotheque"))
    assert plain(facilities_headline(found, NONE)) == (
        "156 établissements d’accueil du jeune enfant (EAJE), 2 ludothèques… : "
        "3 types documentés ; aucun équipement n’est localisé."
    )


def test_the_headline_keeps_qualifiers() -> None:
    found = asked(count("e", 30, "eaje", qualifier="près de"))
    assert plain(facilities_headline(found, NONE)) == (
        "près de 30 établissements d’accueil du jeune enfant (EAJE) : 1 type documenté ; "
        "aucun équipement n’est localisé."
    )


def test_places_on_a_map_come_first_with_what_they_offer() -> None:
    found = asked(count("e", 30, "eaje"), places=(place("a", latitude="43.6", longitude="1.4"), place("b")))
    assert plain(facilities_headline(found, NONE)) == "2 équipements nommés, dont 1 localisé."
    offered = offer(CRECHE, MICRO, values=BOTH)
    assert plain(facilities_headline(found, offered)) == (
        "2 équipements nommés, dont 1 localisé ; 25,0 places de crèche pour 100 enfants de moins de 3 ans ; "
        "1 commune sans crèche nommée."
    )


def test_names_alone_make_a_headline_too() -> None:
    found = asked(places=(place("a"),))
    assert plain(facilities_headline(found, NONE)) == "1 type documenté ; aucun équipement n’est localisé."
    assert facility_figures(found) == []


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (asked(), "aucun équipement n’est documenté"),
        (asked(places=(place("a"),)), "aucun équipement n’est localisé"),
        (
            asked(places=(place("a", latitude="43.6", longitude="1.4"), place("b"))),
            "La carte montre 1 équipement, sans 1 équipement nommé dont le lieu manque",
        ),
    ],
    ids=["nothing", "not located", "some"],
)
def test_distance_is_never_guessed(found: Facilities, said: str) -> None:
    assert said in plain(distance_sentence(found))


def test_the_lead_says_the_year_once() -> None:
    assert "ne date pas" in counts_lead(asked(count("e", 2, "eaje")))
    dated = asked(
        count("e", 2, "eaje", period="2021"), count("m", 2, "mam", period="2021"), count("l", 3, "ludotheque")
    )
    assert "Chiffres de 2021" in counts_lead(dated)
    assert plain(counts_by_theme(dated)).count("année non précisée") == 1


def test_each_type_shows_its_number_and_its_managers() -> None:
    said = plain(counts_by_theme(managed()))
    assert "Établissements d’accueil du jeune enfant (EAJE) 20 Commune 8 Association 12" in said
    assert "Maison d’assistants maternels 1" in said


def test_bars_are_as_wide_as_the_shares() -> None:
    bars = re.findall(r'<div class="ctg-bar[^>]*>(.*?)</div>', counts_by_theme(managed()))
    assert [re.findall(r"width:([\d.]+)%", bar) for bar in bars] == [["40.00", "60.00"]]


def test_what_is_counted_twice_is_said() -> None:
    found = asked(
        count("a", 10),
        count("a-2", 4, part_of="a", counted_in=["b"]),
        count("b", 7),
    )
    said = plain(counts_by_theme(found))
    assert "Accueils de loisirs périscolaires 13" in said
    assert "4 a-2 : dans «\u00a0a\u00a0» et «\u00a0b\u00a0», une seule fois dans le total" in said.replace(
        "« ", "«\u00a0"
    ).replace(" »", "\u00a0»")


def test_an_intention_shows_as_one() -> None:
    said = plain(counts_by_theme(asked(count("a", 2, nature="intention"))))
    assert "2 a intention" in said


def test_why_a_place_is_not_on_the_map() -> None:
    sourced = {"source": "page", "locator": "L1", "quote": "mots"}
    said = plain(named_list(asked(places=(place("a", **sourced), place("b"), place("c", address="rue Riquet")))))
    assert "non localisé : le document ne donne pas d’adresse" in said
    assert "non localisé : aucune adresse n’est saisie" in said
    assert "seule indication, « rue Riquet »" in said


def test_texts_are_harmless() -> None:
    found = asked(count("a", 2, label=HARM), places=(place("p", name=HARM, address=HARM),))
    html = counts_by_theme(found) + named_list(found) + counts_table(found).html() + named_table(found).html()
    assert "<img" not in html


def test_columns_that_nothing_fills_are_left_out() -> None:
    assert counts_table(asked(count("e", 2, "eaje"))).columns == ("Type", "Ce que le document compte", "Nombre")
    assert "Capacité" not in named_table(asked(places=(place("a"),))).columns
    assert "Capacité" in named_table(asked(places=(place("a", capacity=20),))).columns


def test_the_table_says_whether_the_parts_make_the_whole() -> None:
    table = counts_table(managed()).csv().decode()
    assert "8 mairie\u202f; 12 asso\u202f; répartition complète\u202f: 8 + 12 = 20" in table
    short = counts_table(asked(count("e", 20, "eaje"), count("m", 8, "eaje", part_of="e"))).csv().decode()
    assert "répartition partielle\u202f: 8 = 8 sur 20" in short
    wrong = asked(count("e", 20, "eaje", breakdown="complete"), count("m", 8, "eaje", part_of="e"))
    assert "les parties ne font pas le nombre imprimé" in counts_table(wrong).csv().decode()


def test_the_chart_stacks_managers_and_names_its_finding() -> None:
    found = managed()
    figure = managers_figure(found, dark=False)
    assert {bar.name: list(bar.x) for bar in figure.data} == {"Commune": [8, None, None], "Association": [12, 2, 3]}
    assert managers_title(found) == "3 types sur 3 sont gérés surtout par des associations"
    assert managers_sentence(found).endswith("Gestionnaires non documentés pour\u202f: maisons d’assistants maternels.")
    assert managers_table(found).columns == ("Type", "Commune", "Association", "Non précisé", "Total")


def test_numbers_read_on_their_bar() -> None:
    assert (readable_ink("#162e78"), readable_ink("#efd043")) == ("#f2f5fa", "#0f1622")


def test_only_open_located_places_are_on_the_map() -> None:
    here = {"latitude": "43.6", "longitude": "1.4"}
    found = asked(places=(place("a", **here), place("b", **here, closed="2023"), place("c")))
    assert [point.key for point in facility_places(found, dark=False)] == ["a"]


def test_colours_go_by_theme_when_types_outnumber_them() -> None:
    here = {"latitude": "43.6", "longitude": "1.4"}
    types = ("eaje", "mam", "rpe", "pmi", "creche_familiale", "micro_creche", "laep", "ludotheque")
    many = facility_places(asked(places=tuple(place(f"p{type_}", type_, **here) for type_ in types)), dark=False)
    assert {point.type_label for point in many} == {"Petite enfance", "Parentalité"}
    assert len({point.colour for point in many}) == 2
    assert many[1].precision == "Maison d’assistants maternels"
    few = facility_places(asked(places=(place("a", **here),)), dark=False)
    assert (few[0].type_label, few[0].precision) == ("Établissement d’accueil du jeune enfant (EAJE)", "")


def test_communes_without_a_named_facility_are_told_only_when_every_commune_is_known() -> None:
    here = {"latitude": "44.6", "longitude": "1.3"}
    cazals = {"territory_code": "200035327"}
    known = asked(places=(place("a", commune="46066", **here),), convention=cazals)
    communes = communes_of(cazals["territory_code"])
    assert "14 communes n’ont aucun équipement nommé" in plain(distance_sentence(known, communes))
    vague = asked(places=(place("a", **here),), convention=cazals)
    assert "aucun équipement nommé" not in plain(distance_sentence(vague, communes))
