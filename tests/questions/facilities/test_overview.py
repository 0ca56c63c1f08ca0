"""What exists where: by theme in national order, named places apart from numbers, nothing added across types."""

from tests.questions.facilities.asked_facilities import asked, count, place


def test_nothing_documented() -> None:
    found = asked()
    assert (found.themes, found.named, found.types, found.foremost) == ((), (), (), ())


def test_themes_and_types_come_in_national_order() -> None:
    found = asked(
        count("c", 1, "centre_social"), count("l", 2, "ludotheque"), count("m", 3, "mam"), count("e", 4, "eaje")
    )
    assert [theme.label for theme in found.themes] == ["Petite enfance", "Parentalité", "Animation de la vie sociale"]
    assert [one.type for one in found.types] == ["eaje", "mam", "ludotheque", "centre_social"]


def test_key_figures_are_the_first_counted_type_of_each_theme() -> None:
    found = asked(count("m", 3, "mam"), count("l", 2, "ludotheque"), places=(place("bleue", "eaje"),))
    assert [one.type for one in found.foremost] == ["mam", "ludotheque"]


def test_named_places_and_numbers_of_a_type_stand_side_by_side() -> None:
    found = asked(count("e", 4, "eaje"), places=(place("bleue"), place("rouge")))
    only = found.types[0]
    assert only.counted is not None
    assert (only.counted.total, only.named) == (4, 2)


def test_a_place_is_located_by_both_its_coordinates() -> None:
    found = asked(
        places=(
            place("ici", latitude="43.6", longitude="1.4"),
            place("adresse", address="rue Riquet"),
            place("moitie", latitude="43.6"),
        )
    )
    assert [one.row.key for one in found.located] == ["ici"]


def test_a_commune_is_named_when_the_territory_is_known() -> None:
    found = asked(places=(place("ici", commune="31555"),), convention={"territory_code": "31555"})
    assert found.named[0].commune == "Toulouse"
    assert asked(places=(place("ici", commune="31555"),)).named[0].commune is None


def test_the_manager_is_the_organisation_else_its_kind() -> None:
    found = asked(places=(place("a", manager_kind="ccas"), place("b")))
    assert [one.manager for one in found.named] == ["CCAS", None]
