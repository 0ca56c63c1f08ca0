"""A series no taller than its line of text: a drawing with words for those who do not see it.

Streamlit takes drawings out of HTML, not images: the drawing travels inside the address of one.
"""

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from ctg_core.questions.indicators.values import Reading
from ctg_core.views.escape import html_text

WIDTH, HEIGHT, _EDGE = 116, 34, 5
# The image follows the scheme of the page it stands in.
_STYLE = (
    "<style>:root{color:#162e78}.t{stroke:#5c6a80}"
    "@media(prefers-color-scheme:dark){:root{color:#9db9ff}.t{stroke:#b3bdcd}}</style>"
)
Place = tuple[float, float]


def sparkline(series: Sequence[Reading], goal: Sequence[Reading], words: str) -> str:
    """The known values as a line broken where one is missing, dashes towards the goal; nothing below two points.

    ``goal`` is the baseline then the target, or nothing; ``words`` say the same as the drawing.
    """
    dated = [one for one in series if one.period]
    known = [one for one in dated if one.value is not None]
    if len(known) < 2:
        return ""
    place = _frame([*known, *goal]).place
    drawn = [_stroke([place(one) for one in run]) for run in _runs(dated)]
    if len(goal) == 2:
        drawn.append(_path([place(one) for one in goal], 'class="t" stroke-dasharray="3 3" stroke-width="1.3"'))
        drawn.append(_ring(place(goal[1])))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'{_STYLE}<g fill="none" stroke="currentColor">{"".join(drawn)}{_dot(place(known[-1]))}</g></svg>'
    )
    data = base64.b64encode(svg.encode()).decode()
    return (
        f'<img class="ctg-spark" width="{WIDTH}" height="{HEIGHT}" alt="{html_text(words)}" '
        f'src="data:image/svg+xml;base64,{data}">'
    )


@dataclass(frozen=True)
class _Frame:
    """The days and values that the drawing has to hold."""

    first: int
    last: int
    low: Decimal
    high: Decimal

    def place(self, reading: Reading) -> Place:
        """Where a value goes."""
        along = (reading.day.toordinal() - self.first) / max(self.last - self.first, 1)
        spread = self.high - self.low
        up = float(((reading.value or Decimal(0)) - self.low) / spread) if spread else 0.5
        return _EDGE + along * (WIDTH - 2 * _EDGE), HEIGHT - _EDGE - up * (HEIGHT - 2 * _EDGE)


def _frame(shown: Iterable[Reading]) -> _Frame:
    days, values = zip(*((one.day.toordinal(), one.value or Decimal(0)) for one in shown), strict=True)
    return _Frame(min(days), max(days), min(values), max(values))


def _runs(dated: Sequence[Reading]) -> Iterable[list[Reading]]:
    """The stretches without a missing value."""
    return (list(run) for known, run in groupby(dated, key=lambda one: one.value is not None) if known)


def _stroke(places: list[Place]) -> str:
    return _path(places, 'stroke-width="2"') if len(places) > 1 else _dot(places[0])


def _path(places: list[Place], look: str) -> str:
    return f'<polyline {look} points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in places)}"/>'


def _dot(place: Place) -> str:
    return f'<circle cx="{place[0]:.1f}" cy="{place[1]:.1f}" r="3" fill="currentColor" stroke="none"/>'


def _ring(place: Place) -> str:
    return f'<circle cx="{place[0]:.1f}" cy="{place[1]:.1f}" r="3.2" class="t" stroke-width="1.5"/>'
