"""How a territory's own table is understood: its headers, its columns, its words; a person corrects each."""

from collections.abc import Mapping

import streamlit as st

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.french_input import is_blank, written
from ctg_core.exchange.imports.gathering import IGNORED, Answers
from ctg_core.exchange.imports.incoming import Question
from ctg_core.exchange.imports.raw_table import Grid
from ctg_core.exchange.imports.recognition import Received
from ctg_core.exchange.imports.row_matching import NEW
from ctg_core.exchange.imports.tracking import answers_of, status_words
from ctg_core.exchange.imports.tracking_columns import ROLES, TrackedColumn, TrackedSheet, guess, sheet_at
from ctg_core.model.codes import ACTION_STATUSES, ORGANISATION_KINDS
from ctg_core.model.french import counted, quoted
from ctg_core.model.organisation import Organisation
from ctg_core.reference.lists import labels_of
from ctg_core.ui.page import Page
from ctg_core.views.blocks import section
from ctg_core.views.escape import markdown_text

_LEFT_OUT = "Ne pas reprendre"
_ACROSS = 3  # columns asked about side by side
_TALLEST = 3  # lines of a header
_SUBJECTS = {"status": "Statut", "funder": "Financeur", "organisation": "Organisation"}

Sheets = list[tuple[Grid, TrackedSheet]]


def draw_mapping(page: Page, received: Received) -> Sheets:
    """Each sheet as it is understood, to correct; those that are taken."""
    page.show(
        section("Comment ce tableau est compris", "Corrigez ce qui ne convient pas\u202f: le résultat suit, plus bas.")
    )
    return [
        (grid, sheet)
        for rank, grid in enumerate(received.tables)
        if (sheet := _draw_sheet(grid, f"{received.name} {rank}"))
    ]


def _draw_sheet(grid: Grid, name: str) -> TrackedSheet | None:
    guessed = guess(grid)
    known = sum(column.role is not None for column in guessed.columns) if guessed else 0
    title = f"Feuille {quoted(grid.title)}" if grid.title else "Le tableau"
    said = (
        counted(known, "colonne reconnue", "colonnes reconnues")
        if guessed
        else "pas d’actions reconnues, laissée de côté"
    )
    with st.expander(markdown_text(f"{title}\u202f: {said}")):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            taken = st.checkbox("Reprendre cette feuille", value=guessed is not None, key=f"taken {name}")
            header = st.number_input(
                "Ligne des titres",
                1,
                max(len(grid.lines), 1),
                guessed.header if guessed else 1,
                key=f"header {name}",
                width=160,
            )
            height = st.number_input(
                "Lignes de titres", 1, _TALLEST, guessed.height if guessed else 1, key=f"height {name}", width=160
            )
        if not taken:
            return None
        sheet = sheet_at(grid, int(header), int(height))
        return sheet.with_roles(_draw_columns(grid, sheet, f"{name} {header} {height}"))


def _draw_columns(grid: Grid, sheet: TrackedSheet, name: str) -> list[str | None]:
    roles = []
    places = st.columns(_ACROSS)
    for rank, column in enumerate(sheet.columns):
        roles.append(
            places[rank % _ACROSS].selectbox(
                markdown_text(_label(column)),
                list(ROLES),
                index=list(ROLES).index(column.role) if column.role else None,
                format_func=ROLES.__getitem__,
                placeholder=_LEFT_OUT,
                help=markdown_text(_sample(grid, sheet, column)),
                key=f"column {name} {column.rank}",
            )
        )
    return roles


def _label(column: TrackedColumn) -> str:
    found = [f"année {column.year}" if column.year else "", labels_of("funders").get(column.funder or "", "")]
    more = ", ".join(filter(None, found))
    return f"{column.heading} ({more})" if more else column.heading


def _sample(grid: Grid, sheet: TrackedSheet, column: TrackedColumn) -> str:
    """The first words under a heading."""
    cells = (line[column.rank] for _, line in grid.numbered(sheet.first) if column.rank < len(line))
    first = list(dict.fromkeys(written(cell)[:60] for cell in cells if not is_blank(cell)))[:3]
    return f"Par exemple\u202f: {', '.join(first)}" if first else "Colonne vide"


def draw_answers(page: Page, received: Received, now: Dossier, sheets: Sheets | None) -> Answers:
    """The words of the file that a person places; nothing is kept of them for another file."""
    if received.kind not in ("flat", "tracking"):
        return {}
    statuses = {Question("status", words): code for words, code in status_words(sheets or []).items()}
    asked = {
        question: None for question in received.incoming(now, {}, sheets).questions if question.subject != "status"
    }
    questions: Mapping[Question, str | None] = {**statuses, **asked}
    if not questions:
        return {}
    unplaced = sum(code is None for code in questions.values())
    page.show(
        section(
            "Que veulent dire ces mots\u202f?", "Rien n’est deviné\u202f: ce qui reste sans réponse n’est pas repris."
        )
    )
    with st.expander(f"{counted(len(questions), 'mot')}, dont {unplaced} à préciser", expanded=bool(unplaced)):
        places = st.columns(_ACROSS)
        return answers_of(
            {
                question: _draw_question(places[rank % _ACROSS], question, guessed, now)
                for rank, (question, guessed) in enumerate(questions.items())
            }
        )


def _draw_question(
    place: st.delta_generator.DeltaGenerator, question: Question, guessed: str | None, now: Dossier
) -> str | None:
    options = _options(question, now)
    answer: str | None = place.selectbox(
        markdown_text(f"{_SUBJECTS[question.subject]} {quoted(question.words)}"),
        list(options),
        index=list(options).index(guessed) if guessed else None,
        format_func=options.__getitem__,
        placeholder="À préciser",
        key=f"question {question.subject} {question.words}",
    )
    return answer


def _options(question: Question, now: Dossier) -> dict[str, str]:
    left = {IGNORED: _LEFT_OUT}
    if question.subject == "status":
        return {**ACTION_STATUSES, **left}
    if question.subject == "funder":
        return {**labels_of("funders"), **left}
    known = {row.key: row.name for row in now.of(Organisation)}
    return {
        **left,
        **known,
        **{f"{NEW}{kind}": f"Nouvelle\u202f: {label}" for kind, label in ORGANISATION_KINDS.items()},
    }
