"""What a return sheet asks of somebody: values due, actions to tell about, steps, money, as they stand now."""

from collections.abc import Iterable

from sqlmodel import Session

from ctg_core.model.action import Action, ActionStep
from ctg_core.model.dates import span
from ctg_core.model.facility import Facility
from ctg_core.model.funding import FundingLine
from ctg_core.model.indicator import Indicator, IndicatorValue
from ctg_core.model.organisation import Organisation
from ctg_core.questions.actions.news import action_news
from ctg_core.questions.charge import WHOLE
from ctg_core.questions.entry.due_periods import due_period, periods_before
from ctg_core.questions.entry.due_values import is_asked, is_given
from ctg_core.questions.files.return_lines import (
    ACTIONS,
    GIVEN,
    MONEY,
    NEW_STEPS,
    PROPOSED,
    STEPS,
    TO_GIVE,
    VALUES,
    Identity,
    Line,
    NewStepLine,
    ReturnSheet,
    ValueLine,
)
from ctg_core.questions.files.return_recipients import Concern, Recipient
from ctg_core.questions.indicators.values import latest, value_day, values_by_indicator
from ctg_core.questions.plan.progress import CLOSED
from ctg_core.questions.rows import convention_of, rows_of
from ctg_core.questions.selection import Selection
from ctg_core.questions.territory.communes import commune_names
from ctg_core.reference.lists import labels_of

_WHOLE = "Ensemble du territoire"
_SEPARATOR = "/"  # no key holds one
_ADDED_AT_MOST = 3  # steps, to each action

Place = tuple[str | None, str | None]  # (commune, facility)


def return_sheet(session: Session, selection: Selection, recipient: Recipient) -> ReturnSheet:
    """The values of the period due in this charge, given or not; the open actions, their steps and money."""
    convention = convention_of(session, selection)
    concern = Concern(session, selection, recipient)
    maker = _Maker(session, selection)
    actions = [row for row in maker.actions.values() if row.status not in CLOSED and concern.action(row)]
    keys = {row.key for row in actions}
    lines = (
        *(
            maker.value(row, period, place)
            for row in maker.indicators.values()
            if is_asked(row)
            and (period := due_period(row.periodicity, convention.start, convention.end, selection.day))
            for place in maker.places(row, period)
            if concern.indicator(row, place[1])
        ),
        *map(maker.action, actions),
        *(maker.step(row) for row in maker.steps.values() if row.action in keys),
        *(
            maker.new_step(row, f"{row.key}{_SEPARATOR}{rank}")
            for row in actions
            for rank in range(1, _ADDED_AT_MOST + 1)
        ),
        *(
            maker.money(row)
            for row in maker.funding.values()
            if _is_current(row, selection.day.year) and concern.money(row, keys)
        ),
    )
    return ReturnSheet(convention, recipient, lines)


def lines_now(session: Session, selection: Selection, identities: Iterable[Identity]) -> dict[Identity, Line]:
    """The lines of these identities as they stand now; those whose row is gone are left out."""
    maker = _Maker(session, selection)
    found = (maker.line(*identity) for identity in identities)
    return {line.identity: line for line in found if line}


def _is_current(row: FundingLine, year: int) -> bool:
    """Whether the money is of this year or the one before: older lines are closed."""
    return row.year is None or row.year in (year - 1, year)


