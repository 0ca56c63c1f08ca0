"""A meeting's agenda, attendance and decisions in words."""

from typing import Any

from ctg_core.model.codes import AGENDA_KINDS, ATTENDANCES, DECISION_KINDS
from ctg_core.model.meeting import AgendaItem, Decision, Meeting
from ctg_core.questions.meeting.agenda_draft import (
    DOUBTS,
    ENDINGS,
    FOLLOWUP,
    HELD_BACK,
    MONEY,
    NEXT,
    PROGRESS,
    RESULTS,
    DraftPoint,
)
from ctg_core.questions.meeting.meeting import MeetingFile, lacking
from ctg_core.views.blocks import badge
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, SILENT, counted, enumerated, moment, on, typeset

TITLES = {
    FOLLOWUP: "Suivi des décisions précédentes",
    PROGRESS: "Avancement du plan, axe par axe",
    HELD_BACK: "Actions en retard ou freinées",
    RESULTS: "Indicateurs sous leur trajectoire, sans explication",
    MONEY: "Financements attendus",
    ENDINGS: "Agréments et projets qui prennent fin",
    DOUBTS: "Points à vérifier dans les données",
    NEXT: "Calendrier et prochaines instances",
}
_ABOUT = {
    FOLLOWUP: ("décision pas encore exécutée", "décisions pas encore exécutées"),
    HELD_BACK: ("action", "actions"),
    RESULTS: ("indicateur", "indicateurs"),
    MONEY: ("financement", "financements"),
    ENDINGS: ("échéance", "échéances"),
    DOUBTS: ("point", "points"),
}
_NAMED = 3
_LACKS = {"responsible": "un responsable", "due": "une échéance"}


def drafted(points: tuple[DraftPoint, ...]) -> dict[str, dict[str, Any]]:
    """The fields of each drafted point, by topic, as the agenda records them."""
    return {
        point.topic: {
            "title": TITLES[point.topic],
            "kind": point.kind,
            "minutes": point.minutes,
            **({"description": _description(point)} if point.subjects else {}),
        }
        for point in points
    }


def _description(point: DraftPoint) -> str:
    named = enumerated([f"«\u00a0{title}\u00a0»" for title in point.subjects[:_NAMED]])
    others = len(point.subjects) - _NAMED
    more = f" et {counted(others, 'autre')}" if others > 0 else ""
    return f"{counted(len(point.subjects), *_ABOUT[point.topic])}{NARROW}: {named}{more}."


def meeting_name(meeting: Meeting) -> str:
    """A meeting in a list: its title, its date, whether it was held."""
    when = moment(meeting.held_on) if meeting.held_on else "sans date"
    return f"{meeting.title} · {when}{'' if meeting.certainty == 'confirmed' else ' (prévue)'}"


def meeting_headline(file: MeetingFile) -> str:
    """What the meeting is and where its preparation stands."""
    when = on(file.held_on) if file.held_on else "à une date qui n’est pas fixée"
    points = counted(len(file.agenda), "point") if file.agenda else "aucun point"
    minutes = f", {counted(file.minutes, 'minute')}" if file.minutes else ""
    decided = f" {counted(len(file.decisions), 'décision prise', 'décisions prises')}." if file.decisions else ""
    return f"{file.title}, {when}{NARROW}: {points} à l’ordre du jour{minutes}.{decided}"


def point_html(point: AgendaItem, rank: int) -> str:
    """One point of the agenda: its rank and title, what it is, who speaks and for how long."""
    said = [
        AGENDA_KINDS.get(point.kind or ""),
        point.speaker,
        counted(point.minutes, "minute") if point.minutes else None,
    ]
    detail = " · ".join(filter(None, said))
    about = f'<p class="ctg-detail">{html_text(typeset(point.description))}</p>' if point.description else ""
    return (
        f'<div class="ctg-point"><p><strong>{rank}. {html_text(typeset(point.title))}</strong></p>'
        f'<p class="ctg-detail">{html_text(typeset(detail))}</p>{about}</div>'
    )


def agenda_list(file: MeetingFile) -> str:
    """The points by their titles alone, for the opening of the meeting."""
    titles = "".join(f"<li>{html_text(typeset(point.title))}</li>" for point in file.agenda)
    return f'<ol class="ctg-agenda">{titles}</ol>'


def attendance_sentence(file: MeetingFile) -> str:
    """How many signatories are there, and who was not accounted for."""
    there, among = file.signatories()
    unsaid = sum(one.state is None for one in file.expected)
    share = f"{there} des {counted(among, 'signataire')} présents ou représentés" if among else "Aucun signataire connu"
    rest = f"{NARROW}; {counted(unsaid, 'organisation')} sans réponse" if unsaid else ""
    return f"{share}{rest}."


def attendance_words(state: str) -> str:
    """How an organisation attends, as a choice."""
    return ATTENDANCES[state].capitalize()


def decision_html(decision: Decision, names: dict[str, str]) -> str:
    """A decision in the record: its wording, who must do what by when, what it still lacks."""
    said = [
        DECISION_KINDS.get(decision.kind or ""),
        f"Vote{NARROW}: {decision.vote}" if decision.vote else None,
        f"Responsable{NARROW}: {names.get(decision.responsible, SILENT)}" if decision.responsible else None,
        f"Échéance{NARROW}: {moment(decision.due)}" if decision.due else None,
        f"Exécutée {on(decision.executed_on)}" if decision.executed_on else None,
    ]
    missing = enumerated([_LACKS[name] for name in lacking(decision)])
    lacks = badge(f"il manque {missing}", "warn") if missing else ""
    concerns = [names[key] for key in (*decision.actions, *decision.funding_lines) if key in names]
    about = f"Concerne{NARROW}: {enumerated(concerns)}." if concerns else ""
    texts = [" · ".join(filter(None, said)), decision.text or "", about]
    details = "".join(f'<p class="ctg-detail">{html_text(typeset(text))}</p>' for text in texts if text)
    return f'<div class="ctg-point"><p><strong>{html_text(typeset(decision.title))}</strong> {lacks}</p>{details}</div>'
