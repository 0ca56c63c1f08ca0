"""Decisions and meetings in tables: what was decided, by whom, and what is known of what followed."""

from ctg_core.questions.governance.overview import EXECUTED, OVERDUE, UNKNOWN, DecisionLine, Governance, MeetingLine
from ctg_core.questions.governance.words import execution_alone, meeting_state
from ctg_core.views.blocks import badge
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, SILENT, enumerated, moment, typeset
from ctg_core.views.table import Cell, Column, Table, on_screen
from ctg_core.views.timing import date_cell
from ctg_core.views.view_cache import cached_view

_EXECUTION_TONES = {EXECUTED: "good", OVERDUE: "warn"}


@cached_view
def decisions_table(found: Governance) -> Table:
    """One row a decision, the latest first; who must carry it out and when stands beside its execution."""
    columns: list[Column[DecisionLine]] = [
        Column("Décision", _decision),
        Column("Date", lambda line: date_cell(line.decided_on)),
        Column("Instance", lambda line: line.body or SILENT),
        Column("Vote", lambda line: line.row.vote or "non renseigné"),
        Column("Exécution", _execution),
    ]
    caption = "Les décisions connues, la plus récente d’abord"
    return on_screen(caption, columns, found.decisions, long_labels=True)


def _decision(line: DecisionLine) -> Cell:
    title = with_card(html_text(typeset(line.row.title)), line.card, place="decisions", kind="link")
    actions = f"Concerne{NARROW}: {enumerated(list(line.actions))}." if line.actions else ""
    detail = " ".join(filter(None, [line.row.text, actions]))
    more = f'<p class="ctg-detail">{html_text(typeset(detail))}</p>' if detail else ""
    return Cell(". ".join(filter(None, [line.row.title, detail])), safe_html=title + more)


def _execution(line: DecisionLine) -> Cell:
    words = execution_alone(line)
    said = [
        line.row.execution_note,
        f"Responsable{NARROW}: {line.responsible}" if line.responsible else None,
        f"Échéance{NARROW}: {moment(line.row.due)}" if line.row.due else None,
    ]
    notes = "".join(f'<p class="ctg-detail">{html_text(typeset(note))}</p>' for note in said if note)
    shown = badge(words, _EXECUTION_TONES[line.execution]) if line.execution != UNKNOWN else html_text(words)
    return Cell(". ".join(filter(None, [words, *said])), safe_html=shown + notes)


@cached_view
def meetings_table(found: Governance) -> Table:
    """One row a meeting, the latest first."""
    columns: list[Column[MeetingLine]] = [
        Column("Réunion", _meeting),
        Column("Date", lambda line: date_cell(line.row.held_on)),
        Column("Instance", lambda line: line.body or SILENT),
        Column("État", meeting_state),
        Column("Décisions", lambda line: str(len(line.decisions)) if line.decisions else "aucune connue"),
    ]
    return on_screen("Les réunions connues ou prévues, la plus récente d’abord", columns, found.meetings)


def _meeting(line: MeetingLine) -> Cell:
    title = with_card(html_text(typeset(line.row.title)), line.card, place="meetings", kind="link")
    present = [f"{name} ({state})" for name, state in line.attendances]
    details = [
        line.row.place,
        f"Ordre du jour{NARROW}: {' ; '.join(line.agenda)}" if line.agenda else None,
        f"Participants{NARROW}: {enumerated(present)}" if present else None,
    ]
    more = "".join(f'<p class="ctg-detail">{html_text(typeset(detail))}</p>' for detail in details if detail)
    return Cell(". ".join(filter(None, [line.row.title, *details])), safe_html=title + more)
