"""What changed from one state of a convention to another: what moved, what did not and should have."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from ctg_core.dossier.dossier import Dossier
from ctg_core.model.action import Action, ActionStep
from ctg_core.model.codes import STAGES
from ctg_core.model.dates import span
from ctg_core.model.facility import Facility
from ctg_core.model.funding import FundingLine
from ctg_core.model.indicator import Indicator, IndicatorValue
from ctg_core.model.meeting import Decision
from ctg_core.model.milestone import Milestone
from ctg_core.model.row import Row
from ctg_core.questions.indicators.attainment import REACHED
from ctg_core.questions.indicators.results import is_followed
from ctg_core.questions.indicators.values import judged, of_the_whole
from ctg_core.questions.plan.progress import action_progress, is_late

T = TypeVar("T", bound=Row)

# What happened, the weightiest first: the order of the screen.
MATTERS = {
    "missed": "Annoncé, pas fait",
    "late": "Passées en retard",
    "lost": "Cibles perdues",
    "dropped": "Abandonnées ou retirées",
    "suspended": "Suspendues",
    "executed": "Décisions exécutées",
    "achieved": "Réalisées",
    "met": "Cibles atteintes",
    "advanced": "Ont avancé",
    "started": "Nouvelles ou engagées",
    "opened": "Équipements ouverts",
    "closed": "Équipements fermés",
    "money": "Argent",
    "value": "Valeurs arrivées",
    "stalled": "En cours, sans avancer",
}


@dataclass(frozen=True)
class Evolution:
    """One thing that changed: ``ref`` is collection/key, ``before`` and ``after`` what it said, None for nothing.

    They are codes of statuses or of attainment states, percentages, cents, values with their ``unit``, or partial
    dates, as ``what`` says; ``weight`` ranks it inside its matter, the heaviest first.
    """

    matter: str
    ref: str
    title: str
    what: str
    before: str | Decimal | int | None
    after: str | Decimal | int | None
    weight: Decimal = Decimal(0)
    unit: str = ""


@dataclass(frozen=True)
class Moment:
    """A state of the convention and the day it was looked at."""

    dossier: Dossier
    day: date


def evolution(before: Moment, after: Moment) -> tuple[Evolution, ...]:
    """Every change, by matter then by weight; empty when nothing changed at all."""
    found = [
        *_actions(before, after),
        *_indicators(before, after),
        *_money(before.dossier, after.dossier),
        *_facilities(before, after),
        *_decisions(before, after),
        *_milestones(before, after),
    ]
    order = list(MATTERS)
    return tuple(sorted(found, key=lambda one: (order.index(one.matter), -one.weight, one.ref)))


def _actions(before: Moment, after: Moment) -> Iterator[Evolution]:
    was, now = _progress(before.dossier), _progress(after.dossier)
    for old, new in _pairs(before.dossier.of(Action), after.dossier.of(Action)):
        row = new or old
        if row is None:
            continue
        ref = f"actions/{row.key}"
        matter = _action_matter(old, new, was.get(row.key), now.get(row.key))
        if matter in ("advanced", "stalled") and (old and new and old.status == new.status):
            if matter == "advanced" or before.day < after.day:
                yield Evolution(matter, ref, row.title, "progress", was[row.key], now[row.key])
        elif matter:
            yield Evolution(matter, ref, row.title, "status", _status(old), _status(new))
        if new and _late(new, after) and not (old and _late(old, before)):
            yield Evolution("late", ref, row.title, "due", None, new.planned_end)


def _action_matter(old: Action | None, new: Action | None, was: Decimal | None, now: Decimal | None) -> str | None:
    """What became of an action, None when there is nothing to say."""
    if new is None:
        return "dropped"
    if old is None:
        return "started"
    if old.status != new.status:
        return _BY_STATUS.get(new.status or "", "advanced")
    if was != now:
        return "advanced"
    return "stalled" if new.status == "in_progress" else None


_BY_STATUS = {"done": "achieved", "suspended": "suspended", "abandoned": "dropped", "in_progress": "started"}


def _status(action: Action | None) -> str | None:
    return action.status if action else None


def _late(action: Action, moment: Moment) -> bool:
    return is_late(action.status, action.planned_end, moment.day)


def _progress(dossier: Dossier) -> dict[str, Decimal | None]:
    steps: dict[str, list[ActionStep]] = {}
    for step in dossier.of(ActionStep):
        steps.setdefault(step.action, []).append(step)
    return {
        action.key: action_progress(
            action.status,
            action.progress,
            sum(step.done_on is not None for step in steps.get(action.key, [])),
            len(steps.get(action.key, [])),
        )
        for action in dossier.of(Action)
    }


def _indicators(before: Moment, after: Moment) -> Iterator[Evolution]:
    was, now = _values(before.dossier), _values(after.dossier)
    for old, new in _pairs(before.dossier.of(Indicator), after.dossier.of(Indicator)):
        if new is None:
            continue
        mine, then = now.get(new.key, []), was.get(new.key, [])
        yield from _arrived(new, then, mine)
        if not is_followed(new):
            continue
        state = judged(new, of_the_whole(mine)).state
        previous = judged(old, of_the_whole(then)).state if old else None
        if previous != state and REACHED in (previous, state):
            matter = "met" if state == REACHED else "lost"
            yield Evolution(matter, f"indicators/{new.key}", new.label, "state", previous, state)


def _arrived(
    indicator: Indicator, then: Sequence[IndicatorValue], now: Sequence[IndicatorValue]
) -> Iterator[Evolution]:
    known = {value.key: value for value in of_the_whole(then) if value.kind == "observed"}
    for value in of_the_whole(now):
        old = known.get(value.key)
        if value.kind == "observed" and value.value is not None and (old is None or old.value != value.value):
            yield Evolution(
                "value",
                f"indicator_values/{value.key}",
                f"{indicator.label}, {value.period}" if value.period else indicator.label,
                "value",
                old.value if old else None,
                value.value,
                unit=indicator.unit,
            )


def _values(dossier: Dossier) -> dict[str, list[IndicatorValue]]:
    found: dict[str, list[IndicatorValue]] = {}
    for value in dossier.of(IndicatorValue):
        if value.state == "validated":
            found.setdefault(value.indicator, []).append(value)
    return found


def _money(before: Dossier, after: Dossier) -> Iterator[Evolution]:
    for old, new in _pairs(before.of(FundingLine), after.of(FundingLine)):
        row = new or old
        for stage in STAGES if row else ():
            was = getattr(old, f"{stage}_cents") if old else None
            now = getattr(new, f"{stage}_cents") if new else None
            if row and was != now:
                weight = Decimal(abs((now or 0) - (was or 0)))
                title = f"{row.label}, {row.year}" if row.year else row.label
                yield Evolution("money", f"funding_lines/{row.key}", title, stage, was, now, weight)


def _facilities(before: Moment, after: Moment) -> Iterator[Evolution]:
    was = {row.key: row for row in before.dossier.of(Facility)}
    for row in after.dossier.of(Facility):
        old = was.get(row.key)
        for field, matter in (("opened", "opened"), ("closed", "closed")):
            when = getattr(row, field)
            if _happened(when, after.day) and not (old and _happened(getattr(old, field), before.day)):
                known_since = getattr(old, field) if old else None
                yield Evolution(matter, f"facilities/{row.key}", row.name, "date", known_since, when)


def _happened(when: str | None, day: date) -> bool:
    return when is not None and span(when).last <= day


def _decisions(before: Moment, after: Moment) -> Iterator[Evolution]:
    for old, new in _pairs(before.dossier.of(Decision), after.dossier.of(Decision)):
        if new is None:
            continue
        if new.executed_on and not (old and old.executed_on):
            yield Evolution("executed", f"decisions/{new.key}", new.title, "date", None, new.executed_on)
        elif not new.executed_on and _fell_due(new.due, before.day, after.day):
            yield Evolution("missed", f"decisions/{new.key}", new.title, "due", new.due, None, Decimal(2))


def _milestones(before: Moment, after: Moment) -> Iterator[Evolution]:
    confirmed = {row.key: row.certainty for row in before.dossier.of(Milestone)}
    for row in after.dossier.of(Milestone):
        when = row.end or row.start
        if row.certainty == "confirmed" and confirmed.get(row.key) == "planned":
            yield Evolution("executed", f"milestones/{row.key}", row.title, "date", None, when)
        elif row.certainty == "planned" and _fell_due(when, before.day, after.day):
            yield Evolution("missed", f"milestones/{row.key}", row.title, "due", when, None, Decimal(1))


def _fell_due(when: str | None, since: date, until: date) -> bool:
    return when is not None and since <= span(when).last < until


def _pairs(before: Iterable[T], after: Iterable[T]) -> Iterator[tuple[T | None, T | None]]:
    old: Mapping[str, T] = {row.key: row for row in before}
    new: Mapping[str, T] = {row.key: row for row in after}
    for key in dict.fromkeys([*old, *new]):
        yield old.get(key), new.get(key)
