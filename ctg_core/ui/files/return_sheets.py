"""Return sheets: one made for somebody who has no account, one that came back, seen before it is recorded."""

import re

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from ctg_core.commands.charge import lines_in_charge
from ctg_core.commands.returned import apply_return
from ctg_core.exchange.received import LARGEST, Problem, ReceivedRefused, received_workbook
from ctg_core.exchange.returns.difference import compare
from ctg_core.exchange.returns.reading import is_return_sheet, read_return_sheet
from ctg_core.exchange.returns.returned import (
    CHANGED,
    CONFLICT,
    NEW,
    OUTSIDE,
    UNCHANGED,
    UNREAD,
    CellChange,
    Difference,
)
from ctg_core.exchange.returns.sheet import return_workbook
from ctg_core.exchange.returns.words import NOTHING, STATES, Meanwhile, remarks, return_reason, summary, whose
from ctg_core.model.french import counted
from ctg_core.questions.files.return_lines import ACTIONS, MONEY, STEPS, VALUES
from ctg_core.questions.files.return_recipients import KINDS, Recipient, recipients
from ctg_core.questions.files.return_sheet import lines_now, return_sheet
from ctg_core.questions.filtered_list import says
from ctg_core.questions.provenance.people import names_of_people
from ctg_core.ui.answers import ask_store, revision
from ctg_core.ui.asker import person
from ctg_core.ui.charge import charge
from ctg_core.ui.editing.saving import redraw
from ctg_core.ui.files.refused_file import refusals_said
from ctg_core.ui.page import Page
from ctg_core.ui.writing import attempt
from ctg_core.views.blocks import empty, paragraph, section
from ctg_core.views.escape import markdown_text
from ctg_core.views.instants import instant
from ctg_core.views.table import Column, Table, on_screen

_SHOWN = 200  # cells
_SAME, _SHEET = "Garder ce qui est enregistré", "Prendre la fiche"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_return_sheets(page: Page) -> None:
    """Make a sheet for somebody; read one that came back."""
    _draw_making(page)
    _draw_returned(page)


def _draw_making(page: Page) -> None:
    page.show(
        section(
            "Préparer une fiche de retour",
            "Un classeur prérempli, à envoyer par courriel\u202f: un partenaire sans compte le remplit et le renvoie.",
        )
    )
    found = page.ask(recipients)
    if not found:
        page.show(
            empty(
                "Il n’y a encore rien à demander.",
                "Une fiche se fait pour une instance responsable d’indicateurs, un chef de file, un thème ou un "
                "contributeur.",
                "La coordination les ajoute à la convention.",
            )
        )
        return
    chosen: Recipient | None = st.selectbox(
        "Pour qui\u202f?", found, index=None, format_func=_named, placeholder="Choisir", key="fiche-pour", width=520
    )
    if chosen:
        _draw_download(page, chosen)


def _named(recipient: Recipient) -> str:
    return f"{KINDS[recipient.kind].capitalize()}\u202f: {recipient.name}"


def _draw_download(page: Page, recipient: Recipient) -> None:
    sheet = page.ask(return_sheet, recipient)
    if not sheet.lines:
        page.show(paragraph("Rien n’est attendu aujourd’hui\u202f: ni valeur, ni action en cours, ni financement."))
        return
    told = (
        f"{counted(len(sheet.of(VALUES)), 'valeur')} ({sheet.to_give} à donner)",
        counted(len(sheet.of(ACTIONS)), "action"),
        counted(len(sheet.of(STEPS)), "étape"),
        counted(len(sheet.of(MONEY)), "ligne de financement", "lignes de financement"),
    )
    page.show(paragraph(f"{', '.join(told)}."))
    fictional = "-donnees-fictives" if sheet.convention.fictional else ""
    slug = re.sub(r"[^A-Za-z0-9-]+", "-", recipient.key)
    st.download_button(
        "Télécharger la fiche (Excel)",
        lambda: return_workbook(sheet, page.selection.day),
        file_name=f"fiche-{sheet.convention.key}{fictional}-{slug}-{page.selection.day:%Y-%m-%d}.xlsx",
        mime=_XLSX,
        key="fiche-telecharger",
        icon=":material/download:",
        on_click="ignore",
    )


def _draw_returned(page: Page) -> None:
    page.show(
        section(
            "Recevoir une fiche remplie",
            "Rien n’est enregistré avant que vous ayez vu ce qui change\u202f; la même fiche deux fois ne change rien.",
        )
    )
    dropped = st.file_uploader(
        "Fiche de retour (.xlsx)", type=["xlsx"], max_upload_size=LARGEST // 1_000_000, key="fiche-recue"
    )
    if dropped is not None:
        draw_returned(page, dropped)


@st.fragment
def draw_returned(page: Page, dropped: UploadedFile) -> None:
    """What a sheet that came back would change, then the way to record it."""
    with refusals_said(page):
        with st.spinner("Lecture de la fiche…"):
            difference = _difference(page, dropped.file_id, dropped.name, dropped.getvalue())
        _draw_difference(page, difference, dropped.name)


