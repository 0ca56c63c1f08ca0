"""The support de séance: where the convention stands, what is late, what it changed, what it costs, what to decide."""

from collections.abc import Iterable, Sequence

from ctg_core.exchange.documents import tables
from ctg_core.exchange.documents.charts import indicator_states, money_by_year, statuses_by_axis
from ctg_core.exchange.documents.key_figures import key_figures, pressing_lines
from ctg_core.exchange.documents.kit.frame import Request, frame_of
from ctg_core.exchange.documents.kit.parts import Column, table
from ctg_core.exchange.documents.kit.slides import Slides
from ctg_core.model.french import NARROW, capital, counted, quoted
from ctg_core.model.french_dates import moment
from ctg_core.model.meeting import AgendaItem
from ctg_core.questions.actions.items import ActionItem
from ctg_core.questions.actions.list import Actions, actions, pressing
from ctg_core.questions.actions.words import progress_words, status_words
from ctg_core.questions.funding.overview import funding
from ctg_core.questions.funding.words import funding_headline
from ctg_core.questions.governance.overview import EXECUTED, DecisionLine, Governance, MeetingLine, governance
from ctg_core.questions.governance.roadmap import roadmap
from ctg_core.questions.governance.words import execution_alone
from ctg_core.questions.indicators.list import indicators
from ctg_core.questions.indicators.words import indicators_headline, why
from ctg_core.questions.meeting.agenda_draft import DOUBTS, ENDINGS, FOLLOWUP, HELD_BACK, MONEY, NEXT, PROGRESS, RESULTS
from ctg_core.questions.meeting.attention import attention
from ctg_core.questions.meeting.meeting import meeting_file, topic_of
from ctg_core.questions.plan.headline import home_headline
from ctg_core.questions.plan.progress import NodeProgress, plan_progress
from ctg_core.questions.plan.words import late_actions, mean_sentence, node_name, plan_headline
from ctg_core.questions.provenance.conventions import time_elapsed
from ctg_core.questions.timing import EXPECTED, TO_COME

NAME = "Support de séance"
_STEPS = 5
_LINES = 6  # what a slide shows at ten metres; the notes have the rest
_FOLLOWED: Sequence[Column[DecisionLine]] = (
    Column("Décision", lambda line: line.row.title),
    *tables.FOLLOWED[2:4],
    Column("Exécution", execution_alone),
)
_ACTIONS: Sequence[Column[ActionItem]] = (
    tables.ACTIONS[0],
    Column("Statut", status_words),
    *tables.ACTIONS[2:4],
)


def make(request: Request) -> bytes:
    """The slides for the meeting asked for, else the one sealed, else the next one."""
    governed = request.ask(governance)
    meeting = _meeting(governed, request)
    file = request.ask(meeting_file, meeting.row.key) if meeting else None
    notes = SpeakerNotes(file.agenda if file else ())
    slides = Slides(frame_of(request, NAME, meeting.row.title if meeting else ""))
    _opening(slides, request, meeting)
    _followed(slides, governed, notes)
    _plan(slides, request, notes)
    _effects(slides, request, notes)
    _money(slides, request, notes)
    _end(slides, request, notes)
    _other_points(slides, notes)
    _taken(slides, meeting)
    return slides.content()


def _meeting(found: Governance, request: Request) -> MeetingLine | None:
    asked = request.item or (request.state and request.state.meeting)
    if asked:
        return next((line for line in found.meetings if line.row.key == asked), None)
    coming = [line for line in found.meetings if line.row.held_on and line.state in (TO_COME, EXPECTED)]
    return coming[-1] if coming else None  # the latest comes first


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


def _opening(slides: Slides, request: Request, meeting: MeetingLine | None) -> None:
    frame = frame_of(request, NAME)
    when_held = moment(meeting.row.held_on) if meeting and meeting.row.held_on else ""
    slides.slide(frame.edition.identity.row.name, ["Ouverture, participants et excusés."])
    about = [meeting.row.title, when_held] if meeting else [NAME]
    slides.sentences([*filter(None, about), f"{frame.state_words()}."], size=28)
    if meeting and meeting.agenda:
        points = [f"{rank}. {title}" for rank, title in enumerate(meeting.agenda, start=1)]
        slides.slide("Ordre du jour", ["L’ordre du jour tel qu’il est enregistré."], points)
    time, plan = request.ask(time_elapsed), request.ask(plan_progress)
    figures = key_figures(request)
    slides.slide(home_headline(time, plan), [f"{name}{NARROW}: {shown}. {detail}" for name, shown, detail in figures])
    slides.figures(figures)


