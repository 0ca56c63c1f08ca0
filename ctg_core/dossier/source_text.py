"""A source document as text: whether words stand at given lines, and where they stand otherwise."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

CUT = "[…]"
_LINES = re.compile(r"L([0-9]+)(?:-([0-9]+))?")


def lines_of(locator: str) -> tuple[int, int] | None:
    """The first and last line of « L12 » or « L12-14 », counted from 1; None for a page, a cell..."""
    form = _LINES.fullmatch(locator)
    return (int(form[1]), int(form[2] or form[1])) if form else None


class SourceText:
    """White space, line breaks included, counts as one space; every other character counts."""

    def __init__(self, text: str) -> None:
        lines = [" ".join(line.split()) for line in text.split("\n")]
        filled = [(number, line) for number, line in enumerate(lines, start=1) if line]
        self._text = " ".join(line for _, line in filled)
        self._numbers = [number for number, _ in filled]
        # Where each line that is not empty begins in the joined text.
        self._starts = [0, *accumulate(len(line) + 1 for _, line in filled)]

    def holds(self, quote: str, lines: tuple[int, int] | None) -> bool:
        """Whether the words stand, whole and in order around their cuts, within these lines (or anywhere)."""
        first, last = self._between(lines) if lines else (0, len(self._text))
        return _find(quote, self._text[first:last]) is not None

    def place_of(self, quote: str) -> str | None:
        """The lines where the words first stand, as a locator."""
        found = _find(quote, self._text)
        if found is None:
            return None
        first, last = (self._line_at(position) for position in (found[0], found[1] - 1))
        return f"L{first}" if first == last else f"L{first}-{last}"

    def _between(self, lines: tuple[int, int]) -> tuple[int, int]:
        first, last = bisect_right(self._numbers, lines[0] - 1), bisect_right(self._numbers, lines[1])
        return self._starts[first], max(self._starts[last] - 1, 0)

    def _line_at(self, position: int) -> int:
        return self._numbers[bisect_right(self._starts, position) - 1]


def _find(quote: str, text: str) -> tuple[int, int] | None:
    start, end = None, 0
    for pattern in _pieces(quote):
        found = pattern.search(text, end)
        if found is None:
            return None
        start, end = found.start() if start is None else start, found.end()
    return None if start is None else (start, end)


def _pieces(quote: str) -> Iterator[re.Pattern[str]]:
    """The exact words on each side of the cuts; a piece never begins nor ends inside a word or a number."""
    for piece in quote.split(CUT):
        if words := " ".join(piece.split()):
            before = r"(?<![^\W_])" if words[0].isalnum() else ""
            after = r"(?![^\W_])" if words[-1].isalnum() else ""
            yield re.compile(before + re.escape(words) + after)
