"""The roadmap as a list read from top to bottom, today marked in it, and as a table."""

from ctg_core.questions.governance.roadmap import MilestoneLine, Roadmap
from ctg_core.questions.timing_words import state_words, when
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import SILENT, counted, day, enumerated, typeset
from ctg_core.views.table import Cell, Column, Table, on_screen
from ctg_core.views.timing import printed, state_badge
from ctg_core.views.view_cache import cached_view

_CERTAINTIES = {"planned": "prévu", "confirmed": "confirmé"}


def roadmap_sentence(roadmap: Roadmap) -> str:
    """How many steps there are, and how far their dates can be trusted."""
    steps = roadmap.milestones
    confirmed = sum(step.row.certainty == "confirmed" for step in steps)
    planned = len(steps) - confirmed
    parts = []
    if confirmed:
        parts.append(counted(confirmed, "est confirmée", "sont confirmées"))
    if planned:
        parts.append(counted(planned, "est seulement prévue", "sont seulement prévues"))
    return f"{counted(len(steps), 'étape')}\u202f: {enumerated(parts)} par les documents."


def calendar_title(roadmap: Roadmap) -> str:
    """What the calendar shows first: over how long, and how much of it is behind."""
    first, last = min(step.days[0] for step in roadmap.dated), max(step.days[1] for step in roadmap.dated)
    ahead = sum(step.days[1] >= roadmap.day for step in roadmap.dated)
    still = f"{counted(ahead, 'étape')} sur {len(roadmap.dated)} en cours ou à venir"
    return f"Calendrier\u202f: de {first.year} à {last.year}, {still if ahead else 'toutes les dates sont passées'}"


CALENDAR_KEY = (
    "Barre ou point pleins\u202f: confirmé. Hachures ou point creux\u202f: seulement prévu. "
    "Une date imprécise couvre toute sa période."
)


@cached_view
def timeline(roadmap: Roadmap) -> str:
    """Every step in time order; a full dot is confirmed, a hollow one planned, as their words also say."""
    steps = roadmap.dated
    before = [step for step in steps if step.days[0] <= roadmap.day]
    after = [step for step in steps if step.days[0] > roadmap.day]
    undated = [step for step in roadmap.milestones if not step.is_dated]
    today = f'<li class="ctg-today"><strong>Aujourd’hui, {html_text(day(roadmap.day))}</strong></li>'
    return (
        '<ol class="ctg-timeline">'
        f"{''.join(map(_step, before))}{today}{''.join(map(_step, after))}{''.join(map(_step, undated))}</ol>"
    )


def _step(step: MilestoneLine) -> str:
    words = printed(step.row.start, step.row.end, step.row.printed_date)
    dated = when(step.row.start, step.row.end) if step.is_dated else "Sans date"
    detail = " · ".join(filter(None, [step.kind, step.body, words]))
    more = f'<p class="ctg-detail">{html_text(typeset(detail[:1].upper() + detail[1:]))}</p>' if detail else ""
    title = with_card(html_text(typeset(step.row.title)), step.card, place="timeline", kind="link")
    return (
        f'<li class="ctg-{step.row.certainty}"><p class="ctg-when">{html_text(dated)} '
        f"{state_badge(step.state, step.row.certainty)}</p><div>{title}</div>{more}</li>"
    )


@cached_view
def roadmap_table(roadmap: Roadmap) -> Table:
    """One row a step, as in the chart."""
    columns: list[Column[MilestoneLine]] = [
        Column("Étape", lambda step: Cell(step.row.title, step.card)),
        Column("Date", lambda step: when(step.row.start, step.row.end)),
        Column("Date imprimée", lambda step: step.row.printed_date or SILENT),
        Column("Certitude", lambda step: _CERTAINTIES[step.row.certainty]),
        Column(f"État le {day(roadmap.day)}", lambda step: state_words(step.state, step.row.certainty)),
    ]
    return on_screen("Les étapes de la convention", columns, roadmap.milestones)
