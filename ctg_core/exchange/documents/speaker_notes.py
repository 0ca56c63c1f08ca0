"""The notes written beside the agenda: each goes with the slide of its point, none is lost."""

from collections.abc import Iterable, Sequence

from ctg_core.model.french import NARROW, quoted
from ctg_core.model.meeting import AgendaItem
from ctg_core.questions.meeting.meeting import topic_of


class SpeakerNotes:
    """The points of a meeting, each spoken on one slide: of its topic where there is one, else on its own."""

    def __init__(self, points: Iterable[AgendaItem]) -> None:
        self._left = list(points)

    def on(self, *topics: str) -> list[str]:
        """The notes of the points about these topics, which the slide to come shows."""
        here = [point for point in self._left if topic_of(point) in topics]
        self._left = [point for point in self._left if point not in here]
        return [
            f"Notes de l’intervenant, {quoted(point.title)}{NARROW}: {point.notes}" for point in here if point.notes
        ]

    def left(self) -> Sequence[AgendaItem]:
        """The points that no slide showed yet."""
        return tuple(self._left)
