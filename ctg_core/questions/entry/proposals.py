"""Values that wait for coordination, and what became of those somebody gave."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlmodel import Session, col, select

from ctg_core.model.facility import Facility
from ctg_core.model.history import Revision
from ctg_core.model.indicator import Indicator, IndicatorValue
from ctg_core.questions.indicators.values import value_day
from ctg_core.questions.rows import convention_of, rows_of
from ctg_core.questions.selection import Selection
from ctg_core.questions.territory.communes import commune_names

# What became of a proposed value.
VALIDATED, REFUSED, CORRECTED, WITHDRAWN = "validated", "refused", "corrected", "withdrawn"
_OUTCOMES = {
    "validate_values": VALIDATED,
    "refuse_value": REFUSED,
    "correct_value": CORRECTED,
    "give_values": CORRECTED,
}
_TOLD_AT_MOST = 30


@dataclass(frozen=True)
class Measure:
    """A value, or the reason why there is none; ``numerator`` and ``denominator`` of a rate."""

    value: Decimal | None
    missing: str | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    qualifier: str | None = None


@dataclass(frozen=True)
class Subject:
    """What a value is about: its indicator, its period, its place when it is not the whole territory."""

    indicator: str
    label: str
    unit: str
    decimals: int
    period: str | None
    place: str | None


@dataclass(frozen=True)
class Proposal:
    """One value that waits, at its version.

    ``standing`` is the validated value it would replace, ``beside`` the key and version of that one; ``last`` is the
    value of the period before, with ``last_period``.
    """

    key: str
    version: int
    about: Subject
    commune: str | None
    facility: str | None
    kind: str
    given: Measure
    standing: Measure | None
    beside: tuple[str, int] | None
    last: Measure | None
    last_period: str | None
    comment: str | None
    evidence: str | None
    by: str | None
    at: str | None


@dataclass(frozen=True)
class Outcome:
    """What became of a value somebody proposed: by whom, when (a UTC instant), with which word."""

    about: Subject
    given: Measure
    became: str
    by: str
    at: str
    reason: str | None


@dataclass(frozen=True)
class Review:
    """Whether the convention has its values reviewed, at the version of the convention itself; what waits."""

    reviewed: bool
    version: int
    waiting: tuple[Proposal, ...]


def review(session: Session, selection: Selection) -> Review:
    """The queue of coordination, the oldest first."""
    convention = convention_of(session, selection)
    subjects = _Subjects(session, selection)
    values = rows_of(session, IndicatorValue, selection)
    waiting = [_proposal(row, values, subjects) for row in values if row.state == "proposed"]
    return Review(convention.values_reviewed, convention.version, tuple(sorted(waiting, key=lambda one: one.at or "")))


def outcomes(session: Session, selection: Selection, person: str) -> tuple[Outcome, ...]:
    """What became of the values this person proposed, the latest first, as the journal tells it."""
    subjects = _Subjects(session, selection)
    lines = session.exec(
        select(Revision)
        .where(Revision.convention == selection.convention, Revision.collection == "indicator_values")
        .where(col(Revision.command).in_(_OUTCOMES), col(Revision.before).contains('"state":"proposed"'))
        .order_by(col(Revision.number).desc())
    )
    found = (_outcome(line, json.loads(line.before or "{}"), person, subjects) for line in lines)
    return tuple(outcome for outcome in found if outcome)[:_TOLD_AT_MOST]


def _outcome(line: Revision, before: Mapping[str, Any], person: str, subjects: "_Subjects") -> Outcome | None:
    after = json.loads(line.after) if line.after else None
    if before["given_by"] != person or (after and after["state"] == "proposed"):
        return None
    became = WITHDRAWN if line.command == "give_values" and line.by == person else _OUTCOMES[line.command]
    measure = Measure(Decimal(before["value"]) if before["value"] else None, before["missing_reason"])
    about = subjects.of(before["indicator"], before["period"], before["commune"], before["facility"])
    return Outcome(about, measure, became, line.by, line.at, line.reason)


class _Subjects:
    """Names what values are about; the rows that name them are read once."""

    def __init__(self, session: Session, selection: Selection) -> None:
        self._indicators = {row.key: row for row in rows_of(session, Indicator, selection)}
        self._facilities = {row.key: row.name for row in rows_of(session, Facility, selection)}
        self._communes = commune_names(session, selection)

    def of(self, indicator: str, period: str | None, commune: str | None, facility: str | None) -> Subject:
        known = self._indicators.get(indicator)
        place = self._communes.get(commune, commune) if commune else None
        if facility:
            place = self._facilities.get(facility, facility)
        if known is None:  # the journal remembers indicators that are gone
            return Subject(indicator, indicator, "", 0, period, place)
        return Subject(indicator, known.label, known.unit, known.decimals, period, place)


def _proposal(row: IndicatorValue, values: Iterable[IndicatorValue], subjects: _Subjects) -> Proposal:
    alike = [one for one in values if _place(one) == _place(row) and one.state == "validated"]
    standing = next((one for one in alike if one.period == row.period), None)
    earlier = [one for one in alike if one.value is not None and value_day(one) < value_day(row)]
    last = max(earlier, key=value_day, default=None)
    return Proposal(
        key=row.key,
        version=row.version,
        about=subjects.of(row.indicator, row.period, row.commune, row.facility),
        commune=row.commune,
        facility=row.facility,
        kind=row.kind,
        given=_measure(row),
        standing=_measure(standing) if standing else None,
        beside=(standing.key, standing.version) if standing else None,
        last=_measure(last) if last else None,
        last_period=last.period if last else None,
        comment=row.comment,
        evidence=row.evidence,
        by=row.given_by or row.updated_by,
        at=row.given_at or row.updated_at,
    )


def _place(row: IndicatorValue) -> tuple[str | None, ...]:
    return row.indicator, row.kind, row.commune, row.facility, row.comparator, row.part_of, row.period_start


def _measure(row: IndicatorValue) -> Measure:
    return Measure(row.value, row.missing_reason, row.numerator, row.denominator, row.qualifier)
