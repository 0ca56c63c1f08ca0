"""The rules an evaluation rests on: small, pure, and said in the card of each figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ctg_core.model.dates import span
from ctg_core.model.facility import Facility
from ctg_core.questions.enough import is_enough
from ctg_core.questions.indicators.attainment import NO_DATA, ON_TRACK, REACHED
from ctg_core.questions.plan.progress import UNKNOWN
from ctg_core.reference.lists import facility_types

FULLY, DONE, PARTLY, NOT, UNTOLD = "fully", "done", "partly", "not", "untold"
_EARLY_CARE = {"D502", "D509"}  # Insee: crèches and micro-crèches, whose places are counted in the same unit


def objective_state(actions: Sequence[str], indicators: Sequence[str]) -> str:
    """How far an objective is reached, from the statuses of its actions and the states of its indicators.

    FULLY when every known action is done and every measured target reached; DONE when every action is and no target is
    measured: doing is not yet reaching. PARTLY when one thing at least is done, reached or on its way to its target;
    NOT when something is known and nothing of that kind; UNTOLD when nothing is known. Abandoned actions count for
    nothing, and neither does what is not known.
    """
    statuses = [status for status in actions if status not in (UNKNOWN, "abandoned")]
    states = [state for state in indicators if state != NO_DATA]
    if not (statuses or states):
        return UNTOLD
    done = [status == "done" for status in statuses] + [state == REACHED for state in states]
    if all(done):
        return FULLY if states else DONE
    return PARTLY if any(done) or ON_TRACK in states else NOT


def needs_answered(needs: Mapping[str, Sequence[str]], actions: Sequence[Sequence[str]]) -> dict[str, int]:
    """How many actions answer each need: those under a node the need is tied to.

    ``needs`` gives the nodes of each need; ``actions`` the path of nodes of each action, from the first level down.
    """
    return {need: sum(not set(nodes).isdisjoint(path) for path in actions) for need, nodes in needs.items()}


@dataclass(frozen=True)
class PlacesThenNow:
    """Places by commune (INSEE code) at the start and now; ``left_out`` places lack a number, a commune or a date."""

    then: Mapping[str, int]
    now: Mapping[str, int]
    left_out: int
    counted: int

    @property
    def is_enough(self) -> bool:
        """Whether enough places are known for their shares to be those of the whole."""
        return is_enough(self.counted, self.counted + self.left_out)


def places_then_now(facilities: Sequence[Facility], start: str, today: str) -> PlacesThenNow:
    """Collective early-childhood places of each commune on two days; a place open on a day counts on that day."""
    kept = [row for row in facilities if _EARLY_CARE.intersection(facility_types()[row.type].bpe_codes)]
    known = [row for row in kept if row.commune and row.capacity is not None and row.opened]
    return PlacesThenNow(_places(known, start), _places(known, today), len(kept) - len(known), len(known))


def _places(rows: Sequence[Facility], day: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        if row.commune and row.opened and _is_open(row.opened, row.closed, day):
            found[row.commune] = found.get(row.commune, 0) + (row.capacity or 0)
    return found


def _is_open(opened: str, closed: str | None, day: str) -> bool:
    when = span(day).first
    return span(opened).first <= when and (closed is None or span(closed).last > when)


def best_served_share(places: Mapping[str, int]) -> int | None:
    """The percentage of all places that the best served commune holds; None without a place."""
    whole = sum(places.values())
    return round(100 * max(places.values()) / whole) if whole else None
