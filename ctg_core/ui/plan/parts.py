"""The plan a part at a time, the part kept in the address; going down or up redraws nothing else of the page."""

import streamlit as st

from ctg_core.questions.actions.filters import ACTIONS
from ctg_core.questions.actions.items import TO_UNBLOCK
from ctg_core.questions.actions.list import Actions
from ctg_core.questions.plan.progress import NodeProgress, PlanProgress
from ctg_core.questions.plan.words import node_name
from ctg_core.ui.page import Page
from ctg_core.views.actions.list import Links, action_list
from ctg_core.views.blocks import paragraph, section
from ctg_core.views.escape import markdown_text
from ctg_core.views.plan.node import (
    NODE,
    WHOLE,
    below_sentence,
    child_row,
    forecast_words,
    part_summary,
    part_title,
    rows_heading,
)


@st.fragment
def draw_parts(page: Page, plan: PlanProgress, found: Actions) -> None:
    """The part the address asks for: the way to it, its numbers, what is below it, its actions, late first."""
    path = _asked_path(plan)
    part = path[-1] if path else plan
    if path:
        _draw_way(path)
        page.show(part_title(path[-1]))
    page.show(part_summary(part))
    page.show(forecast_words(tuple(part.all_actions())))
    children = path[-1].children if path else plan.roots
    if children:
        page.show(section(rows_heading(children)))
        for child in children:
            _draw_child(page, child)
    _draw_actions(page, plan, found, path[-1] if path else None)


def _asked_path(plan: PlanProgress) -> tuple[NodeProgress, ...]:
    key = st.query_params.get(NODE)
    path = plan.path_to(key) if key else ()
    if key and not path:
        st.warning("L’adresse demande une partie que ce plan n’a pas. Voici tout le plan.")
    return path


def _draw_way(path: tuple[NodeProgress, ...]) -> None:
    """From the whole plan down to the part looked at; each step above it goes back up."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="way-up"):
        _go(WHOLE, None, icon=":material/arrow_back:")
        for node in path[:-1]:
            _go(node_name(node), node.key, icon=":material/chevron_right:")


def _draw_child(page: Page, node: NodeProgress) -> None:
    with st.container(key=f"part-{node.key}", gap=None):
        _go(node_name(node), node.key, icon=":material/chevron_right:")
        page.show(child_row(node))


def _go(label: str, key: str | None, *, icon: str) -> None:
    st.button(markdown_text(label), key=f"go-{key}", icon=icon, type="tertiary", on_click=_open, args=(key,))


def _open(key: str | None) -> None:
    if key:
        st.query_params[NODE] = key
    else:
        del st.query_params[NODE]


def _draw_actions(page: Page, plan: PlanProgress, found: Actions, node: NodeProgress | None) -> None:
    """All the actions of a part; of the whole plan, only those that are late or held back."""
    below = {action.row.key for action in (node or plan).all_actions()}
    kept = (item for item in found.items if item.row.key in below and (node or item.pressure == TO_UNBLOCK))
    listed = ACTIONS.narrow(kept)
    if listed.rows:
        title = "Ses actions, ce qui presse d’abord" if node else "Ce qui presse"
        page.show(section(title), action_list(listed.groups(), Links(page.selection.convention, {})))
    if node and (silent := below_sentence(node)):
        page.show(paragraph(silent))
