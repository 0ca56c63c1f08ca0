"""What a row is about: its themes, actions and facilities, found through what it is linked to."""

from dataclasses import dataclass
from functools import singledispatch

from sqlmodel import Session, select

from ctg_core.model.action import Action, ActionNote, ActionStep
from ctg_core.model.facility import Facility
from ctg_core.model.funding import FundingLine
from ctg_core.model.indicator import Indicator, IndicatorValue
from ctg_core.model.row import Row
from ctg_core.reference.lists import facility_types


@dataclass(frozen=True)
class Scope:
    """What something is about, or what a contributor is in charge of."""

    themes: frozenset[str] = frozenset()
    actions: frozenset[str] = frozenset()
    facilities: frozenset[str] = frozenset()

    def meets(self, other: "Scope") -> bool:
        """Whether they have a theme, an action or a facility in common."""
        return bool(self.themes & other.themes or self.actions & other.actions or self.facilities & other.facilities)


@singledispatch
def scope_of(row: Row, session: Session) -> Scope:  # noqa: ARG001 - others need the session
    """The themes, actions and facilities a row is about; empty for a noun that no contributor is in charge of."""
    return Scope()


@scope_of.register
def _(row: Action, session: Session) -> Scope:  # noqa: ARG001
    return Scope(frozenset(row.themes), frozenset({row.key}), frozenset(row.facilities))


@scope_of.register(ActionStep)
@scope_of.register(ActionNote)
def _(row: ActionStep | ActionNote, session: Session) -> Scope:
    action = session.get(Action, (row.convention, row.action))
    return scope_of(action, session) if action else Scope()


@scope_of.register
def _(row: Indicator, session: Session) -> Scope:
    actions = session.exec(select(Action).where(Action.convention == row.convention))
    return Scope(
        frozenset(filter(None, [row.theme])),
        frozenset(action.key for action in actions if row.key in action.indicators),
    )


@scope_of.register
def _(row: IndicatorValue, session: Session) -> Scope:
    indicator = session.get(Indicator, (row.convention, row.indicator))
    about = scope_of(indicator, session) if indicator else Scope()
    return Scope(about.themes, about.actions, frozenset(filter(None, [row.facility])))


@scope_of.register
def _(row: FundingLine, session: Session) -> Scope:  # noqa: ARG001
    return Scope(
        frozenset(row.themes),
        frozenset(filter(None, [row.action])),
        frozenset(filter(None, [row.facility])),
    )


@scope_of.register
def _(row: Facility, session: Session) -> Scope:  # noqa: ARG001
    kind = facility_types().get(row.type)
    return Scope(frozenset([kind.theme] if kind else []), facilities=frozenset({row.key}))
