"""What calendars share: lines one under the other, each with its words above its bars, and a dashed line for today.

Plain HTML, whose words wrap on a phone and are read aloud; a chart library took 0.3 s to lay out forty of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from ctg_core.views.escape import html_text
from ctg_core.views.french import typeset

Days = tuple[date, date]

_MONTHS_SHOWN, _YEARS_SHOWN = 5, 8  # at most, so that their names stand side by side on a phone


@dataclass(frozen=True)
class Bar:
    """From a first day to a last one, or a dot on the first; ``look`` ends a class of the style sheet."""

    days: Days
    look: str
    dot: bool = False


@dataclass(frozen=True)
class CalendarLine:
    """The words and, fainter, the detail above the bars; ``heading`` opens a group of lines, empty within it."""

    words: str
    detail: str
    bars: tuple[Bar, ...]
    heading: str = ""


def calendar(lines: Sequence[CalendarLine], looks: Mapping[str, str], today: date, told: str, *, tall: bool) -> str:
    """The lines from top to bottom, today always among the days; ``looks`` names each look, and ``told`` the whole.

    A tall one scrolls by itself, its years and key staying on top.
    """
    scale = _scale_of([*(bar.days for line in lines for bar in line.bars), (today, today)])
    shown = "".join(map(scale.line, lines))
    frame = 'ctg-calendar ctg-calendar-tall" tabindex="0" role="region' if tall else 'ctg-calendar" role="figure'
    return (
        f'<div class="{frame}" aria-label="{html_text(typeset(told))}">'
        f'<div class="ctg-calendar-head">{_key(lines, looks)}{scale.head(today)}</div>'
        f'<div class="ctg-calendar-body">{scale.grid()}<ol>{shown}</ol>'
        f'<i class="ctg-calendar-today" style="left:{scale.at(today)}"></i></div></div>'
    )


def _key(lines: Iterable[CalendarLine], looks: Mapping[str, str]) -> str:
    """What each look met means."""
    met = {bar.look for line in lines for bar in line.bars}
    items = "".join(
        f'<li><span class="ctg-key ctg-days-{look}" aria-hidden="true"></span>{html_text(name)}</li>'
        for look, name in looks.items()
        if look in met
    )
    return f'<ul class="ctg-stack-legend">{items}</ul>'


@dataclass(frozen=True)
class _Scale:
    """From left to right, from one day to another."""

    first: date
    last: date

    def at(self, day: date) -> str:
        """How far a day is, as a length of CSS."""
        return f"{100 * (day - self.first) / (self.last - self.first):.2f}%"

    def head(self, today: date) -> str:
        """The names of the years or months and, below, where today is."""
        names = "".join(self._named(day, name) for day, name in _ticks(self.first, self.last))
        return f'<div aria-hidden="true">{names}</div><div aria-hidden="true">{self._named(today, "aujourd’hui")}</div>'

    def _named(self, day: date, name: str) -> str:
        half = f"{0.6 * len(name):.1f}ch"  # no nearer to either edge, or the name would go over it
        return f'<span style="left:clamp({half}, {self.at(day)}, 100% - {half})">{html_text(name)}</span>'

    def grid(self) -> str:
        """A line at each year or month."""
        lines = "".join(f'<i style="left:{self.at(day)}"></i>' for day, _ in _ticks(self.first, self.last))
        return f'<div class="ctg-calendar-grid">{lines}</div>'

    def line(self, line: CalendarLine) -> str:
        """A line of the calendar; who points at its bars is told what they are."""
        heading = f"<strong>{html_text(typeset(line.heading))}</strong>" if line.heading else ""
        words, detail = html_text(typeset(line.words)), html_text(typeset(line.detail))
        bars = "".join(map(self._bar, line.bars))
        return (
            f'<li>{heading}<p><span>{words} <span class="ctg-faint">{detail}</span></span></p>'
            f'<div class="ctg-track" title="{words}&#10;{detail}">{bars}</div></li>'
        )

    def _bar(self, bar: Bar) -> str:
        first, last = bar.days
        if bar.dot:
            return f'<span class="ctg-dot ctg-days-{bar.look}" style="left:{self.at(first)}"></span>'
        width = f"{100 * ((last - first).days + 1) / (self.last - self.first).days:.2f}%"
        return f'<span class="ctg-days-{bar.look}" style="left:{self.at(first)};width:{width}"></span>'


def _scale_of(known: Sequence[Days]) -> _Scale:
    first, last = min(first for first, _ in known), max(last for _, last in known)
    margin = max((last - first) / 40, timedelta(days=10))
    return _Scale(first - margin, last + margin)


def _ticks(first: date, last: date) -> list[tuple[date, str]]:
    """The first days of years, or of months where there are few, each with its name: « 2026 », « 07/2026 »."""
    start, end = (12 * day.year + day.month - 1 for day in (first, last))
    few = (step for step in (1, 2, 3, 6) if end - start <= _MONTHS_SHOWN * step)
    step = next(few, 12 * ceil((end - start) / 12 / _YEARS_SHOWN))
    months = ((number // 12, number % 12 + 1) for number in range(start + 1, end + 1) if number % step == 0)
    return [(date(year, month, 1), f"{month:02}/{year}" if step < 12 else str(year)) for year, month in months]
