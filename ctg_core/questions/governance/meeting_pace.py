"""Whether each body met as often as the convention promises, year by year, as far as meetings are recorded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from ctg_core.model.convention import Convention
from ctg_core.model.dates import span
from ctg_core.questions.complete_years import is_over
from ctg_core.questions.governance.overview import BodyLine, governance
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import convention_of
from ctg_core.questions.selection import Selection

KEPT, MISSED, RUNNING, SILENT = "kept", "missed", "running", "silent"


@dataclass(frozen=True)
class YearOfMeetings:
    """``held`` counts the meetings known to be held; ``state`` is KEPT, MISSED, RUNNING or SILENT."""

    year: int
    held: int
    state: str


@dataclass(frozen=True)
class BodyPace:
    """A body that must meet ``minimum`` times a year."""

    name: str
    minimum: int
    years: tuple[YearOfMeetings, ...]
    card: Card


@dataclass(frozen=True)
class MeetingPace:
    """The bodies that promise something; ``years`` are those of the convention up to the day looked at.

    ``card`` says how many body-years kept their minimum, of those that can be judged.
    """

    bodies: tuple[BodyPace, ...]
    years: tuple[int, ...]
    card: Card

    @property
    def kept(self) -> int:
        return sum(year.state == KEPT for year in self._all())

    @property
    def judged(self) -> int:
        return sum(year.state in (KEPT, MISSED) for year in self._all())

    @property
    def silent(self) -> int:
        return sum(year.state == SILENT for year in self._all())

    def _all(self) -> Iterator[YearOfMeetings]:
        return (year for body in self.bodies for year in body.years)


def pace_state(held: int, minimum: int, *, whole: bool, recorded: bool) -> str:
    """Whether a minimum was kept in a year.

    ``whole`` is False while the year runs, or when the convention covers a part of it only; ``recorded`` says whether
    any meeting of the body is recorded at all: where none is, silence does not mean that nobody met.
    """
    if held >= minimum:
        return KEPT
    if not recorded:
        return SILENT
    return MISSED if whole else RUNNING


def meeting_pace(session: Session, selection: Selection) -> MeetingPace:
    """The minimum of each body against the meetings known to be held."""
    found = governance(session, selection)
    convention = convention_of(session, selection)
    years = convention_years(convention.start, convention.end, selection.day)
    promising = [body for body in found.bodies if body.row.minimum_meetings is not None]
    bodies = tuple(_body(body, years, convention, selection.day) for body in promising)
    return MeetingPace(bodies, years, _card(bodies, session, selection))


def convention_years(start: str | None, end: str | None, day: date) -> tuple[int, ...]:
    """The years from its start to its end or to the day looked at; none without a start."""
    if start is None:
        return ()
    last = min(day.year, span(end).last.year) if end else day.year
    return tuple(range(span(start).first.year, last + 1))


def _body(body: BodyLine, years: tuple[int, ...], convention: Convention, day: date) -> BodyPace:
    held, minimum = dict(body.by_year), body.row.minimum_meetings or 0
    return BodyPace(
        body.row.name,
        minimum,
        tuple(
            YearOfMeetings(
                year,
                held.get(year, 0),
                pace_state(
                    held.get(year, 0), minimum, whole=_is_whole(year, convention, day), recorded=bool(body.held)
                ),
            )
            for year in years
        ),
        body.card,
    )


def _is_whole(year: int, convention: Convention, day: date) -> bool:
    """Whether the year is over, and the convention covers all of it."""
    whole = span(str(year))
    starts = convention.start is None or span(convention.start).first <= whole.first
    ends = convention.end is None or span(convention.end).last >= whole.last
    return starts and ends and is_over(str(year), day)


def _card(bodies: tuple[BodyPace, ...], session: Session, selection: Selection) -> Card:
    years = [year for body in bodies for year in body.years]
    kept = sum(year.state == KEPT for year in years)
    judged = sum(year.state in (KEPT, MISSED) for year in years)
    return Cards(session, selection).computed(
        "bodies/pace",
        "Minimum de réunions tenu",
        f"{kept} sur {judged}\u202f: une instance compte pour une chaque année entière, à partir des réunions connues."
        if judged
        else "Aucune année ne peut être jugée\u202f: rien n’est calculé.",
        rows=[body.card for body in bodies],
        coverage=f"{judged} des {len(years)} années d’instance\u202f; les années en cours, incomplètes ou sans "
        "aucune réunion enregistrée sont laissées de côté",
    )