def _followed(slides: Slides, found: Governance, spoken: SpeakerNotes) -> None:
    waiting = [line for line in found.decisions if line.execution != EXECUTED]
    done = len(found.decisions) - len(waiting)
    if not found.decisions:
        return
    executed = f"{counted(done, 'décision exécutée', 'décisions exécutées')} sur {len(found.decisions)}"
    title = executed if done else f"{counted(len(waiting), 'décision')}{NARROW}: exécution non renseignée"
    notes = [f"{tables.decision_words(line)}. {capital(execution_alone(line))}." for line in waiting]
    shown = (
        table("Décisions à suivre", _FOLLOWED, waiting) if waiting else ["Toutes les décisions connues sont exécutées."]
    )
    slides.slide(title, [*spoken.on(FOLLOWUP), *notes], shown)


def _plan(slides: Slides, request: Request, spoken: SpeakerNotes) -> None:
    plan, found = request.ask(plan_progress), request.ask(actions)
    chart = statuses_by_axis(plan)
    told = chart.alternative if chart else "Les actions ne sont pas documentées."
    means = [f"{mean_sentence(root.tally)}{NARROW}: {node_name(root)}" for root in plan.roots[:_LINES]]
    if len(plan.roots) > _LINES:
        left = counted(len(plan.roots) - _LINES, "autre partie du plan", "autres parties du plan")
        means.append(f"Et {left}")
    slides.slide(plan_headline(plan), [*spoken.on(PROGRESS), told], chart or means)
    for root in plan.roots:
        if root.tally.listed:
            _axis(slides, root, found)


def _axis(slides: Slides, root: NodeProgress, found: Actions) -> None:
    mine = sorted((item for item in found.items if item.axis and item.axis.key == root.key), key=pressing)
    late = f", {late_actions(root.tally.late)}" if root.tally.late else ""
    slides.slide(
        f"{node_name(root)}{NARROW}: {mean_sentence(root.tally)}{late}",
        [_told(item) for item in mine],
        table(f"Actions{NARROW}: {node_name(root)}", _ACTIONS, mine),
    )


def _told(item: ActionItem) -> str:
    obstacle = f" Obstacle{NARROW}: {item.row.obstacle}" if item.row.obstacle else ""
    return f"{tables.coded(item)}{NARROW}: {status_words(item)}, {progress_words(item.progress)}.{obstacle}"


def _effects(slides: Slides, request: Request, spoken: SpeakerNotes) -> None:
    found = request.ask(indicators)
    chart, notes = indicator_states(found), spoken.on(RESULTS)
    if chart is None:
        slides.slide(indicators_headline(found), [*notes, "Les indicateurs viendraient des fiches actions."])
        return
    slides.slide(chart.title, [*notes, chart.alternative], chart)
    back = {one.key for one in request.ask(attention).going_back}
    lines = [line for line in found.followed if line.row.key in back]
    if lines:
        title = counted(len(lines), "indicateur recule", "indicateurs reculent")
        notes = [f"{line.row.label}{NARROW}: {why(line)}." for line in lines]
        slides.slide(title, notes, table("Indicateurs en recul", tables.INDICATORS[:4], lines))


def _money(slides: Slides, request: Request, spoken: SpeakerNotes) -> None:
    found = request.ask(funding)
    chart = money_by_year(found)
    said = funding_headline(found)
    first, stop, _ = said.partition(". ")
    told = chart.alternative if chart else "Les stades ne s’additionnent pas."
    slides.slide(first + stop.rstrip(), [*spoken.on(MONEY), said, told], chart)


def _end(slides: Slides, request: Request, spoken: SpeakerNotes) -> None:
    matters = pressing_lines(request)
    if matters:
        notes = [*spoken.on(HELD_BACK, ENDINGS, DOUBTS), *(matters[_LINES:] or ["Tout est affiché."])]
        slides.slide("Ce qui demande l’attention du comité", notes, matters[:_LINES])
    coming = request.ask(roadmap).upcoming(_STEPS)
    if coming:
        notes = [*spoken.on(NEXT), "Dates telles que les documents les donnent."]
        slides.slide("Prochaines étapes", notes, table("Prochaines étapes", tables.STEPS[:2], coming))


def _other_points(slides: Slides, spoken: SpeakerNotes) -> None:
    """What the agenda holds and the figures do not speak of."""
    for point in spoken.left():
        shown = [point.description] if point.description else None
        slides.slide(point.title, [point.notes] if point.notes else [], shown)


def _taken(slides: Slides, meeting: MeetingLine | None) -> None:
    if meeting and meeting.decisions:
        taken = [tables.decision_words(line) for line in meeting.decisions]
        slides.slide(counted(len(taken), "décision prise", "décisions prises"), taken[_LINES:])
        slides.sentences(taken[:_LINES], size=20)