def _difference(page: Page, file: str, name: str, content: bytes) -> Difference:
    """What the file changes in the stored rows, computed again only when either differs; raises ReceivedRefused."""
    known = (file, page.selection, person(), revision(page.selection))
    kept = st.session_state.get("_returned")
    if kept is None or kept[0] != known:
        book = received_workbook(content, name)
        if not is_return_sheet(book):
            raise ReceivedRefused(name, Problem("ce n’est pas une fiche de retour faite par ce tableau de bord"))
        returned = read_return_sheet(book, name, page.selection.convention)
        lines = tuple(row.identity for row in returned.rows)
        # A reader is shown every change; for whoever may write, rows outside their charge are marked as left out.
        mine = None if charge(page.selection) is None else page.ask_today(lines_in_charge, person(), lines)
        kept = st.session_state["_returned"] = (known, compare(returned, page.ask(lines_now, lines), mine))
    found: Difference = kept[1]
    return found


def _draw_difference(page: Page, difference: Difference, name: str) -> None:
    page.show(section(f"La fiche reçue\u202f: {whose(difference.notice)}", summary(difference)))
    meanwhile = Meanwhile(ask_store(names_of_people), instant)
    for problem in difference.problems:
        st.warning(markdown_text(str(problem)), icon=":material/report:")
    _draw_cells(page, difference, meanwhile)
    sheet_for = _decided(page, difference, meanwhile)
    _draw_saving(page, difference, name, sheet_for)


def _draw_cells(page: Page, difference: Difference, meanwhile: Meanwhile) -> None:
    """The cells in the states asked for, all but those left as they were at first."""
    there = [state for state in STATES if difference.of(state)]
    if not there:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        search = st.text_input("Rechercher", key="fiche-mots", icon=":material/search:", width=215)
        chosen = st.pills(
            "Montrer les cellules",
            there,
            default=[state for state in there if state != UNCHANGED],
            selection_mode="multi",
            format_func=lambda state: f"{STATES[state]} ({len(difference.of(state))})",
            key="fiche-etats",
        )
    cells = tuple(
        cell for cell in difference.of(*chosen) if says(search, (cell.subject, cell.column, cell.sheet, cell.given))
    )
    if not cells:
        return
    table = _table(cells[:_SHOWN], meanwhile)
    if len(cells) > _SHOWN:
        page.show(paragraph(f"Les {_SHOWN} premières cellules sur {len(cells)}\u202f; le fichier les donne toutes."))
    page.table(table, "fiche-de-retour", whole=_table(cells, meanwhile))


def _table(cells: tuple[CellChange, ...], meanwhile: Meanwhile) -> Table:
    columns: list[Column[CellChange]] = [
        Column("Donnée", lambda cell: cell.subject),
        Column("Colonne", lambda cell: cell.column),
        Column("État", lambda cell: STATES[cell.state]),
        Column("Enregistré", lambda cell: cell.standing or NOTHING),
        Column("Dans la fiche", lambda cell: "" if cell.state == UNCHANGED else cell.given or NOTHING),
        Column("Remarque", lambda cell: remarks(cell, meanwhile)),
        Column("Où", lambda cell: f"{cell.sheet}, ligne {cell.line}"),
    ]
    return on_screen("Ce que dit la fiche, cellule par cellule", columns, cells, long_labels=True)


def _decided(page: Page, difference: Difference, meanwhile: Meanwhile) -> frozenset[str]:
    """Draw the conflicts; returns those where the person chose the sheet; by default the stored value stays."""
    conflicts: dict[str, list[CellChange]] = {}
    for cell in difference.of(CONFLICT):
        conflicts.setdefault(cell.choice, []).append(cell)
    if not conflicts:
        return frozenset()
    page.show(
        section(
            "À décider",
            "Quelqu’un a modifié ces données depuis que la fiche a été faite. Sans votre choix, elles restent.",
        )
    )
    return frozenset(choice for choice, cells in conflicts.items() if _takes_sheet(choice, cells, meanwhile))


def _takes_sheet(choice: str, cells: list[CellChange], meanwhile: Meanwhile) -> bool:
    first = cells[0]
    told = "\u202f; ".join(
        f"{cell.column}\u202f: {cell.standing or NOTHING} (enregistré) ou {cell.given or NOTHING} (fiche)"
        for cell in cells
    )
    answer = st.radio(
        markdown_text(f"{first.subject} — {told}"),
        [_SAME, _SHEET],
        captions=[markdown_text(meanwhile.said(first)), ""],
        horizontal=True,
        key=f"fiche-choix {choice}",
    )
    return answer == _SHEET


def _draw_saving(page: Page, difference: Difference, name: str, sheet_for: frozenset[str]) -> None:
    values, changes = difference.to_write(sheet_for)
    rows = len(values) + len(changes)
    if difference.of(OUTSIDE):
        page.show(
            paragraph("Ce qui n’est pas dans votre périmètre reste tel quel\u202f: la coordination peut le reprendre.")
        )
    if not rows:
        said = "Il n’y a rien à enregistrer."
        if not difference.of(NEW, CHANGED, CONFLICT, UNREAD, OUTSIDE):
            said = "Tout ce que dit cette fiche est déjà enregistré, ou inchangé."
        page.show(paragraph(said))
        return
    if charge(page.selection) is None:
        page.show(paragraph("Pour enregistrer une fiche, il faut être contributeur ou de la coordination."))
        return
    label = f"Enregistrer {counted(rows, 'ligne')}"
    if st.button(label, type="primary", icon=":material/save:", key="fiche-enregistrer"):
        reason = return_reason(name, difference.notice)
        with st.spinner("Enregistrement de la fiche…"):
            saved = attempt(page, apply_return.of(values, changes), done="", reason=reason)
        if saved:
            redraw(f"{counted(rows, 'ligne')} de la fiche {'est enregistrée' if rows == 1 else 'sont enregistrées'}")