class _Maker:
    """Makes the lines of one convention, its rows read once."""

    def __init__(self, session: Session, selection: Selection) -> None:
        self.indicators = {row.key: row for row in rows_of(session, Indicator, selection)}
        self.actions = {row.key: row for row in rows_of(session, Action, selection)}
        self.steps = {row.key: row for row in rows_of(session, ActionStep, selection)}
        self.funding = {row.key: row for row in rows_of(session, FundingLine, selection)}
        self._values = values_by_indicator(session, selection)
        self._news = {news.key: news.last for news in action_news(session, selection, WHOLE)}
        self._communes = commune_names(session, selection)
        self._facilities = {row.key: row.name for row in rows_of(session, Facility, selection)}
        self._organisations = {row.key: row.name for row in rows_of(session, Organisation, selection)}

    def places(self, row: Indicator, period: str) -> list[Place]:
        """Where a value is due: the whole unless places alone have values, then those that had one a period before."""
        by_place: dict[Place, list[IndicatorValue]] = {}
        for one in self._plain(row.key):
            by_place.setdefault((one.commune, one.facility), []).append(one)
        (before,) = periods_before(period, 1)
        whole: Place = (None, None)
        known = [
            place
            for place, values in by_place.items()
            if place != whole and (is_given(values, before) or is_given(values, period))
        ]
        return [whole, *known] if whole in by_place or not by_place else known

    def line(self, collection: str, key: str) -> Line | None:
        """The line of one identity, None when its row is gone."""
        if collection == VALUES:
            return self._named_value(key)
        if collection == ACTIONS and (action := self.actions.get(key)):
            return self.action(action)
        if collection == STEPS and (step := self.steps.get(key)):
            return self.step(step)
        if collection == NEW_STEPS and (action := self.actions.get(key.partition(_SEPARATOR)[0])):
            return self.new_step(action, key)
        if collection == MONEY and (money := self.funding.get(key)):
            return self.money(money)
        return None

    def value(self, row: Indicator, period: str, place: Place) -> ValueLine:
        """What stands for this period and place, and the last value known before."""
        commune, facility = place
        there = [one for one in self._plain(row.key) if (one.commune, one.facility) == place]
        mine = {one.state: one for one in there if one.kind == "observed" and one.period == period}
        shown = mine.get("proposed") or mine.get("validated")
        before = [one for one in there if one.period and value_day(one) < span(period).first]
        last = latest(before, "observed", "baseline", "estimate")
        previous = last.value if last else None
        state = PROPOSED if "proposed" in mine else GIVEN if shown else TO_GIVE
        told = {
            "label": row.label,
            "unit": row.unit,
            "place": self._place(commune, facility),
            "period": period,
            "previous": previous,
            "previous_period": last.period if last else None,
            "state": state,
            "terms": " ÷ ".join(filter(None, [row.numerator_label, row.denominator_label])) or None,
        }
        key = _SEPARATOR.join([row.key, period, commune or "", facility or ""])
        return ValueLine(VALUES, key, shown, told, row, period, commune, facility, state, previous)

    def action(self, row: Action) -> Line:
        """An action with its last news."""
        last = self._news.get(row.key)
        told = {"lead": self._organisations.get(row.lead or ""), "news": last.isoformat() if last else None}
        return Line(ACTIONS, row.key, row, told)

    def step(self, row: ActionStep) -> Line:
        """A step under the title of its action."""
        return Line(STEPS, row.key, row, {"action": self.actions[row.action].title})

    def new_step(self, row: Action, key: str) -> NewStepLine:
        """A blank line under the title of an action."""
        there = frozenset(step.label for step in self.steps.values() if step.action == row.key)
        return NewStepLine(NEW_STEPS, key, None, {"action": row.title}, there)

    def money(self, row: FundingLine) -> Line:
        """A funding line with what it pays."""
        action = self.actions.get(row.action or "")
        told = {
            "funder": labels_of("funders").get(row.funder, row.funder),
            "action": action.title if action else None,
        }
        return Line(MONEY, row.key, row, told)

    def _named_value(self, key: str) -> ValueLine | None:
        parts = key.split(_SEPARATOR)
        if len(parts) != 4 or parts[0] not in self.indicators:
            return None
        indicator, period, commune, facility = parts
        if facility and facility not in self._facilities:
            return None
        return self.value(self.indicators[indicator], period, (commune or None, facility or None))

    def _plain(self, indicator: str) -> list[IndicatorValue]:
        """Its values, comparisons, evolutions and parts of others left out."""
        values = self._values.get(indicator, [])
        return [one for one in values if not (one.comparator or one.part_of or one.period_start)]

    def _place(self, commune: str | None, facility: str | None) -> str:
        names = (self._communes.get(commune or "", commune), self._facilities.get(facility or "", facility))
        return ", ".join(filter(None, names)) or _WHOLE
