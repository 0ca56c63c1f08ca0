"""The plan, edited by coordination: axes and objectives added, renamed, moved, ordered, removed."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from ctg_core.commands.rows import order_rows
from ctg_core.exchange.cells.slugs import key_from
from ctg_core.questions.plan.outline import PlanPart, plan_outline
from ctg_core.ui.editing.boxes import Lines, box
from ctg_core.ui.editing.choosing import chosen
from ctg_core.ui.editing.edit import edit_of
from ctg_core.ui.editing.forms import ADD, draw_form, draw_record
from ctg_core.ui.editing.ordering import draw_moves
from ctg_core.ui.editing.removing import draw_removal
from ctg_core.ui.editing.saving import say_what_was_saved
from ctg_core.ui.page import Page
from ctg_core.ui.writing import attempt
from ctg_core.views.blocks import empty, paragraph, section
from ctg_core.views.entry.plan import QUOTED, outline_list, part_choice
from ctg_core.views.plan.node import NODE

_of = partial(box, "plan_nodes")


def draw_plan_updates(page: Page) -> None:
    """The node the address asks for, else the first; a form that adds one; the whole plan in order."""
    say_what_was_saved()
    parts = {part.row.key: part for part in page.ask(plan_outline)}
    names = {key: part_choice(part) for key, part in parts.items()}
    if parts:
        unknown = "L’adresse demande une partie que ce plan n’a pas. Voici la première."
        _draw_part(page, parts[chosen("Élément du plan", names, NODE, unknown=unknown)], parts)
    else:
        page.show(
            empty(
                "Ni axe ni objectif n’est documenté.",
                "Ils viendraient de la convention signée ou de son plan d’actions.",
                "Ajoutez-les ci-dessous, dans l’ordre du document.",
            )
        )
    with st.expander("Ajouter un axe ou un objectif", icon=":material/add:"):
        new = edit_of(page, _boxes(names), None, key=_key, given={"nature": "entered"}, sent=True)
        draw_form(page, [new], "Ajouter", "L’élément est ajouté au plan.", **ADD)
    if parts:
        page.show(section("Le plan dans l’ordre"), outline_list(list(parts.values()), page.selection.convention))


def _draw_part(page: Page, part: PlanPart, parts: Mapping[str, PlanPart]) -> None:
    def order(keys: Sequence[str]) -> bool:
        return attempt(page, order_rows.of("plan_nodes", keys), done="")

    key = part.row.key
    with st.container(horizontal=True):
        draw_moves(part.siblings, key, order)
    if part.row.source:
        page.show(paragraph(QUOTED))
    above = {one: part_choice(other) for one, other in parts.items() if key not in (one, *other.path)}
    draw_record(page, edit_of(page, _boxes(above), part.row), "Le plan est enregistré.")
    with st.expander("Retirer cet élément du plan", icon=":material/delete:"):
        draw_removal(page, "plan_nodes", key, done="L’élément est retiré du plan.")


def _boxes(above: Mapping[str, str]) -> Lines:
    return (
        (_of("level", placeholder="axe, objectif…", width=220), _of("title", needed=True)),
        (_of("parent", "Rattaché à", above, placeholder="Au premier niveau"), _of("declared_actions", width=220)),
        (_of("description"),),
        (_of("themes"),),
    )


def _key(fields: Mapping[str, Any]) -> str:
    return key_from(fields.get("level"), fields["title"])
