"""The difference a file makes, on the screen: what changes, what is to be decided, what was not understood."""

from collections.abc import Sequence

import streamlit as st

from ctg_core.dossier.difference import ChangeKind
from ctg_core.exchange.imports.incoming import Incoming, IncomingRow
from ctg_core.exchange.imports.words import KINDS, ChangeLine, change_lines, subject_of
from ctg_core.exchange.received import Problem
from ctg_core.model.french import counted
from ctg_core.questions.provenance.people import names_of_people
from ctg_core.ui.answers import ask_store
from ctg_core.ui.page import Page
from ctg_core.views.blocks import paragraph, section
from ctg_core.views.escape import markdown_text
from ctg_core.views.instants import instant
from ctg_core.views.table import Table

_SHOWN = 200  # lines
_TABLES: dict[ChangeKind, tuple[str, tuple[str, ...]]] = {
    "added": ("Nouveau", ("Donnée", "Ce que dit le fichier")),
    "changed": ("Modifié", ("Donnée", "Champ", "Aujourd’hui", "Dans le fichier")),
    "removed": ("Retiré", ("Donnée", "Ce qui disparaîtrait")),
}
_STAYS, _FILE = "Garder ce qui est enregistré", "Prendre le fichier"


def draw_difference(page: Page, incoming: Incoming) -> set[int]:
    """Draw it all; the ranks of the clashes for which the person takes the file."""
    for remark in incoming.remarks:
        st.info(markdown_text(remark), icon=":material/info:")
    _draw_problems(page, incoming.not_understood)
    chosen = _decided(page, incoming)
    if incoming.rows:
        for kind in KINDS:
            _draw_kind(page, incoming, kind)
        page.download(lambda: _whole(incoming), "changements")
    if incoming.ignored:
        with st.expander(f"Laissé de côté ({counted(len(incoming.ignored), 'ligne')})"):
            page.show(_places("Lignes qui ne sont pas des données", incoming.ignored).html())
    return chosen


def _draw_kind(page: Page, incoming: Incoming, kind: ChangeKind) -> None:
    """What is new, what changes, what goes: each says what its reader needs."""
    lines = list(change_lines(incoming, tuple(incoming.of_kind(kind))))
    caption, columns = _TABLES[kind]
    if lines:
        table = Table(caption, columns, tuple(_cells(line, kind) for line in lines[:_SHOWN]))
        page.show(table.html())
    if len(lines) > _SHOWN:
        page.show(paragraph(f"Les {_SHOWN} premiers sur {len(lines)}\u202f; le fichier CSV les donne tous."))


def _cells(line: ChangeLine, kind: ChangeKind) -> tuple[str, ...]:
    if kind == "changed":
        return line.subject, line.field, line.before, line.after
    return line.subject, line.after if kind == "added" else line.before


def _whole(incoming: Incoming) -> Table:
    lines = tuple(
        (one.kind, one.subject, one.field, one.before, one.after) for one in change_lines(incoming, incoming.rows)
    )
    return Table("Ce que le fichier change", ("Changement", "Donnée", "Champ", "Aujourd’hui", "Dans le fichier"), lines)


def _draw_problems(page: Page, problems: Sequence[Problem]) -> None:
    if not problems:
        return
    page.show(section("Non compris", "Ces cellules ne changent rien. Corrigez le fichier, ou répondez ci-dessus."))
    whole = _places("Cellules non comprises", problems)
    page.table(Table(whole.caption, whole.columns, whole.rows[:_SHOWN]), "non-compris", whole=whole)


def _places(caption: str, problems: Sequence[Problem]) -> Table:
    lines: tuple[tuple[str, ...], ...] = tuple(
        (str(problem.line or ""), problem.column or "", problem.reason) for problem in problems
    )
    columns: tuple[str, ...] = ("Ligne", "Colonne", "Raison")
    if any(problem.sheet for problem in problems):
        columns = ("Feuille", *columns)
        lines = tuple((problem.sheet or "", *line) for problem, line in zip(problems, lines, strict=True))
    return Table(caption, columns, lines, frozenset({"Ligne"}))


def _decided(page: Page, incoming: Incoming) -> set[int]:
    """What stays, unless the person says otherwise."""
    if not incoming.clashes:
        return set()
    page.show(
        section(
            "À décider", "Quelqu’un a modifié ces données depuis que le fichier a été fait. Sans choix, elles restent."
        )
    )
    return {rank for rank, clash in enumerate(incoming.clashes) if _takes_file(incoming, clash, rank)}


def _takes_file(incoming: Incoming, clash: IncomingRow, rank: int) -> bool:
    lines = list(change_lines(incoming, (clash,)))
    told = "\u202f; ".join(
        f"{line.field}\u202f: {line.before} (enregistré) ou {line.after} (fichier)" for line in lines if line.field
    )
    label = f"{subject_of(incoming, clash)} — {told or KINDS[clash.kind] + ' par le fichier'}"
    captions = [markdown_text(_last_change(clash)), ""]
    answer = st.radio(
        markdown_text(label), [_STAYS, _FILE], captions=captions, horizontal=True, key=f"conflit {rank} {clash.key}"
    )
    return answer == _FILE


def _last_change(clash: IncomingRow) -> str:
    who = ask_store(names_of_people).get(clash.by or "", clash.by)
    return ", ".join(filter(None, [f"par {who}" if who else "", instant(clash.at) if clash.at else ""]))
