"""What else coordination decides of a proposed value: to refuse it with a word, or to correct it."""

from decimal import Decimal

import streamlit as st

from ctg_core.commands.indicator_values import GivenValue
from ctg_core.commands.proposals import Reviewed, correct_value, refuse_value
from ctg_core.dossier.french_input import Unreadable, read_number
from ctg_core.model.french import number
from ctg_core.questions.entry.proposals import Proposal
from ctg_core.ui.editing.saving import redraw
from ctg_core.ui.editing.shown_at_click import asked_about, carrying
from ctg_core.ui.page import Page
from ctg_core.ui.writing import attempt
from ctg_core.views.escape import markdown_text

_CORRECT = "correct"


def draw_decision(page: Page, one: Proposal) -> None:
    """Two folded forms."""
    with st.popover("Refuser", icon=":material/close:"), st.form(f"refuse {one.key} {one.version}", border=False):
        _draw_refusal(page, one)
    with st.popover("Corriger", icon=":material/edit:"), st.form(f"correct {one.key} {one.version}", border=False):
        _draw_correction(page, one)


def _draw_refusal(page: Page, one: Proposal) -> None:
    reason = st.text_input("Pourquoi, en un mot pour la personne qui l’a donnée")
    if not st.form_submit_button("Refuser cette valeur"):
        return
    if not reason.strip():
        st.error("Dites en un mot pourquoi cette valeur n’est pas retenue.", icon=":material/block:")
    elif attempt(page, refuse_value, one.key, one.version, done="", reason=reason.strip()):
        redraw("La valeur est refusée, avec votre mot.")


def _draw_correction(page: Page, one: Proposal) -> None:
    rate = one.given.numerator is not None
    first = st.text_input("Numérateur" if rate else "Valeur", value=_text(one.given.numerator or one.given.value))
    second = st.text_input("Dénominateur", value=_text(one.given.denominator)) if rate else ""
    comment = st.text_input("Commentaire", value=one.comment or "")
    if not st.form_submit_button("Enregistrer et valider", **carrying(_CORRECT, one)):
        return
    one = asked_about(_CORRECT)
    try:
        read = [read_number(first), read_number(second)] if rate else [read_number(first, one.about.unit)]
    except Unreadable as reason:
        st.error(markdown_text(str(reason)), icon=":material/block:")
        return
    given = _corrected(one, read, comment.strip() or None)
    if attempt(page, correct_value, one.key, Reviewed(one.version, one.beside), given, done=""):
        redraw("La valeur corrigée est enregistrée.")


def _corrected(one: Proposal, read: list[Decimal], comment: str | None) -> GivenValue:
    """The value, or the two terms that make it, in place of what was proposed."""
    value, numerator, denominator = (None, *read) if len(read) > 1 else (read[0], None, None)
    return GivenValue(
        one.about.indicator,
        one.about.period or "",
        value=value,
        numerator=numerator,
        denominator=denominator,
        commune=one.commune,
        facility=one.facility,
        kind=one.kind,
        qualifier=one.given.qualifier,
        comment=comment,
        evidence=one.evidence,
    )


def _text(value: Decimal | None) -> str:
    return "" if value is None else number(value)
