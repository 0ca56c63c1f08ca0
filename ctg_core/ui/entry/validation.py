"""What waits for coordination, value by value; and for whoever gave them, what became of theirs."""

from collections.abc import Mapping, Sequence

import streamlit as st

from ctg_core.commands.proposals import Reviewed, validate_values
from ctg_core.commands.rows import edit_convention
from ctg_core.questions.entry.proposals import Proposal, Review, outcomes, review
from ctg_core.questions.provenance.people import names_of_people
from ctg_core.ui.answers import ask_store
from ctg_core.ui.asker import signed
from ctg_core.ui.charge import charge
from ctg_core.ui.editing.saving import redraw, say_what_was_saved
from ctg_core.ui.editing.shown_at_click import asked_about, carrying
from ctg_core.ui.entry.decision import draw_decision
from ctg_core.ui.page import Page
from ctg_core.ui.writing import attempt
from ctg_core.views.blocks import paragraph
from ctg_core.views.entry.proposals import outcomes_list, proposal_html, waiting_headline, waiting_list
from ctg_core.views.french import counted

_PER_PAGE = 10
_VALIDATE = "validate"


def draw_validation(page: Page) -> None:
    """The queue for coordination; for a contributor, their own values."""
    say_what_was_saved()
    mine = charge(page.selection)
    found = page.ask(review)
    if mine is not None and mine.everything:
        _draw_queue(page, found)
    else:
        draw_my_proposals(page)


def draw_my_proposals(page: Page) -> None:
    """The values the person gave that wait, then what became of the others; a word when they gave none."""
    own = [one for one in page.ask(review).waiting if one.by == signed()]
    told = outcomes_list(page.ask(outcomes, signed()), ask_store(names_of_people))
    page.show(waiting_list(own), told)
    if not own and not told:
        page.show(paragraph("Aucune valeur que vous avez donnée n’a attendu de validation jusqu’ici."))


def _draw_queue(page: Page, found: Review) -> None:
    if asked := asked_about(_VALIDATE):
        _validate(page, asked)
    _draw_switch(page, found)
    page.show(paragraph(waiting_headline(len(found.waiting))))
    if not found.waiting:
        return
    names = ask_store(names_of_people)
    pages = -(-len(found.waiting) // _PER_PAGE)
    first = (st.pagination(pages, key="proposals-page") - 1) * _PER_PAGE if pages > 1 else 0
    shown = found.waiting[first : first + _PER_PAGE]
    bar = st.container(horizontal=True, vertical_alignment="center", key="saving-bar-validation")
    chosen = [one for one in shown if _draw_proposal(page, one, names)]
    with bar:
        _draw_validation_of_several(chosen, found.waiting)


def _draw_validation_of_several(chosen: Sequence[Proposal], every: Sequence[Proposal]) -> None:
    of_chosen = (
        f"Valider {counted(len(chosen), 'valeur cochée', 'valeurs cochées')}" if chosen else "Valider les cochées"
    )
    st.button(of_chosen, icon=":material/done:", disabled=not chosen, **carrying(_VALIDATE, chosen))
    if len(every) > 1:
        whole = f"Tout valider ({len(every)})"
        st.button(whole, icon=":material/done_all:", key="validate every", **carrying(_VALIDATE, every))


def _draw_proposal(page: Page, one: Proposal, names: Mapping[str, str]) -> bool:
    """One value and what can be decided of it; whether it is ticked."""
    with st.container(border=True, key=f"proposal-{one.key}", gap="small"):
        page.show(proposal_html(one, names))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            ticked = st.checkbox("Cocher", key=f"tick {one.key} {one.version}")
            st.button("Valider", key=f"validate {one.key}", icon=":material/done:", **carrying(_VALIDATE, [one]))
            draw_decision(page, one)
    return ticked


def _validate(page: Page, values: Sequence[Proposal]) -> None:
    seen = {one.key: Reviewed(one.version, one.beside) for one in values}
    if attempt(page, validate_values.of(seen), done=""):
        redraw(f"{counted(len(values), 'valeur validée', 'valeurs validées')}.")


def _draw_switch(page: Page, found: Review) -> None:
    wanted = st.toggle(
        "Les valeurs des contributeurs attendent la coordination",
        value=found.reviewed,
        key=f"reviewed {page.selection.convention} {found.version}",
        help="Sinon, elles comptent dès qu’elles sont données. Celles qui attendent déjà restent à décider.",
    )
    said = "attendent désormais la coordination" if wanted else "comptent désormais dès qu’elles sont données"
    if wanted != found.reviewed and attempt(
        page, edit_convention.of(found.version, {"values_reviewed": wanted}), done=""
    ):
        redraw(f"Les valeurs des contributeurs {said}.")
