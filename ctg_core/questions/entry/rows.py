"""The rows of the grid where values are given: an indicator, or a place of one, for a period; and what stands there."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlmodel import Session

from ctg_core.model.dates import span
from ctg_core.model.facility import Facility
from ctg_core.model.indicator import Indicator, IndicatorValue
from ctg_core.questions.charge import Charge, actions_by_indicator
from ctg_core.questions.entry.due_periods import periods_before
from ctg_core.questions.entry.due_values import is_asked, is_given
from ctg_core.questions.filtered_list import Choice, Field, FilteredList
from ctg_core.questions.indicators.breakdown import COMMUNE, FACILITY
from ctg_core.questions.indicators.values import latest, values_by_indicator
from ctg_core.questions.rows import convention_of, rows_of
from ctg_core.questions.selection import Selection
from ctg_core.questions.territory.communes import commune_names
from ctg_core.reference.lists import themes

SHOWN_BEFORE = 2
_STATES = ("proposed", "validated")


@dataclass(frozen=True)
class Slot:
    """Where one value goes: an indicator, a period, and a commune or facility unless it is the whole territory's."""

    indicator: str
    period: str
    commune: str | None = None
    facility: str | None = None


@dataclass(frozen=True)
class Standing:
    """The row that stands in a slot, the proposed one before the validated one; ``by`` and ``at`` say who and when."""

    key: str
    version: int
    state: str
    value: Decimal | None
    missing_reason: str | None
    numerator: Decimal | None
    denominator: Decimal | None
    qualifier: str | None
    comment: str | None
    evidence: str | None
    by: str | None
    at: str | None


@dataclass(frozen=True)
class EntryRow:
    """``before`` are the validated values of the periods before; ``last`` the last one known, with its period.

    ``terms`` are the labels of numerator and denominator for a rate, empty where nobody wrote them, None for any
    other indicator; ``proposes`` when what this person gives will wait for coordination, beside the validated value.
    """

    slot: Slot
    label: str
    indicator: str
    unit: str
    decimals: int
    theme: str | None
    terms: tuple[str, str] | None
    before: tuple[tuple[str, Decimal | None], ...]
    last: tuple[str, Decimal] | None
    stands: Standing | None
    missing: bool
    proposes: bool


Standings = dict[Slot, Standing]


def _themes(row: EntryRow) -> Iterable[Choice]:
    return [Choice(row.theme, themes()[row.theme].label)] if row.theme else []


ENTRIES = FilteredList[EntryRow](
    noun=("ligne", "lignes"),
    hidden=("ligne masquée", "lignes masquées"),
    fields=(Field("theme", "Thème", _themes, lambda theme: themes()[theme.key].order),),
    texts=lambda row: (row.slot.indicator, row.indicator, row.label, row.unit),
)


def standings(session: Session, selection: Selection) -> Standings:
    """What stands in every slot of the convention, as whoever gives a value sees it."""
    return {slot: _standing(value) for slot, value in _shown(rows_of(session, IndicatorValue, selection)).items()}


def entry_rows(
    session: Session, selection: Selection, charge: Charge, period: str, by: str | None = None
) -> tuple[EntryRow, ...]:
    """One row for each indicator of the charge; with ``by``, COMMUNE or FACILITY, for each place that has values."""
    return entry_rows_by_place(session, selection, charge, period, (by,))[by]


def entry_rows_by_place(
    session: Session,
    selection: Selection,
    charge: Charge,
    period: str,
    kinds: Iterable[str | None] = (None, COMMUNE, FACILITY),
) -> dict[str | None, tuple[EntryRow, ...]]:
    """The rows of the whole territory and of each kind of place, the values read once for all of them."""
    linked = actions_by_indicator(session, selection)
    values = values_by_indicator(session, selection)
    indicators = rows_of(session, Indicator, selection)
    proposes = convention_of(session, selection).values_reviewed and not charge.everything
    found: dict[str | None, tuple[EntryRow, ...]] = {}
    for by in kinds:
        names = _names(session, selection, by)
        found[by] = tuple(
            replace(
                _row(row, _slot_of(row.key, period, by, place), own, names.get(place or "", row.label)),
                proposes=proposes,
            )
            for row in indicators
            for place, own in _places(values.get(row.key, []), by, names).items()
            if charge.holds((row.theme,), linked.get(row.key, []), (place if by == FACILITY else None,))
        )
    return found


