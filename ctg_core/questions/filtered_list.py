"""A list that readers narrow, declared once: its choices, its address, the rows it leaves and what it hides."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from ctg_core.model.french import NARROW, counted, enumerated, plain, quoted
from ctg_core.model.row import Row as Recorded

Row = TypeVar("Row")
Item = TypeVar("Item", bound="OfRow")
SEARCH, ORDER = "recherche", "tri"  # the names in the address of the words searched and of the order


class OfRow(Protocol):
    """What an answer says of one recorded row."""

    @property
    def row(self) -> Recorded: ...


class Choice(NamedTuple):
    """Something a row can be found by: its key or code, its French name, its place among its like in the dossier."""

    key: str
    name: str
    position: int = 0


@dataclass(frozen=True)
class Named:
    """One choice offered to readers: its name in the address, its name on the screen."""

    parameter: str
    label: str


@dataclass(frozen=True)
class Field(Named, Generic[Row]):
    """What rows can be narrowed by: ``values`` are all that a row is found under.

    Choices are offered in the order of ``rank``, else as they are met. ``silent`` says, in the singular and in the
    plural, how many rows have no value there: ("action ne nomme aucune commune", ...).
    """

    values: Callable[[Row], Iterable[Choice]]
    rank: Callable[[Choice], Any] | None = None
    silent: tuple[str, str] | None = None


@dataclass(frozen=True)
class Order(Generic[Row]):
    """A way to read the rows: sorted by ``rank``, else as they are given, under a ``heading`` for each group."""

    label: str
    rank: Callable[[Row], Any] | None = None
    heading: Callable[[Row], str] | None = None


@dataclass(frozen=True)
class Filters:
    """What a reader asks of a list; empty asks nothing.

    ``chosen`` holds the key chosen for some fields, by their parameter; ``order`` is a label, the first by default.
    """

    search: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)
    order: str = ""

    @property
    def narrows(self) -> bool:
        """Whether something may be hidden."""
        return bool(self.search or self.chosen)


@dataclass(frozen=True)
class FilteredList(Generic[Row]):
    """A list as declared. ``noun`` and ``hidden`` name one row and several: ("action masquée", "actions masquées").

    A search looks in the ``texts`` of a row. ``page`` is the name of the page number in the address, for a list shown
    a page at a time.
    """

    noun: tuple[str, str]
    hidden: tuple[str, str]
    fields: tuple[Field[Row], ...] = ()
    texts: Callable[[Row], Iterable[str | None]] | None = None
    orders: tuple[Order[Row], ...] = (Order(""),)
    page: str = ""

    def choices(self, rows: Iterable[Row]) -> dict[str, dict[str, str]]:
        """What each field can be narrowed to: the labels by key, by the field's parameter."""
        rows = tuple(rows)
        return {one.parameter: _met(one, rows) for one in self.fields}

    def read(self, rows: Iterable[Row], address: Mapping[str, str]) -> "Narrowed[Row]":
        """The list as an address narrows it; what it asks that does not exist is left out."""
        rows = tuple(rows)
        chosen: dict[str, str] = {}
        for parameter, labels in self.choices(rows).items():
            keys = {label: key for key, label in labels.items()}
            if address.get(parameter) in keys:
                chosen[parameter] = keys[address[parameter]]
        search = address.get(SEARCH, "") if self.texts else ""
        return self.narrow(rows, Filters(search, chosen, self.order(address.get(ORDER, "")).label))

    def narrow(self, rows: Iterable[Row], filters: Filters | None = None) -> "Narrowed[Row]":
        """The list as these filters leave it."""
        return Narrowed(self, tuple(rows), filters or Filters())

    def order(self, label: str) -> Order[Row]:
        """The order of that label, the first one if there is none."""
        return next((one for one in self.orders if one.label == label), self.orders[0])


