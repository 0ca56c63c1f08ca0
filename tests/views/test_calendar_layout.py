"""A calendar is drawn to scale, in words, without a chart library."""

import re
from datetime import date

from ctg_core.views.calendar_layout import Bar, CalendarLine, calendar

DAY = date(2026, 1, 1)


def line(first: date, last: date, *, dot: bool = False) -> CalendarLine:
    return CalendarLine("Ouvrir", "prévue", (Bar((first, last), "planned", dot=dot),))


def drawn(*lines: CalendarLine, today: date = DAY) -> str:
    return calendar(lines, {"planned": "Prévue", "late": "Retard"}, today, "Deux actions.", tall=False)


def lengths(html: str, of: str) -> list[tuple[float, float]]:
    """How far the bars of a look begin, and how long they are, in percents."""
    found = re.findall(rf'class="{of}" style="left:([\d.]+)%;width:([\d.]+)%"', html)
    return [(float(left), float(width)) for left, width in found]


def test_bars_are_to_scale() -> None:
    # 400 days between the first and the last, and a fortieth of them on each side: 420 in all.
    html = drawn(line(date(2025, 1, 1), date(2025, 1, 21)), line(date(2025, 1, 22), date(2026, 2, 5)))
    assert lengths(html, "ctg-days-planned") == [
        (round(100 * 10 / 420, 2), round(100 * 21 / 420, 2)),
        (round(100 * (10 + 21) / 420, 2), round(100 * 380 / 420, 2)),
    ]
    assert f'<i class="ctg-calendar-today" style="left:{100 * (10 + 365) / 420:.2f}%">' in html


def test_today_is_always_among_the_days() -> None:
    html = drawn(line(date(2030, 1, 1), date(2031, 1, 1)), today=DAY)
    [left] = re.findall(r'class="ctg-calendar-today" style="left:([\d.]+)%"', html)
    assert 0 < float(left) < 10


def test_a_day_is_a_dot() -> None:
    assert 'class="ctg-dot ctg-days-planned"' in drawn(line(DAY, DAY, dot=True))


def names(first: date, last: date) -> list[str]:
    html = drawn(line(first, last), today=first)
    return re.findall(r">([\d/]+)</span>", html.split("aujourd’hui")[0])


def test_years_are_named_and_months_when_there_are_few() -> None:
    assert names(date(2023, 1, 20), date(2027, 12, 31)) == ["2023", "2024", "2025", "2026", "2027", "2028"]
    assert names(date(2026, 1, 20), date(2026, 12, 1)) == ["04/2026", "07/2026", "10/2026"]
    assert names(date(2026, 2, 20), date(2026, 4, 1)) == ["03/2026", "04/2026"]
    assert names(date(2001, 1, 20), date(2029, 12, 31)) == ["2004", "2008", "2012", "2016", "2020", "2024", "2028"]


def test_only_looks_that_are_drawn_are_in_the_key() -> None:
    html = drawn(line(DAY, DAY))
    assert "Prévue" in html
    assert "Retard" not in html


def test_who_points_at_a_bar_reads_what_it_is_and_texts_are_escaped() -> None:
    bad = '"><img src=x>'
    html = calendar([CalendarLine(bad, bad, (Bar((DAY, DAY), "planned"),), bad)], {}, DAY, bad, tall=True)
    assert "<img" not in html
    assert 'title="&quot;&gt;&lt;img src=x&gt;&#10;' in html
