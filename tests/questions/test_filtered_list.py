"""A list declared here and narrowed: what it offers, what it leaves, what it hides and under which headings."""

from dataclasses import dataclass

from ctg_core.model.body import Body
from ctg_core.questions.filtered_list import Choice, Field, FilteredList, Filters, Order, by_name, neighbours
from tests.views.read import plain


@dataclass(frozen=True)
class Fruit:
    key: str
    name: str
    colours: tuple[str, ...] = ()


FRUIT = [Fruit("p", "Poire", ("vert", "jaune")), Fruit("c", "Cerise", ("rouge",)), Fruit("k", "Kiwi", ("vert",))]
LIST = FilteredList[Fruit](
    noun=("fruit", "fruits"),
    hidden=("fruit masqué", "fruits masqués"),
    texts=lambda fruit: [fruit.name],
    fields=(
        Field(
            "couleur",
            "Couleur",
            lambda fruit: [Choice(colour, colour.title()) for colour in fruit.colours],
            by_name,
            silent=("fruit n’a pas de couleur", "fruits n’ont pas de couleur"),
        ),
    ),
    orders=(Order("Tels quels", heading=lambda fruit: fruit.colours[0] if fruit.colours else "?"), Order("Nom", str)),
)


def test_a_row_is_found_under_each_of_its_values_in_the_order_declared() -> None:
    assert LIST.choices(FRUIT) == {"couleur": {"jaune": "Jaune", "rouge": "Rouge", "vert": "Vert"}}
    assert [*LIST.choices(FRUIT)["couleur"]] == ["jaune", "rouge", "vert"]
    for colour, left in {"vert": "pk", "jaune": "p", "rouge": "c", "bleu": ""}.items():
        assert "".join(one.key for one in LIST.narrow(FRUIT, Filters(chosen={"couleur": colour})).rows) == left


def test_groups_keep_the_rows_in_order_and_say_what_a_page_leaves_out() -> None:
    listed = LIST.narrow(FRUIT)
    assert [(plain(name), len(rows)) for name, rows in listed.groups()] == [("vert : 2", 2), ("rouge : 1", 1)]
    assert [plain(name) for name, _ in listed.groups(FRUIT[:1])] == ["vert : 2, dont 1 sur cette page"]
    assert LIST.narrow(FRUIT, Filters(order="Nom")).groups() == [("", sorted(FRUIT, key=str))]
    assert LIST.narrow([]).groups() == []


def test_rows_that_say_nothing_of_what_narrows_are_counted() -> None:
    listed = LIST.narrow([*FRUIT, Fruit("f", "Figue")], Filters("i", {"couleur": "vert"}))
    assert plain(listed.hidden) == (
        "2 sur 4 fruits ; 2 fruits masqués par : recherche « i » et couleur « Vert ». 1 fruit n’a pas de couleur."
    )
    assert [one.key for one in listed.whole_list().rows] == ["p", "c", "k", "f"]


@dataclass(frozen=True)
class OfFruit:
    row: Body


def test_neighbours_end_with_the_list() -> None:
    items = [OfFruit(Body(convention="c", key=key, name=key, kind="other")) for key in "pck"]
    poire, cerise, kiwi = items
    assert [neighbours(items, key) for key in "pck"] == [(None, cerise), (poire, kiwi), (cerise, None)]
    assert neighbours(items, "?") == (None, None)
