"""A chart as data: what it finds, its categories and series. Each file format draws it natively."""

from dataclasses import dataclass

STACKED_BARS, BARS, COLUMNS = "stacked_bars", "bars", "columns"
WHOLE, EUROS = "0;;", '#,##0 "€"'  # a zero shows nothing: the part is not there


@dataclass(frozen=True)
class Series:
    """``values`` in the order of the categories, None where nothing is known; ``colour`` in hexadecimal."""

    name: str
    values: tuple[float | None, ...]
    colour: str


@dataclass(frozen=True)
class Chart:
    """``title`` is the finding, ``alternative`` all it says for those who do not see it; ``form`` a code above."""

    title: str
    alternative: str
    form: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    number_format: str = WHOLE
