"""What changed between two states of a convention, each sealed or today's."""

from collections.abc import Sequence
from dataclasses import dataclass

from ctg_core.dossier.storage import fetch_dossier
from ctg_core.questions.asking import Opened
from ctg_core.questions.states.evolution import Evolution, Moment, evolution
from ctg_core.questions.states.freezes import SealedState


@dataclass(frozen=True)
class Since:
    """``since`` and ``until`` are sealed states, ``until`` None for today; ``found`` is empty when nothing changed."""

    since: SealedState
    until: SealedState | None
    found: tuple[Evolution, ...]

    def of(self, matter: str) -> tuple[Evolution, ...]:
        """The changes of one matter, the heaviest first."""
        return tuple(one for one in self.found if one.matter == matter)


def changed_since(states: Sequence[Opened], since: SealedState, until: SealedState | None) -> Since:
    """What changed from the first of two states to the second; ``since`` and ``until`` are what they are called."""
    before, after = states
    return Since(since, until, evolution(_moment(before), _moment(after)))


def _moment(state: Opened) -> Moment:
    return Moment(fetch_dossier(state.session, state.selection.convention), state.selection.day)
