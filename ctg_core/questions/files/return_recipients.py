"""Who a return sheet can be made for, and what is in the charge of each."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session, col, select

from ctg_core.model.action import Action
from ctg_core.model.body import Body
from ctg_core.model.codes import ROLES
from ctg_core.model.facility import Facility
from ctg_core.model.french import plain, quoted
from ctg_core.model.funding import FundingLine
from ctg_core.model.indicator import Indicator, IndicatorValue
from ctg_core.model.organisation import Organisation
from ctg_core.model.person import EVERY_CONVENTION, Grant, Person
from ctg_core.questions.charge import WHOLE, Charge, actions_by_indicator
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection
from ctg_core.reference.lists import themes

PERSON, BODY, ORGANISATION, THEME = "person", "body", "organisation", "theme"
KINDS = {BODY: "instance", ORGANISATION: "organisation", THEME: "thème", PERSON: "personne"}
_CONTRIBUTOR = "contributor"
_COORDINATION = frozenset({"coordinator", "administrator"})


@dataclass(frozen=True)
class Recipient:
    """A person of the dashboard, a body, an organisation or a theme; ``key`` is unique within its kind."""

    kind: str
    key: str
    name: str

    @property
    def code(self) -> str:
        """What tells it from all others, as it is typed: ``instance/copil``."""
        return f"{plain(KINDS[self.kind])}/{self.key}"


def recipients(session: Session, selection: Selection) -> tuple[Recipient, ...]:
    """Contributors of the convention, bodies responsible for indicators, organisations that lead or manage, themes."""
    indicators, actions = rows_of(session, Indicator, selection), rows_of(session, Action, selection)
    money = rows_of(session, FundingLine, selection)
    responsible = {row.responsible for row in indicators}
    counted = {row.facility for row in rows_of(session, IndicatorValue, selection)}
    managing = {row.manager for row in rows_of(session, Facility, selection) if row.key in counted}
    leading = {row.lead for row in actions} | managing
    about = {row.theme for row in indicators}
    about.update(theme for row in actions for theme in row.themes)
    about.update(theme for row in money for theme in row.themes)
    return (
        *(Recipient(BODY, row.key, row.name) for row in rows_of(session, Body, selection) if row.key in responsible),
        *(
            Recipient(ORGANISATION, row.key, row.name)
            for row in rows_of(session, Organisation, selection)
            if row.key in leading
        ),
        *(Recipient(THEME, code, term.label) for code, term in themes().items() if code in about),
        *_people(session, selection),
    )


class UnknownRecipient(Exception):
    """Nobody, or several, are called so; the message says who there is, in French."""


def recipient_named(found: Iterable[Recipient], name: str) -> Recipient:
    """The one recipient of this key, or of this name whatever its capitals and accents."""
    everyone = list(found)
    called = [one for one in everyone if name in (one.key, one.code)]
    called = called or [one for one in everyone if plain(one.name) == plain(name)]
    if len(called) == 1:
        return called[0]
    listed = "\n".join(f"  {one.code}\t{one.name}" for one in called or everyone)
    if not listed:
        raise UnknownRecipient("Cette convention n’a encore personne à qui demander une fiche.")
    several = "désigne plusieurs fiches" if called else "ne désigne personne"
    raise UnknownRecipient(f"{quoted(name)} {several}. Au choix\u202f:\n{listed}")


class Concern:
    """What is in the charge of one recipient, row by row."""

    def __init__(self, session: Session, selection: Selection, recipient: Recipient) -> None:
        self._recipient = recipient
        self._charge = _charge(session, selection, recipient)
        self._linked = actions_by_indicator(session, selection)
        self._managed = {row.key for row in rows_of(session, Facility, selection) if row.manager == recipient.key}
        self._measured: set[str] = set()
        if recipient.kind == BODY:
            own = {row.key for row in rows_of(session, Indicator, selection) if row.responsible == recipient.key}
            self._measured = {action for key in own for action in self._linked.get(key, [])}

    def indicator(self, row: Indicator, facility: str | None = None) -> bool:
        """Whether its value, for the whole territory or a commune, or for this facility, is theirs to give."""
        if self._recipient.kind == BODY:
            return row.responsible == self._recipient.key
        if self._recipient.kind == ORGANISATION:
            return facility in self._managed
        return self._charge.holds((row.theme,), self._linked.get(row.key, []), (facility,))

    def action(self, row: Action) -> bool:
        """Whether they lead it, or its indicators are theirs, or its themes."""
        if self._recipient.kind == BODY:
            return row.key in self._measured
        if self._recipient.kind == ORGANISATION:
            return row.lead == self._recipient.key
        return self._charge.holds(row.themes, (row.key,), row.facilities)

    def money(self, row: FundingLine, actions: Iterable[str]) -> bool:
        """Whether the line pays one of their ``actions``, or them, or is about their themes."""
        if row.action in set(actions):
            return True
        if self._recipient.kind == ORGANISATION:
            return row.payee == self._recipient.key
        return self._recipient.kind != BODY and self._charge.holds(
            row.themes, filter(None, (row.action,)), (row.facility,)
        )


def _charge(session: Session, selection: Selection, recipient: Recipient) -> Charge:
    if recipient.kind == THEME:
        return Charge(themes=(recipient.key,))
    if recipient.kind != PERSON:
        return Charge()
    granted = _granted(session, selection, recipient.key)
    if any(grant.role in _COORDINATION for grant in granted):
        return WHOLE
    return Charge(
        themes=tuple(theme for grant in granted for theme in grant.themes),
        actions=tuple(action for grant in granted for action in grant.actions),
        facilities=tuple(facility for grant in granted for facility in grant.facilities),
    )


def _granted(session: Session, selection: Selection, person: str) -> list[Grant]:
    places = [EVERY_CONVENTION, selection.convention]
    return list(session.exec(select(Grant).where(Grant.person == person, col(Grant.convention).in_(places))))


def _people(session: Session, selection: Selection) -> Iterable[Recipient]:
    people = session.exec(select(Person).where(Person.active).order_by(Person.key))
    for person in people:
        if any(_rank(grant.role) >= _rank(_CONTRIBUTOR) for grant in _granted(session, selection, person.key)):
            yield Recipient(PERSON, person.key, person.name)


def _rank(role: str) -> int:
    return list(ROLES).index(role)
