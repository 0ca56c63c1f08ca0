"""A meeting on the wall: its agenda as slides made of the live pages, one idea each."""

from collections.abc import Callable
from dataclasses import dataclass

from ctg_core.model.meeting import AgendaItem
from ctg_core.questions.edited_rows import names_in
from ctg_core.questions.funding.overview import funding
from ctg_core.questions.governance.overview import UNKNOWN, governance
from ctg_core.questions.governance.roadmap import roadmap
from ctg_core.questions.indicators.results import results
from ctg_core.questions.meeting.agenda_draft import DOUBTS, ENDINGS, FOLLOWUP, HELD_BACK, MONEY, NEXT, PROGRESS, RESULTS
from ctg_core.questions.meeting.attention import attention
from ctg_core.questions.meeting.meeting import MeetingFile, topic_of
from ctg_core.questions.plan.headline import home_headline
from ctg_core.questions.plan.progress import NodeProgress, plan_progress
from ctg_core.questions.plan.words import node_name
from ctg_core.questions.provenance.conventions import time_elapsed
from ctg_core.questions.states.freezes import sealed_states
from ctg_core.ui.page import Page
from ctg_core.ui.states.since_choice import changes_between
from ctg_core.views.blocks import headline, paragraph
from ctg_core.views.french import on
from ctg_core.views.home.overview import gauges, money, next_steps
from ctg_core.views.meeting.agenda import agenda_list, attendance_sentence, decision_html
from ctg_core.views.meeting.attention import decisions_to_follow, matters_by_subject
from ctg_core.views.plan.node import child_row, part_link, part_summary, part_title
from ctg_core.views.states.evolution import evolution_sentence, titled_list

_ON_A_SLIDE = 5
_NOTHING = [paragraph("Rien à signaler aujourd’hui.")]
_SUBJECTS = {
    HELD_BACK: "actions",
    RESULTS: "results",
    MONEY: "money",
    ENDINGS: "endings",
    DOUBTS: "documents",
}


@dataclass(frozen=True)
class Slide:
    """One screen; ``notes`` are for the presenter alone; ``fragments`` are made when it is shown."""

    title: str
    notes: str
    fragments: Callable[[], list[str]]


def slides_of(page: Page, file: MeetingFile) -> list[Slide]:
    """The opening, each point of the agenda with what it needs to be seen, the decisions taken."""
    shown = [Slide(file.title, "", lambda: _opening(file))]
    for rank, point in enumerate(file.agenda, start=1):
        shown += _about(page, file.key, point, rank)
    return [*shown, Slide("Décisions de la séance", "", lambda: _decisions(page, file))]


def _opening(file: MeetingFile) -> list[str]:
    when = " ".join(filter(None, [file.body, on(file.held_on) if file.held_on else None]))
    there = any(one.state for one in file.expected)
    return [
        paragraph(when[:1].upper() + when[1:]),
        paragraph(attendance_sentence(file) if there else ""),
        agenda_list(file),
    ]


def _about(page: Page, meeting: str, point: AgendaItem, rank: int) -> list[Slide]:
    title, notes, topic = f"{rank}. {point.title}", point.notes or "", topic_of(point)
    if topic == PROGRESS:
        return [Slide(title, notes, lambda: _gauges(page)), *_by_axis(page), *_since(page, meeting)]
    if topic == FOLLOWUP:
        return [Slide(title, notes, lambda: _followup(page, meeting) or _NOTHING)]
    if topic == NEXT:
        return [Slide(title, notes, lambda: [next_steps(page.ask(roadmap))])]
    if topic == MONEY:
        return [Slide(title, notes, lambda: [money(page.ask(funding)), *_matters(page, "money")])]
    if topic in _SUBJECTS:
        subject = _SUBJECTS[topic]
        return [Slide(title, notes, lambda: _matters(page, subject) or _NOTHING)]
    return [Slide(title, notes, lambda: [paragraph(point.description or "")])]


def _gauges(page: Page) -> list[str]:
    plan = page.ask(plan_progress)
    return [
        gauges(plan, page.ask(results), page.ask(time_elapsed)),
        headline(home_headline(page.ask(time_elapsed), plan)),
    ]


def _by_axis(page: Page) -> list[Slide]:
    return [
        Slide(node_name(root), "", _axis(page, root)) for root in page.ask(plan_progress).roots if root.tally.listed
    ]


def _axis(page: Page, root: NodeProgress) -> Callable[[], list[str]]:
    return lambda: [
        part_summary(root),
        *(part_title(child) + child_row(child) for child in root.children),
        part_link(page.selection.convention, root),
    ]


def _since(page: Page, meeting: str) -> list[Slide]:
    states = list(page.ask_today(sealed_states))
    looked_at = next((state for state in states if state.key == page.selection.frozen), None)
    earlier = states[states.index(looked_at) + 1 :] if looked_at else states
    # The state sealed for the meeting itself is what it looks at: nothing has changed since.
    before = next((state for state in earlier if state.meeting != meeting), None)
    if before is None:
        return []
    found = changes_between(page, before, looked_at)
    matters = filter(found.of, ("missed", "late", "executed", "achieved"))
    told = [titled_list(found, matter, page.selection.convention) for matter in matters]
    return [Slide("Depuis le dernier comité", "", lambda: [headline(evolution_sentence(found)), *told])]


def _followup(page: Page, meeting: str) -> list[str]:
    """The decisions whose time has passed, then the others nobody said were carried out, but for this meeting's own."""
    others = (one for one in page.ask(governance).decisions if one.execution == UNKNOWN and one.row.meeting != meeting)
    to_follow = decisions_to_follow(others, page.selection.convention)
    return [*_matters(page, "decisions"), *(matter.html(_ON_A_SLIDE) for matter in to_follow)]


def _matters(page: Page, subject: str) -> list[str]:
    found = matters_by_subject(page.ask(attention), page.selection.convention)[subject]
    return [matter.html(_ON_A_SLIDE) for matter in found]


def _decisions(page: Page, file: MeetingFile) -> list[str]:
    names = page.ask(names_in, "funding_lines", "actions", "organisations")
    shown = [decision_html(decision, names) for decision in file.decisions]
    return shown or [paragraph("Aucune décision n’est encore inscrite au relevé.")]
