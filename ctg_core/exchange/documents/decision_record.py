"""The relevé de décisions of a meeting: who was there, what was decided, what became of earlier decisions."""

from ctg_core.exchange.documents import tables
from ctg_core.exchange.documents.kit.frame import DocumentRefused, Request, frame_of
from ctg_core.exchange.documents.kit.parts import Column, Heading, Parts, table
from ctg_core.exchange.documents.kit.word_file import WordFile
from ctg_core.model.dates import span
from ctg_core.model.french import SILENT, capital, counted
from ctg_core.model.french_dates import moment
from ctg_core.questions.governance.overview import EXECUTED, DecisionLine, Governance, MeetingLine, governance
from ctg_core.questions.governance.signatories import signatories
from ctg_core.questions.meeting.narratives import MEETING, narratives

NAME = "Relevé de décisions"
WORDS = ("echanges", "Échanges de la séance")  # the key and the heading of what was said
_THERE = ("présent", "pouvoir")


def make(request: Request) -> bytes:
    """The record of the meeting asked for, else of the one sealed, else of the last that decided something."""
    found = request.ask(governance)
    meeting = chosen_meeting(found, request)
    file = WordFile(frame_of(request, NAME, _about(meeting)))
    file.write(_meeting(meeting))
    file.write(_attendance(meeting, {line.organisation for line in request.ask(signatories).lines}))
    if meeting.agenda:
        file.write([Heading("Ordre du jour", 1), list(meeting.agenda)])
    file.write(_decisions(meeting))
    file.write(_followed(earlier(found, meeting)))
    passages = [one.text for one in request.ask(narratives, MEETING) if one.meeting == meeting.row.key]
    file.words(WORDS[1], passages, level=1)
    file.origins()
    return file.content()


def chosen_meeting(found: Governance, request: Request) -> MeetingLine:
    """The meeting a record is of; DocumentRefused when the convention has none to record."""
    asked = request.item or (request.state and request.state.meeting)
    if asked:
        meeting = next((line for line in found.meetings if line.row.key == asked), None)
        if meeting is None:
            raise DocumentRefused(f"La séance «\u00a0{asked}\u00a0» n’existe pas dans cette convention.")
        return meeting
    held = [line for line in found.meetings if line.is_known]
    decided = next((line for line in held if line.decisions), None)
    if not held:
        raise DocumentRefused("Aucune réunion tenue n’est documentée\u202f: il n’y a rien à relever.")
    return decided or held[0]


def earlier(found: Governance, meeting: MeetingLine) -> tuple[DecisionLine, ...]:
    """The decisions taken before this meeting, the latest first."""
    if meeting.row.held_on is None:
        return tuple(line for line in found.decisions if line.row.meeting != meeting.row.key)
    held = span(meeting.row.held_on).first
    return tuple(
        line
        for line in found.decisions
        if line.row.meeting != meeting.row.key and line.decided_on and span(line.decided_on).last < held
    )


def _about(meeting: MeetingLine) -> str:
    return ", ".join(filter(None, [meeting.row.title, moment(meeting.row.held_on) if meeting.row.held_on else None]))


def _meeting(meeting: MeetingLine) -> Parts:
    yield Heading("La séance", 1)
    yield {
        "Instance": meeting.body or SILENT,
        "Date": tables.known_moment(meeting.row.held_on),
        "Lieu": meeting.row.place or SILENT,
    }


def _attendance(meeting: MeetingLine, signing: set[str]) -> Parts:
    yield Heading("Présences", 1)
    if not meeting.attendances:
        yield "Les présences ne sont pas documentées."
        return
    there = [name for name, state in meeting.attendances if state in _THERE]
    signed = sum(name in signing for name in there)
    present = counted(len(there), "organisation présente ou représentée", "organisations présentes ou représentées")
    share = f", dont {counted(signed, 'signataire')} sur {len(signing)}" if signing else ""
    yield f"{present} sur {len(meeting.attendances)}{share}."
    yield table(
        "Feuille de présence, par organisation",
        (Column("Organisation", lambda one: one[0]), Column("Présence", lambda one: capital(one[1]))),
        meeting.attendances,
    )


def _decisions(meeting: MeetingLine) -> Parts:
    yield Heading("Décisions prises", 1)
    caption = counted(len(meeting.decisions), "décision prise", "décisions prises")
    yield table(caption, tables.DECISIONS, enumerate(meeting.decisions, start=1))
    if not meeting.decisions:
        yield "Aucune décision n’est enregistrée pour cette séance."


def _followed(decisions: tuple[DecisionLine, ...]) -> Parts:
    yield Heading("Suites des décisions précédentes", 1)
    if not decisions:
        yield "Aucune décision antérieure n’est documentée."
        return
    waiting = [line for line in decisions if line.execution != EXECUTED]
    done = counted(len(decisions) - len(waiting), "décision exécutée", "décisions exécutées")
    yield f"{done} sur {len(decisions)}."
    yield table("Décisions dont l’exécution n’est pas connue", tables.FOLLOWED, waiting)
