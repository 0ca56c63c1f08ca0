"""What else coordination decides of a proposed value: to refuse it with a word, or to correct it."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from ctg_core.commands.indicator_values import GivenValue
from ctg_core.commands.proposals import Reviewed, correct_value, refuse_value
from ctg_core.questions.entry.proposals import Proposal
from ctg_core.ui.draft import Shown, desk_of
from ctg_core.ui.editing.boxes import Lines, box
from ctg_core.ui.editing.edit import Edit
from ctg_core.ui.editing.forms import draw_form
from ctg_core.ui.editing.saving import redraw
from ctg_core.ui.page import Page
from ctg_core.ui.writing import attempt

_of = partial(box, "indicator_values")


def draw_decision(page: Page, one: Proposal) -> None:
    """Two folded forms."""
    with st.popover("Refuser", icon=":material/close:"), st.form(f"refuse {one.key} {one.version}", border=False):
        _draw_refusal(page, one)
    with st.popover("Corriger", icon=":material/edit:"):
        _draw_correction(page, one)


def _draw_refusal(page: Page, one: Proposal) -> None:
    reason = st.text_input("Pourquoi, en un mot pour la personne qui l’a donnée")
    if not st.form_submit_button("Refuser cette valeur"):
        return
    if not reason.strip():
        st.error("Dites en un mot pourquoi cette valeur n’est pas retenue.", icon=":material/block:")
    elif attempt(page, refuse_value.of(one.key, one.version), done="", reason=reason.strip()):
        redraw("La valeur est refusée, avec votre mot.")


def _draw_correction(page: Page, one: Proposal) -> None:
    def correct(shown: Sequence[Edit]) -> bool:
        seen: Proposal = shown[0].draft.seen.record
        given = _corrected(seen, shown[0])
        return attempt(page, correct_value.of(seen.key, Reviewed(seen.version, seen.beside), given), done="")

    draw_form(
        page,
        [_edit(page, one)],
        "Enregistrer et valider",
        "La valeur corrigée est enregistrée.",
        change=correct,
        icon=None,
        type="secondary",
    )


def _edit(page: Page, one: Proposal) -> Edit:
    """The value, or the two terms that make it, and its comment."""
    terms = (_of("numerator", needed=True), _of("denominator", needed=True))
    figures = terms if one.given.numerator is not None else (_of("value", needed=True, unit=one.about.unit),)
    lines: Lines = (*((figure,) for figure in figures), (_of("comment"),))
    said = {figure.name: figure.filled(getattr(one.given, figure.name)) for figure in figures}
    shown = Shown((one.key, one.version, one.beside), {**said, "comment": one.comment or ""}, record=one)
    name = f"{page.selection.convention}/proposals/{one.key}"
    return Edit(desk_of(page.selection), name, lines, shown, one.key, sent=True)


def _corrected(one: Proposal, edit: Edit) -> GivenValue:
    """What takes the place of what was proposed."""
    return GivenValue(
        one.about.indicator,
        one.about.period or "",
        commune=one.commune,
        facility=one.facility,
        kind=one.kind,
        qualifier=one.given.qualifier,
        evidence=one.evidence,
        **edit.fields,
    )
