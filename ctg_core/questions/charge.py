"""What somebody is in charge of in a convention, for display only: commands check rights again by themselves."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.model.action import Action
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection


@dataclass(frozen=True)
class Charge:
    """The themes, actions and facilities of a contributor; ``everything`` is coordination's."""

    everything: bool = False
    themes: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    facilities: tuple[str, ...] = ()

    def holds(
        self, themes: Iterable[str | None] = (), actions: Iterable[str] = (), facilities: Iterable[str | None] = ()
    ) -> bool:
        """Whether what is about these is looked after: one in common is enough."""
        return self.everything or bool(
            set(self.themes).intersection(themes)
            or set(self.actions).intersection(actions)
            or set(self.facilities).intersection(facilities)
        )


WHOLE = Charge(everything=True)


def actions_by_indicator(session: Session, selection: Selection) -> dict[str, list[str]]:
    """The keys of the actions that each indicator judges."""
    found: dict[str, list[str]] = {}
    for action in rows_of(session, Action, selection):
        for indicator in action.indicators:
            found.setdefault(indicator, []).append(action.key)
    return found
