"""Sources et contrôles: can I trust it?"""

import streamlit as st

from ctg_core.questions.provenance.findings import findings
from ctg_core.questions.provenance.sources import FACTS, provenance
from ctg_core.ui.filters import choose
from ctg_core.ui.page import open_page
from ctg_core.ui.paging import page_of
from ctg_core.views.blocks import empty, headline, paragraph, section
from ctg_core.views.french import counted
from ctg_core.views.provenance.sources import (
    facts_table,
    findings_list,
    silences_list,
    sources_table,
    trust_headline,
)

PER_PAGE = 20

page = open_page("Sources et contrôles")
found, known = page.ask(findings), page.ask(provenance)

page.show(headline(trust_headline(found, known)))

pressing, minor = found.of_severity("error") + found.of_severity("warning"), found.of_severity("info")
page.show(section("À vérifier", "Ce qui est imprimé reste imprimé\u202f: rien n’est corrigé, rien n’est choisi."))
if pressing:
    page.show(findings_list(pressing, opened=len(pressing) <= 3))
else:
    page.show(empty("Aucune contradiction n’a été relevée.", "Les calculs refaits tombent juste.", ""))
if minor:
    page.show(section("À savoir", "Des lectures à confirmer et des différences sans conséquence sur les chiffres."))
    page.show(findings_list(minor, opened=False))

page.show(section("Ce que les documents ne disent pas"))
page.show(silences_list(found.silences))

page.show(section("Les documents"))
page.table(sources_table(known), "sources")

page.show(section("Chaque donnée et sa citation"))


@st.fragment
def draw_facts() -> None:
    """Every fact that says the words searched, a page at a time; the file has them all."""
    facts = choose(FACTS, known.facts, search_width=340).rows
    page.show(paragraph(f"{counted(len(facts), 'donnée')}."))
    if facts:
        listed = st.container()
        _, shown = page_of(facts, PER_PAGE, FACTS.page)
        with listed:
            page.show(facts_table(shown).html())
        page.download(facts_table(facts), "citations")


draw_facts()
