"""What sealing the state of a meeting does, told before it is done, and what was sealed."""

from datetime import date

from ctg_core.model.dates import span
from ctg_core.model.meeting import is_before_meeting
from ctg_core.questions.meeting.meeting import MeetingFile
from ctg_core.questions.states.freezes import SealedState
from ctg_core.views.french import NARROW, counted, on, quoted
from ctg_core.views.instants import instant


def sealed_sentence(state: SealedState) -> str:
    """When the standing state of a meeting was sealed, and whether it may be sealed again."""
    again = " Il l’a été avant la séance, et peut être refait." if state.provisional else ""
    return f"État arrêté {instant(state.sealed_at)}, empreinte {state.sha256[:12]}.{again}"


def sealing_question(file: MeetingFile) -> str:
    """The question asked before sealing: for which meeting."""
    when = f", {on(file.held_on)}" if file.held_on else ""
    return f"Arrêter l’état de la convention pour {quoted(file.title)}{when}{NARROW}?"


def sealing_terms(file: MeetingFile, standing: SealedState | None, day: date) -> tuple[str, ...]:
    """What is kept, how far the meeting is, what becomes of the state sealed before, and that this one stays."""
    kept = "Tous les chiffres et tous les textes, tels qu’ils sont à cet instant, seront gardés pour cette séance."
    replaced = (
        f"Cet état remplacera celui qui a été arrêté {instant(standing.sealed_at)}{NARROW}: le premier reste, marqué "
        "comme remplacé."
        if standing
        else ""
    )
    stays = "Un état arrêté reste pour toujours\u202f: rien ne le modifie, rien ne l’efface."
    return tuple(filter(None, (kept, _distance(file, day), replaced, stays)))


def _distance(file: MeetingFile, day: date) -> str:
    if not is_before_meeting(day, file.held_on, file.certainty):
        return "Arrêté le jour de la séance ou après, cet état ne pourra pas être refait."
    return (
        f"{_awaited(file.held_on, day)}\u202f: ce qui sera saisi d’ici là n’y figurera pas, mais l’état pourra être "
        "arrêté de nouveau."
    )


def _awaited(held_on: str | None, day: date) -> str:
    if held_on is None:
        return "La date de la séance n’est pas fixée"
    if span(held_on).precision != "day":
        return f"La séance est prévue {on(held_on)}"
    return f"La séance est dans {counted((span(held_on).first - day).days, 'jour')}"
