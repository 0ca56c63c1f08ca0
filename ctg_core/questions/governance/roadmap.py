"""The steps of the convention's life in time order, and where each one stands on the day looked at."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from ctg_core.model.body import Body
from ctg_core.model.codes import MILESTONE_KINDS
from ctg_core.model.dates import Precision, span
from ctg_core.model.milestone import Milestone
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection
from ctg_core.questions.timing import CURRENT, EXPECTED, PAST, TO_COME, UNDOCUMENTED, bounds, state_on


@dataclass(frozen=True)
class MilestoneLine:
    """One step; ``state`` is a code of ``timing``, ``kind`` a French label, ``body`` a name."""

    row: Milestone
    kind: str | None
    body: str | None
    state: str
    card: Card

    @property
    def is_dated(self) -> bool:
        return bool(self.row.start or self.row.end)

    @property
    def days(self) -> tuple[date, date]:
        """The first and last day it may mean; only of a dated step."""
        return bounds(self.row.start, self.row.end)

    @property
    def precision(self) -> Precision | None:
        """How precise the first date given is; None without a date."""
        given = self.row.start or self.row.end
        return span(given).precision if given else None


@dataclass(frozen=True)
class Roadmap:
    """Steps in time order, undated ones last, as they stand on ``day``."""

    milestones: tuple[MilestoneLine, ...]
    day: date

    @property
    def dated(self) -> tuple[MilestoneLine, ...]:
        return tuple(step for step in self.milestones if step.is_dated)

    def upcoming(self, count: int) -> tuple[MilestoneLine, ...]:
        """The next steps: by the next date to come, their start or, once it has passed, their end."""
        coming = [step for step in self.dated if step.state in (CURRENT, EXPECTED, TO_COME)]
        return tuple(sorted(coming, key=self._next_date)[:count])

    def recent(self, count: int) -> tuple[MilestoneLine, ...]:
        """The last steps whose date has passed, latest first; some may be undocumented, never taken for done."""
        gone = [step for step in self.dated if step.state in (PAST, UNDOCUMENTED)]
        return tuple(sorted(gone, key=lambda step: step.days[1], reverse=True)[:count])

    def _next_date(self, step: MilestoneLine) -> tuple[date, int]:
        first, last = step.days
        # At the same date, what begins later is the news: the closing year before the whole period.
        return first if first > self.day else last, -first.toordinal()


def roadmap(session: Session, selection: Selection) -> Roadmap:
    """Every milestone of the convention."""
    cards = Cards(session, selection)
    bodies = {body.key: body.name for body in rows_of(session, Body, selection)}
    lines = [_line(row, bodies, cards, selection.day) for row in rows_of(session, Milestone, selection)]
    return Roadmap(tuple(sorted(lines, key=_place)), selection.day)


def _place(step: MilestoneLine) -> tuple[date, date]:
    return step.days if step.is_dated else (date.max, date.max)


def _line(row: Milestone, bodies: dict[str, str], cards: Cards, day: date) -> MilestoneLine:
    return MilestoneLine(
        row=row,
        kind=MILESTONE_KINDS[row.kind] if row.kind else None,
        body=bodies.get(row.body or ""),
        state=state_on(day, row.start, row.end, row.certainty),
        card=cards.of(row, row.title),
    )