@dataclass(frozen=True)
class Narrowed(Generic[Row]):
    """A list as a reader narrowed it; ``whole`` are all its rows, ``rows`` those that the filters leave."""

    declared: FilteredList[Row]
    whole: tuple[Row, ...]
    filters: Filters

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows that the filters leave, in the order asked for."""
        kept = filter(self._keeps, self.whole) if self.filters.narrows else self.whole
        return tuple(sorted(kept, key=self._order.rank) if self._order.rank else kept)

    @property
    def address(self) -> dict[str, str]:
        """The part of an address that asks for the same; what is at its default is left out."""
        search = {SEARCH: self.filters.search} if self.filters.search else {}
        order = {ORDER: self._order.label} if self._order is not self.declared.orders[0] else {}
        return search | {one.parameter: label for one, label in self._asked} | order

    @property
    def hidden(self) -> str:
        """How many rows are shown, how many are hidden and by what; empty when none is hidden.

        "3 sur 40 actions ; 37 actions masquées par : statut « suspendue »."
        """
        shown, whole = len(self.rows), len(self.whole)
        if shown == whole:
            return ""
        said = [f"recherche {quoted(self.filters.search)}"] if self.filters.search else []
        said += [f"{one.label.lower()} {quoted(label)}" for one, label in self._asked]
        hidden = counted(whole - shown, *self.declared.hidden)
        sentence = (
            f"{shown} sur {counted(whole, *self.declared.noun)}{NARROW}; {hidden} par{NARROW}: {enumerated(said)}."
        )
        return " ".join([sentence, *self._silences()])

    def whole_list(self) -> "Narrowed[Row]":
        """The same list in the same order, without filters."""
        return self.declared.narrow(self.whole, Filters(order=self.filters.order))

    def groups(self, on_page: Sequence[Row] | None = None) -> list[tuple[str, list[Row]]]:
        """The rows of a page, else all of them, under the heading of each group with its count.

        A list read in an order without headings is one group, whose heading is empty.
        """
        heading = self._order.heading or (lambda _: "")
        whole = _gathered(self.rows, heading)
        shown = whole if on_page is None else _gathered(on_page, heading)
        return [(_caption(name, len(whole[name]), len(members)), members) for name, members in shown.items()]

    @property
    def _order(self) -> Order[Row]:
        return self.declared.order(self.filters.order)

    def _keeps(self, row: Row) -> bool:
        """Whether a row answers everything that is asked."""
        chosen, texts = self.filters.chosen, self.declared.texts
        asked = ((one, chosen[one.parameter]) for one in self.declared.fields if one.parameter in chosen)
        found = all(key in {value.key for value in one.values(row)} for one, key in asked)
        return found and (texts is None or says(self.filters.search, texts(row)))

    @cached_property
    def _asked(self) -> list[tuple[Field[Row], str]]:
        """The fields that are narrowed, each with the label chosen."""
        asked = [(one, self.filters.chosen.get(one.parameter)) for one in self.declared.fields]
        return [(one, _met(one, self.whole).get(key, key)) for one, key in asked if key is not None]

    def _silences(self) -> Iterable[str]:
        for one, _ in self._asked:
            silent = sum(not any(True for _ in one.values(row)) for row in self.whole) if one.silent else 0
            if silent and one.silent:
                yield f"{counted(silent, *one.silent)}."


def says(search: str, texts: Iterable[str | None]) -> bool:
    """Whether every word searched is somewhere in the texts, whatever the accents and capitals."""
    words = plain(search).split()
    if not words:
        return True
    said = plain(" ".join(filter(None, texts)))
    return all(word in said for word in words)


def neighbours(items: Sequence[Item], key: str) -> tuple[Item | None, Item | None]:
    """The items before and after the one whose row has that key; nothing where there is none."""
    there = [None, *items, None]
    rank = next((rank for rank, item in enumerate(there) if item and item.row.key == key), 0)
    return (there[rank - 1], there[rank + 1]) if rank else (None, None)


def by_name(choice: Choice) -> str:
    """The rank of a choice among others in the order of the alphabet."""
    return plain(choice.name)


def in_order_of(keys: Iterable[str]) -> Callable[[Choice], int]:
    """The rank of a choice among others in the order of these keys."""
    ranks = {key: rank for rank, key in enumerate(keys)}
    return lambda choice: ranks[choice.key]


def _met(one: Field[Row], rows: Iterable[Row]) -> dict[str, str]:
    met = {choice.key: choice for row in rows for choice in one.values(row)}
    return {choice.key: choice.name for choice in (sorted(met.values(), key=one.rank) if one.rank else met.values())}


def _gathered(rows: Iterable[Row], heading: Callable[[Row], str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(heading(row), []).append(row)
    return found


def _caption(heading: str, whole: int, shown: int) -> str:
    part = f", dont {shown} sur cette page" if shown < whole else ""
    return f"{heading}{NARROW}: {whole}{part}" if heading else ""
