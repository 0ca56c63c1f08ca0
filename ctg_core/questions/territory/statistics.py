"""The figures the documents print about the territory: each with what it is compared with and what it is part of."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlmodel import Session

from ctg_core.model.dates import span
from ctg_core.model.indicator import Indicator, IndicatorValue
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection
from ctg_core.reference.lists import themes

PRINTED = None  # as many decimals as the document prints
INTENTION = "intention"


@dataclass(frozen=True)
class Figure:
    """A number and the words that belong to it; ``decimals`` PRINTED keeps its own digits."""

    value: Decimal
    unit: str
    decimals: int | None = PRINTED
    qualifier: str | None = None


@dataclass(frozen=True)
class Benchmark:
    """The value of a place compared with; ``holds`` says that the statistic is a part of it."""

    place: str
    figure: Figure
    holds: bool
    card: Card


@dataclass(frozen=True)
class Terms:
    """The two numbers a share comes from, with what each one counts."""

    numerator: Decimal
    denominator: Decimal
    numerator_label: str | None
    denominator_label: str | None


@dataclass(frozen=True)
class Statistic:
    """One documented figure for the whole territory.

    ``kind`` is that of its indicator; ``sort`` is the kind of the value, or INTENTION when it is only planned;
    ``theme`` is a French label; ``figure`` is None when the document says why it has none (``missing``);
    ``earlier`` counts the older values of the same sort, left out; ``parts`` are those it is the whole of.
    """

    key: str
    indicator: str
    catalogue: str | None
    label: str
    kind: str
    sort: str
    theme: str | None
    figure: Figure | None
    missing: str | None
    start: str | None
    period: str | None
    terms: Terms | None
    benchmarks: tuple[Benchmark, ...]
    earlier: int
    parts: tuple["Statistic", ...]
    card: Card


def statistics(session: Session, selection: Selection) -> tuple[Statistic, ...]:
    """The latest figures of every indicator, in the order of the national themes, those without a theme first."""
    return _Reader(session, selection).statistics()


def latest(values: Iterable[IndicatorValue]) -> list[tuple[IndicatorValue, int]]:
    """The last known value of each sort, with how many older ones it stands for; those without a date are all kept.

    A period that has a reason instead of a value hides no earlier value: it shows only when there is none.
    """
    kept: dict[str, IndicatorValue] = {}
    older: dict[str, int] = {}
    undated = []
    for value in sorted(values, key=lambda value: (value.value is not None, _end(value))):
        if value.period is None:
            undated.append((value, 0))
            continue
        older[value.kind] = older.get(value.kind, -1) + (value.value is not None)
        kept[value.kind] = value
    return [*undated, *((value, max(older[kind], 0)) for kind, value in kept.items())]


def _end(value: IndicatorValue) -> date:
    return span(value.period).last if value.period else date.min


def _rank(theme: str | None) -> int:
    return themes()[theme].order if theme else 0


class _Reader:
    """Reads the indicators and their values once, and makes the statistics from them."""

    def __init__(self, session: Session, selection: Selection) -> None:
        self._cards = Cards(session, selection)
        self._indicators = {row.key: row for row in rows_of(session, Indicator, selection)}
        self._whole: dict[str, list[IndicatorValue]] = {}
        self._compared: dict[str, list[IndicatorValue]] = {}
        for value in rows_of(session, IndicatorValue, selection):
            if value.state == "validated" and value.commune is None and value.facility is None:
                side = self._whole if value.comparator is None else self._compared
                side.setdefault(value.indicator, []).append(value)

    def statistics(self) -> tuple[Statistic, ...]:
        shown = [
            (value, older) for indicator in self._indicators for value, older in latest(self._whole.get(indicator, []))
        ]
        keys = {value.key for value, _ in shown}
        below: dict[str | None, list[tuple[IndicatorValue, int]]] = {}
        for value, older in shown:
            whole = value.part_of if value.part_of in keys else None
            below.setdefault(whole, []).append((value, older))
        roots = sorted(below.get(None, []), key=lambda root: _rank(self._indicators[root[0].indicator].theme))
        return tuple(self._statistic(value, older, below) for value, older in roots)

    def _statistic(
        self, value: IndicatorValue, older: int, below: dict[str | None, list[tuple[IndicatorValue, int]]]
    ) -> Statistic:
        indicator = self._indicators[value.indicator]
        return Statistic(
            key=value.key,
            indicator=indicator.key,
            catalogue=indicator.catalogue,
            label=indicator.label,
            kind=indicator.kind,
            sort=INTENTION if value.nature == INTENTION else value.kind,
            theme=themes()[indicator.theme].label if indicator.theme else None,
            figure=_figure(value, indicator),
            missing=value.missing_reason,
            start=value.period_start,
            period=value.period,
            terms=_terms(value, indicator),
            benchmarks=tuple(self._benchmarks(value, indicator)),
            earlier=older,
            parts=tuple(self._statistic(part, earlier, below) for part, earlier in below.get(value.key, [])),
            card=self._card(value, indicator.label),
        )

    def _benchmarks(self, value: IndicatorValue, indicator: Indicator) -> Iterable[Benchmark]:
        for other in self._compared.get(value.indicator, []):
            figure = _figure(other, indicator)
            if figure and other.comparator and (other.kind, other.period) == (value.kind, value.period):
                card = self._card(other, f"{indicator.label} ({other.comparator})")
                yield Benchmark(other.comparator, figure, value.part_of == other.key, card)

    def _card(self, value: IndicatorValue, title: str) -> Card:
        """The card of a value; what the row says of it is a remark like another."""
        card = self._cards.of(value, title)
        return replace(card, note=" ".join(filter(None, [value.note, value.comment])) or None)


def _figure(value: IndicatorValue, indicator: Indicator) -> Figure | None:
    if value.value is None:
        return None
    return Figure(value.value, indicator.unit, PRINTED if value.quote else indicator.decimals, value.qualifier)


def _terms(value: IndicatorValue, indicator: Indicator) -> Terms | None:
    if value.numerator is None or value.denominator is None:
        return None
    return Terms(value.numerator, value.denominator, indicator.numerator_label, indicator.denominator_label)
