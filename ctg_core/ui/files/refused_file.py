"""Why a received file is refused, said in French in one place, with the way on when it is about another convention."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import streamlit as st

from ctg_core.commands.incoming import replace_convention
from ctg_core.commands.rights import ADMINISTRATOR
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.refusal import DossierRefused
from ctg_core.exchange.received import OtherConvention, ReceivedRefused
from ctg_core.model.french import quoted
from ctg_core.model.person import EVERY_CONVENTION
from ctg_core.questions.provenance.conventions import conventions
from ctg_core.ui.answers import ask_store
from ctg_core.ui.convention_choice import look_at
from ctg_core.ui.editing.saving import redraw
from ctg_core.ui.page import Page
from ctg_core.ui.rights import rights
from ctg_core.ui.writing import attempt
from ctg_core.views.blocks import headline
from ctg_core.views.escape import markdown_text


@contextmanager
def refusals_said(page: Page) -> Iterator[None]:
    """Show the refusal of a file instead of letting it end the page.

    To be opened inside the fragment that reads the file: Streamlit lets no exception out of a fragment.
    """
    try:
        yield
    except OtherConvention as other:
        _draw_other(page, other)
    except (ReceivedRefused, DossierRefused) as refused:
        told = str(refused)
        said = told if "Rien n’a été changé" in told else f"Le fichier est refusé. {told} Rien n’a été changé."
        st.error(markdown_text(said), icon=":material/block:")


def _draw_other(page: Page, other: OtherConvention) -> None:
    """Both names; then the way to the convention of the file, or to add it where administration may."""
    open_here = {known.key: known.short_name for known in ask_store(conventions) if page.reader.may_read(known.key)}
    name = open_here.get(other.key, other.short_name)
    st.warning(
        markdown_text(
            f"Le fichier {quoted(other.name)} est celui de {quoted(name)}, et vous regardez "
            f"{quoted(page.identity.row.short_name)}. Rien n’a été changé."
        ),
        icon=":material/alt_route:",
    )
    everywhere = replace(page, selection=replace(page.selection, convention=EVERY_CONVENTION))
    if other.key in open_here:
        label = markdown_text(f"Passer à {quoted(name)}")
        if st.button(label, type="primary", on_click=look_at, args=(other.key,), key="fichier-autre-convention"):
            st.rerun()
    elif not rights(everywhere.selection).reach(ADMINISTRATOR):
        st.info("Cette convention n’est pas ouverte pour vous ici\u202f: l’administration peut l’ajouter ou l’ouvrir.")
    elif other.dossier:
        _draw_adding(everywhere, other.dossier, other.name)
    else:
        st.info("Cette convention n’est pas dans ce tableau de bord\u202f: déposez son dossier (.json) pour l’ajouter.")


def _draw_adding(everywhere: Page, dossier: Dossier, name: str) -> None:
    added = quoted(dossier.convention.short_name)
    everywhere.show(headline(f"Ce qui changerait\u202f: la convention {added} serait ajoutée."))
    if st.button("Ajouter cette convention", type="primary", icon=":material/add:", key="fichier-ajouter"):
        replace_whole(everywhere, dossier, name, "La convention est ajoutée")


def replace_whole(page: Page, dossier: Dossier, name: str, done: str) -> None:
    """Put the dossier of a file in place of the convention, or add it."""
    if attempt(page, replace_convention.of(dossier), done="", reason=f"fichier {quoted(name)}"):
        redraw(done)
