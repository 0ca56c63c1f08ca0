"""What a reader is told when something goes wrong: in French, with what to do, never a traceback."""

import streamlit as st

from ctg_core.store.refusals import StoreRefused
from ctg_core.ui.answers import ClosedConvention
from ctg_core.views.escape import markdown_text

NOT_SHOWN = "Cette page n’a pas pu être affichée. Les données ne sont pas en cause et rien n’a été modifié."


def show_refusal(refusal: StoreRefused) -> None:
    """Why the store cannot be read, and what to do."""
    st.error(markdown_text(refusal.message), icon=":material/error:")
    st.markdown(f"**Que faire**\u202f: {markdown_text(refusal.remedy)}")


def show_trouble(error: Exception) -> bool:
    """Say in French what Streamlit would say in English; True tells it that this was done."""
    if isinstance(error, StoreRefused):
        show_refusal(error)
        return True
    if isinstance(error, ClosedConvention):
        st.error(markdown_text(str(error)), icon=":material/lock:")
        return True
    st.error(NOT_SHOWN, icon=":material/error:")
    st.markdown(
        "**Que faire**\u202f: rechargez la page. Si l’erreur revient, copiez les derniers messages "
        "de la fenêtre où le tableau de bord a été lancé."
    )
    return True