def entry_periods(session: Session, selection: Selection) -> tuple[str, ...]:
    """The years of the convention that have begun, last one first; without a period, this year and four before."""
    convention, this_year = convention_of(session, selection), selection.day.year
    last = min(this_year, span(convention.end).last.year) if convention.end else this_year
    first = min(span(convention.start).first.year, last) if convention.start else last - 4
    return tuple(str(year) for year in range(last, first - 1, -1))


def _names(session: Session, selection: Selection, by: str | None) -> dict[str, str]:
    """The places a value can be given for; nothing for the whole territory."""
    if by == COMMUNE:
        inside = set(convention_of(session, selection).communes)
        return {code: name for code, name in commune_names(session, selection).items() if not inside or code in inside}
    if by == FACILITY:
        return {row.key: row.name for row in rows_of(session, Facility, selection) if row.closed is None}
    return {}


def _places(
    values: list[IndicatorValue], by: str | None, names: dict[str, str]
) -> dict[str | None, list[IndicatorValue]]:
    """The values of each place: every commune of an indicator broken down so, the facilities that have values."""
    plain = [one for one in values if not (one.comparator or one.part_of or one.period_start)]
    if by is None:
        return {None: [one for one in plain if not (one.commune or one.facility)]}
    places: dict[str | None, list[IndicatorValue]] = {}
    for one in plain:
        if (place := getattr(one, by)) in names:
            places.setdefault(place, []).append(one)
    if by == COMMUNE and places:
        return {place: places.get(place, []) for place in names}
    return {place: places[place] for place in names if place in places}


def _slot_of(indicator: str, period: str, by: str | None, place: str | None) -> Slot:
    return Slot(indicator, period, place if by == COMMUNE else None, place if by == FACILITY else None)


def _row(row: Indicator, slot: Slot, values: list[IndicatorValue], label: str) -> EntryRow:
    earlier = [one for one in values if one.period and span(one.period).last < span(slot.period).first]
    last = latest(earlier, "observed", "estimate", "baseline")
    stands = _shown(values).get(slot)
    rate = row.aggregation == "ratio" or any(one.denominator is not None for one in values)
    return EntryRow(
        slot=slot,
        label=label,
        indicator=row.label,
        unit=row.unit,
        decimals=row.decimals,
        theme=row.theme,
        terms=(row.numerator_label or "", row.denominator_label or "") if rate else None,
        before=tuple((period, _known(earlier, period)) for period in periods_before(slot.period, SHOWN_BEFORE)),
        last=(last.period, last.value) if last and last.period and last.value is not None else None,
        stands=_standing(stands) if stands else None,
        missing=is_asked(row) and not is_given(values, slot.period),
        proposes=False,
    )


def _known(values: list[IndicatorValue], period: str) -> Decimal | None:
    found = latest((one for one in values if one.period == period), "observed", "estimate", "baseline")
    return found.value if found else None


def _shown(values: Iterable[IndicatorValue]) -> dict[Slot, IndicatorValue]:
    """In each slot the proposed row, else the validated one, as the command that records values finds them."""
    found: dict[Slot, IndicatorValue] = {}
    observed = [one for one in values if one.kind == "observed" and one.period]
    for state in _STATES:
        for one in observed:
            if one.state == state and not (one.comparator or one.part_of or one.period_start):
                found.setdefault(Slot(one.indicator, one.period or "", one.commune, one.facility), one)
    return found


def _standing(row: IndicatorValue) -> Standing:
    return Standing(
        key=row.key,
        version=row.version,
        state=row.state,
        value=row.value,
        missing_reason=row.missing_reason,
        numerator=row.numerator,
        denominator=row.denominator,
        qualifier=row.qualifier,
        comment=row.comment,
        evidence=row.evidence,
        by=row.updated_by,
        at=row.updated_at,
    )
