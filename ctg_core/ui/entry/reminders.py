"""Reminders on screen: for each contributor what to copy into a message, and their dates for a calendar."""

from urllib.parse import urlencode, urlsplit

import streamlit as st

from ctg_core.commands.rights import CONTRIBUTOR, COORDINATOR, Rights, rights_in
from ctg_core.exchange.calendar_file import MIME, calendar_file
from ctg_core.questions.charge import WHOLE, Charge
from ctg_core.questions.entry.deadlines import deadlines
from ctg_core.questions.entry.due import Due, due
from ctg_core.questions.provenance.people import people
from ctg_core.ui.answers import ask_store
from ctg_core.ui.charge import charge_of
from ctg_core.ui.convention_choice import PARAMETER
from ctg_core.ui.navigation import UPDATE
from ctg_core.ui.page import Page
from ctg_core.views.blocks import headline, paragraph, section
from ctg_core.views.entry.reminders import calendar_name, expected, no_contributor, reminder_message, reminders_headline
from ctg_core.views.escape import markdown_text
from ctg_core.views.french import NARROW


def draw_reminders(page: Page) -> None:
    """Who has something to give, the message for each, everybody's dates."""
    waiting = [(who, charge_of(who), page.ask(due, charge_of(who))) for who in _contributors(page)]
    waiting.sort(key=lambda one: -one[2].count)
    page.show(headline(reminders_headline([found for *_, found in waiting])))
    if not waiting:
        page.show(no_contributor())
    for who, charge, found in waiting:
        _draw_one(page, who, charge, found)
    page.show(
        section(
            "Toutes les échéances",
            "Fins d’actions, étapes, séances, jalons, décisions, agréments, valeurs attendues\u202f: un fichier que "
            "tout agenda ouvre. Repris plus tard, il met à jour sans rien doubler.",
        )
    )
    _draw_calendar(page, WHOLE, "echeances", "Toutes les échéances (.ics)")


def _contributors(page: Page) -> list[Rights]:
    """Those who give figures without coordinating."""
    active = [person.key for person in ask_store(people) if person.active]
    held = [ask_store(rights_in, key, page.selection.convention) for key in active]
    return [one for one in held if one.reach(CONTRIBUTOR) and not one.reach(COORDINATOR)]


def _draw_one(page: Page, who: Rights, charge: Charge, found: Due) -> None:
    folded = st.expander(
        markdown_text(f"{who.name}{NARROW}: {expected(found)}"), key=f"reminder-{who.person}", on_change="rerun"
    )
    if not folded.open:
        return
    with folded:
        page.show(paragraph("Le message à copier dans un courriel (bouton en haut à droite du cadre)."))
        coming = page.ask(deadlines, charge)
        name, day = page.identity.row.short_name, page.selection.day
        st.code(reminder_message(found, coming, name, day, _address(page)), language=None, wrap_lines=True)
        _draw_calendar(page, charge, f"echeances-{who.person}", "Ses échéances (.ics)")


def _draw_calendar(page: Page, charge: Charge, file_name: str, label: str) -> None:
    found = page.ask(deadlines, charge)
    st.download_button(
        label,
        lambda: calendar_file(found, page.selection, calendar_name(page.identity)),
        file_name=f"{page.file_prefix}-{file_name}.ics",
        mime=MIME,
        key=f"ics-{file_name}",
        icon=":material/event:",
        on_click="ignore",
    )


def _address(page: Page) -> str:
    """Where figures are given, as whoever is at the screen reaches this dashboard."""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}/{UPDATE.address}?" + urlencode({PARAMETER: page.selection.convention})
