"""The indicators of a convention: their headline, their list, their filters, their file."""

import base64
import re

from ctg_core.questions.filtered_list import Filters
from ctg_core.questions.indicators.filters import INDICATORS
from ctg_core.questions.indicators.list import IndicatorLine, Indicators
from ctg_core.questions.indicators.words import indicators_headline
from ctg_core.views.addresses import IndicatorLinks
from ctg_core.views.indicators.list import context_table, indicator_list, indicators_file, movement, state_bar
from ctg_core.views.indicators.sheet import heading, meaning_panel
from ctg_core.views.indicators.tables import values_table
from tests.questions.indicators.asked_indicators import GOAL, PLACES, START, asked, missing, seen, sheet, written
from tests.views.read import plain

LINKS = IndicatorLinks("essai")


def several(*lasts: int | None) -> Indicators:
    """As many indicators from 40 to 60 in four years as there are values for 2024."""
    rows = [{**PLACES, "key": f"i-{rank}", "label": f"Indicateur {rank}"} for rank, _ in enumerate(lasts)]
    values = [
        {"key": f"v-{rank}-{order}", "indicator": f"i-{rank}", **one}
        for rank, last in enumerate(lasts)
        for order, one in enumerate([START, GOAL, *([seen(last)] if last is not None else [])])
    ]
    return asked(indicators=rows, indicator_values=values)


def grouped(found: Indicators) -> list[tuple[str, list[IndicatorLine]]]:
    return INDICATORS.narrow(found.followed).groups()


def test_the_headline_counts_every_state() -> None:
    found = several(55, 56, 60, 61, 45, 39, None)
    assert plain(indicators_headline(found)) == (
        "7 indicateurs suivis : 2 en bonne voie, 2 cibles atteintes, 1 à surveiller, 1 en recul, 1 sans donnée."
    )
    assert plain(indicators_headline(several(60))) == "1 indicateur suivi : 1 cible atteinte."


def test_the_headline_of_what_cannot_be_judged() -> None:
    assert indicators_headline(asked()) == "Aucun indicateur de suivi n’est documenté."
    assert plain(indicators_headline(several(None, None))) == (
        "2 indicateurs suivis : aucun n’a les valeurs qu’il faut pour dire s’il progresse."
    )


def test_what_moved_and_what_is_missing() -> None:
    assert plain(movement(several(55, 39, 40))).strip() == (
        "Depuis la valeur précédente, 1 va dans le bon sens, 1 va dans le mauvais et 1 n’a pas bougé."
    )
    found = asked(**written(START, seen(45, state="proposed"), missing("2025", "Perdu")))
    assert plain(movement(found)).strip() == (
        "Il manque la dernière valeur de 1 indicateur ; 1 valeur proposée attend validation."
    )
    assert movement(several(None)) == ""


def test_the_bar_says_all_its_parts_and_is_useless_for_one_state() -> None:
    assert 'aria-label="Indicateurs par état\u202f: 1 en recul et 1 cible atteinte"' in state_bar(several(39, 60))
    assert state_bar(several(39, 38)) == ""


def test_the_list_groups_by_state_links_each_indicator_and_draws_its_series() -> None:
    shown = indicator_list(grouped(several(39, 60)), IndicatorLinks("essai", {"etat": "en recul"}))
    said = plain(shown)
    assert said.index("En recul : 1") < said.index("Cible atteinte : 1")
    assert 'href="indicateurs?convention=essai&amp;indicateur=i-0&amp;etat=en+recul" target="_self"' in shown
    assert 'alt="2 valeurs\u202f: 40 en 2022, 39 en 2024\u202f; cible 60 en 2026"' in shown
    assert all(f'data-column="{name}"' in shown for name in ("Départ", "Cible", "Où il en est"))


def test_a_drawing_is_broken_where_a_value_is_missing() -> None:
    found = asked(**written(START, GOAL, seen(44, "2023"), missing("2024", "Perdu"), seen(50, "2025")))
    image = re.search(r"base64,([^\"]+)", indicator_list(grouped(found), LINKS))
    assert image
    drawing = base64.b64decode(image.group(1)).decode()
    # 2022 and 2023 joined, the way to the target in dashes; 2025 alone.
    assert drawing.count("<polyline") == 2
    assert drawing.count("stroke-dasharray") == 1


def test_one_value_is_not_drawn() -> None:
    assert "<img" not in indicator_list(grouped(asked(**written(seen(44)))), LINKS)


def test_what_people_wrote_cannot_act() -> None:
    nasty = "<script>alert(1)</script>"
    found = asked(**written(START, GOAL, seen(44, comment=nasty), missing("2025", nasty), indicator={"label": nasty}))
    shown = sheet(START, seen(44, comment=nasty), indicator={"label": nasty, "definition": nasty})
    everything = [
        indicator_list(grouped(found), LINKS),
        heading(shown),
        meaning_panel(shown),
        values_table(shown).html(),
    ]
    assert not any("<script" in html for html in everything)


def test_the_context_keeps_only_the_columns_it_fills() -> None:
    context = {**PLACES, "key": "people", "label": "Habitants", "kind": "context"}
    rows = written(START)
    rows["indicators"] = [*rows["indicators"], context]
    rows["indicator_values"] = [*rows["indicator_values"], {"key": "p", "indicator": "people", **seen(900)}]
    assert context_table(asked(**rows).context, LINKS).columns == ("Indicateur", "Dernière valeur")


def test_the_file_has_numbers_a_spreadsheet_can_add() -> None:
    table = indicators_file(several(45).followed)
    row = dict(zip(table.columns, map(str, table.rows[0]), strict=True))
    assert (row["Départ"], row["Dernière valeur"], row["Cible"], row["État"]) == ("40", "45", "60", "à surveiller")
    assert row["Attendu à cette date"] == "50,0"


def test_filters_go_to_the_address_and_come_back() -> None:
    found = several(39, 60)
    listed = INDICATORS.narrow(found.followed, Filters("places", {"etat": "going_back"}))
    assert listed.address == {"recherche": "places", "etat": "en recul"}
    assert INDICATORS.read(found.followed, listed.address).rows == listed.rows
    invented = INDICATORS.read(found.followed, {"etat": "inventé", "theme": "Rien"})
    assert not invented.filters.narrows


def test_what_filters_hide_is_said() -> None:
    found = several(39, 60)
    assert plain(INDICATORS.narrow(found.followed, Filters(chosen={"etat": "going_back"})).hidden) == (
        "1 sur 2 indicateurs ; 1 indicateur masqué par : état « en recul »."
    )
    assert INDICATORS.narrow(found.followed).hidden == ""
