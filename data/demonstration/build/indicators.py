"""The sixty indicators of the national catalogue, and their values as the story abridges them."""

from collections.abc import Iterator
from itertools import zip_longest

from ctg_core.reference.lists import CatalogueIndicator, indicator_catalogue
from data.demonstration.build.reading import Reading, read, total
from data.demonstration.build.story import Plain, chapter, entered
from data.demonstration.build.territory import inhabitants, insee_codes

YEARS = (2022, 2023, 2024, 2025)
TARGET_YEARS = (2025, 2027)
_CENSUS = "Millésime non publié à ce jour"
_OF_THE_CATALOGUE = ("label", "kind", "unit", "theme", "direction", "aggregation", "decimals")
_TERMS = ("definition", "usual_source", "periodicity")


def indicator_rows(bodies: dict[str, str]) -> dict[str, list[Plain]]:
    """Collections ``indicators`` and ``indicator_values``; ``bodies`` gives the name of each by its key."""
    story = chapter("indicators")
    told = [(indicator_catalogue()[code], text) for code, text in story["indicators"].items()]
    return {
        "indicators": [_indicator(story, entry, text) for entry, text in told],
        "indicator_values": [row for entry, text in told for row in _values(story, entry, text, bodies)],
    }


def _indicator(story: Plain, entry: CatalogueIndicator, text: Plain) -> Plain:
    return {
        **entered(story),
        "key": entry.code,
        "catalogue": entry.code,
        **{name: getattr(entry, name) for name in (*_OF_THE_CATALOGUE, *_TERMS)},
        "numerator_label": entry.numerator,
        "denominator_label": entry.denominator,
        "tolerance": _as_text(text.get("tolerance")),
        "responsible": text["responsible"],
        "nodes": text["nodes"],
    }


def _values(story: Plain, entry: CatalogueIndicator, text: Plain, bodies: dict[str, str]) -> Iterator[Plain]:
    by = {**entered(story), "updated_by": bodies[text["responsible"]], "nature": text.get("nature", "entered")}
    if people := list(inhabitants(entry.code)):
        yield from _census(entry, people, by)
        return
    baseline = entry.kind != "context" and not text.get("no_baseline")
    at = {place: _read(entry, values) for place, values in text.get("at", {}).items()}
    whole = _read(entry, text["values"]) if "values" in text else [*map(total, zip(*at.values(), strict=True))]
    for place, readings in {None: whole, **at}.items():
        yield from _series(story, entry, by, place, readings, baseline)
    for year, target in zip_longest(TARGET_YEARS, text.get("targets", ())):
        if target not in (None, "-"):
            row = {"key": f"{entry.code}-cible-{year}", "indicator": entry.code, "kind": "target", "period": str(year)}
            yield {**by, **row, "nature": "target", "source": "convention-2023", "value": _as_text(target)}


def _read(entry: CatalogueIndicator, values: list[str | int]) -> list[Reading | None]:
    return [read(str(value), entry, year) for value, year in zip(values, YEARS, strict=True)]


def _series(
    story: Plain,
    entry: CatalogueIndicator,
    by: Plain,
    place: str | None,
    readings: list[Reading | None],
    baseline: bool,
) -> Iterator[Plain]:
    """One value a year; the first known one is the baseline."""
    for year, at, reading in zip(YEARS, story["entered_at"], readings, strict=True):
        if reading is None:
            continue
        first = baseline and reading.value is not None
        baseline = baseline and not first
        yield {
            **by,
            "key": "-".join(filter(None, (entry.code, str(year), insee_codes().get(place or "", place)))),
            "indicator": entry.code,
            "kind": "baseline" if first else "observed",
            "period": str(year),
            **_where(place),
            **reading.as_fields(entry),
            "updated_at": at,
        }


def _where(place: str | None) -> Plain:
    codes = insee_codes()
    return {"commune": codes[place]} if place in codes else {"facility": place}


def _census(entry: CatalogueIndicator, people: list[tuple[str, int, int]], by: Plain) -> Iterator[Plain]:
    """People by commune and in all; the years the census has not published are said to be missing."""
    years = sorted({year for _, year, _ in people} | set(YEARS))
    for year in years:
        counts = {commune: count for commune, counted, count in people if counted == year}
        row = {**by, "indicator": entry.code, "period": str(year)}
        known = {"value": str(sum(counts.values()))} if counts else {"missing_reason": _CENSUS}
        yield {**row, "key": f"{entry.code}-{year}", **known}
        for commune, count in counts.items():
            yield {**row, "key": f"{entry.code}-{year}-{commune}", "commune": commune, "value": str(count)}


def _as_text(number: str | int | None) -> str | None:
    return None if number is None else str(number)
