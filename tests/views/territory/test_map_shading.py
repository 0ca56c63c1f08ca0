"""Classes of a shaded map, and their words."""

from dataclasses import replace

import pytest

from ctg_core.reference.territory import load_territory
from ctg_core.views.territory.map_shading import SHADINGS, density, evolution, graded, population


def test_classes_have_round_limits_and_about_as_many_communes_each() -> None:
    shading = graded("Places", "places", {str(value): value for value in range(1, 1001)})
    assert shading.breaks == (200, 400, 600, 800)
    assert shading.classes == ("moins de 200", "200 à 400", "400 à 600", "600 à 800", "800 et plus")
    assert [shading.rank(insee) for insee in ("199", "200", "1000")] == [0, 1, 4]


def test_the_same_value_everywhere_is_one_class() -> None:
    shading = graded("Places", "places", {"01": 12, "02": 12})
    assert shading.classes == ("12",)
    assert shading.rank("01") == 0


def test_unknown_is_neither_zero_nor_a_class() -> None:
    shading = graded("Places", "places", {"01": 0, "02": None, "03": 30})
    assert shading.rank("02") is None
    assert shading.text("02") == "non renseigné"
    assert shading.text("01") == "0\u00a0places"
    assert shading.has_unknown


def test_nothing_known_draws_nothing() -> None:
    shading = graded("Places", "places", {"01": None})
    assert (shading.breaks, shading.classes, shading.rank("01")) == ((), (), None)


def test_change_of_population_is_signed_and_its_middle_is_stability() -> None:
    shading = evolution(load_territory("31555"))
    # Toulouse: 493 465 in 2019, 514 819 in 2023
    assert shading.values["31555"] == pytest.approx(100 * (514_819 - 493_465) / 493_465)
    assert shading.text("31555") == "+4,3\u202f%"
    assert shading.classes[shading.rank("31555") or 0] == "hausse de 1 à 5\u202f%"


def test_a_fall_bears_a_true_minus_sign() -> None:
    toulouse = load_territory("31555")
    shrinking = replace(toulouse.communes[0], population={2019: 1000, 2023: 900})
    assert evolution(replace(toulouse, communes=(shrinking,))).text("31555") == "−10\u202f%"


def test_density_is_unknown_without_population() -> None:
    toulouse = load_territory("31555")
    silent = replace(toulouse.communes[0], population={2019: None, 2023: None})
    assert density(replace(toulouse, communes=(silent,))).values == {"31555": None}


def test_population_says_its_year() -> None:
    shading = population(load_territory("200035327"))
    assert shading.title == "Population municipale 2023"
    assert sum(value or 0 for value in shading.values.values()) == 5_478


@pytest.mark.parametrize("key", SHADINGS)
def test_every_commune_falls_in_a_class(key: str) -> None:
    shading = SHADINGS[key](load_territory("200071298"))
    assert {shading.rank(insee) for insee in shading.values} <= set(range(len(shading.classes)))
