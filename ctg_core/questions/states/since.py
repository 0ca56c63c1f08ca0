"""What changed between two states of a convention, each sealed or today's."""

from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.dossier.storage import fetch_dossier
from ctg_core.model.instants import local_day
from ctg_core.questions.selection import Selection
from ctg_core.questions.states.evolution import Evolution, Moment, evolution
from ctg_core.questions.states.freezes import SealedState, UnknownFreeze, sealed_dossier, sealed_states


@dataclass(frozen=True)
class Since:
    """``since`` and ``until`` are sealed states, ``until`` None for today; ``found`` is empty when nothing changed."""

    since: SealedState
    until: SealedState | None
    found: tuple[Evolution, ...]

    def of(self, matter: str) -> tuple[Evolution, ...]:
        """The changes of one matter, the heaviest first."""
        return tuple(one for one in self.found if one.matter == matter)


def changed_since(session: Session, selection: Selection, since: str, until: str | None = None) -> Since:
    """What changed from the sealed state ``since`` to another one, or to today; UnknownFreeze."""
    states = {state.key: state for state in sealed_states(session, selection)}
    for key in filter(None, (since, until)):
        if key not in states:
            raise UnknownFreeze(key)
    before = _moment(session, selection, states[since])
    after = (
        _moment(session, selection, states[until])
        if until is not None
        else Moment(fetch_dossier(session, selection.convention), selection.day)
    )
    return Since(states[since], states[until] if until is not None else None, evolution(before, after))


def _moment(session: Session, selection: Selection, state: SealedState) -> Moment:
    return Moment(sealed_dossier(session, selection.convention, state.key), local_day(state.sealed_at))
