"""What views made of an answer, kept for the next run that shows the same answer."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import is_dataclass
from datetime import date
from functools import wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")

_MOST = 500  # about ten a page: memory follows the pages looked at last, not the store
_PLAIN = frozenset({bool, date, int, str, type(None)})
_SIMPLE = _PLAIN | {dict}
_kept: OrderedDict[Hashable, Any] = OrderedDict()
_lock = Lock()


def cached_view(view: Callable[Given, Made]) -> Callable[Given, Made]:
    """``view``, called once for the same arguments: later calls are given what the first one returned.

    A changed row makes another answer, and another answer is another argument, even one that is equal. ``view``
    must depend on its arguments alone, and nobody may alter what it returns.
    """

    @wraps(view)
    def cached(*given: Given.args, **named: Given.kwargs) -> Made:
        key = view, _same(given), _same(named)
        with _lock:
            if key in _kept:
                _kept.move_to_end(key)
                kept: Made = _kept[key]
                return kept
        made = view(*given, **named)
        with _lock:
            _kept[key] = made
            if len(_kept) > _MOST:
                _kept.popitem(last=False)
        return made

    return cached


class _Itself:
    """An object that is equal to itself alone. It is held, so that no other can have its identity meanwhile."""

    __slots__ = ("_item",)

    def __init__(self, item: object) -> None:
        self._item = item

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self._item is other._item

    def __hash__(self) -> int:
        return id(self._item)


def _same(item: object) -> Hashable:
    """What stands for an argument in a comparison.

    Plain values are compared by value; sequences, mappings, and dataclasses of plain values alone, by what they hold:
    a page makes those anew at each run. All else is compared by identity, answers and their rows above all.
    """
    if type(item) in _PLAIN:
        return type(item), item
    if isinstance(item, tuple | list):
        return tuple(map(_same, item))
    if isinstance(item, dict):
        return tuple((key, _same(held)) for key, held in item.items())
    if is_dataclass(item) and all(type(held) in _SIMPLE for held in vars(item).values()):
        return type(item), *map(_same, vars(item).values())
    return _Itself(item)
