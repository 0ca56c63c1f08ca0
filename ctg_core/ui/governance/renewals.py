"""What ends and must be renewed, with every date of the convention for a calendar."""

import streamlit as st

from ctg_core.exchange.calendar_file import MIME, calendar_file
from ctg_core.questions.entry.deadlines import calendar_deadlines
from ctg_core.questions.governance.followed_words import renewals_sentence
from ctg_core.questions.governance.renewals import renewals
from ctg_core.ui.page import Page
from ctg_core.views.blocks import empty, section
from ctg_core.views.entry.reminders import calendar_name
from ctg_core.views.governance.followed import renewals_table


def draw_renewals(page: Page) -> None:
    """The ends, soonest first, then the file."""
    found = page.ask(renewals)
    page.show(section("Ce qui prend fin et se renouvelle", renewals_sentence(found) if found else ""))
    if found:
        page.table(renewals_table(found), "renouvellements")
    else:
        page.show(
            empty(
                "Aucune fin n’est documentée\u202f: ni agrément, ni texte lié, ni convention.",
                "Cela viendrait de la convention signée, de ses annexes et des agréments.",
                "Le chargé de coopération CTG peut l’ajouter.",
            )
        )
    _draw_calendar(page)


def _draw_calendar(page: Page) -> None:
    dates = page.ask(calendar_deadlines)
    if not dates:
        return
    page.show(section("Dans votre agenda", "Séances, jalons, décisions, actions et renouvellements, en un fichier."))
    st.download_button(
        "Toutes les échéances (.ics)",
        lambda: calendar_file(dates, page.selection, calendar_name(page.identity)),
        file_name=f"{page.file_prefix}-gouvernance.ics",
        mime=MIME,
        key="ics-gouvernance",
        icon=":material/event:",
        on_click="ignore",
    )
