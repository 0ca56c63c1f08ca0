"""Financements: who pays what, for what?"""

from ctg_core.questions.funding.overview import funding
from ctg_core.questions.funding.words import funding_headline
from ctg_core.ui.funding.lines import FOLDED_BEYOND, show_many_lines
from ctg_core.ui.funding.tables import show_gaps, show_lines, show_published
from ctg_core.ui.page import open_page
from ctg_core.views.blocks import empty, headline, row_of, section
from ctg_core.views.funding.followed import followed_headline, ratio_figures, stage_figures
from ctg_core.views.funding.mentions import budgets_table, mentions_list
from ctg_core.views.funding.overview import key_figures

page = open_page("Financements")
found = page.ask(funding)
can_be_split = bool(found.dimensions and found.known_totals)
show_list = show_many_lines if len(found.lines) > FOLDED_BEYOND else show_lines

page.show(headline(followed_headline(found) if found.is_followed else funding_headline(found)))

if not found.lines and not found.published:
    page.show(
        empty(
            "Ni lignes de financement, ni totaux ne sont documentés.",
            "Ils viendraient de la convention signée, de ses annexes financières ou des notifications de la Caf.",
            "Le chargé de coopération CTG ou la Caf peuvent les ajouter.",
        )
    )

if found.is_followed:
    page.show(row_of(stage_figures(found), narrow=True), ratio_figures(found))
    if found.years:
        from ctg_core.ui.funding.charts import show_years

        show_years(page, found)
elif figures := key_figures(found):
    page.show(row_of(figures))

if found.published and not found.is_followed:
    show_published(page, found)

if found.lines and not found.is_followed:
    show_list(page, found)

if can_be_split:
    from ctg_core.ui.funding.charts import show_distribution

    show_distribution(page, found)

if can_be_split and len(found.dimensions) > 1:
    from ctg_core.ui.funding.crossing import show_crossing

    show_crossing(page, found)

if found.is_followed:
    if found.published:
        show_published(page, found)
    show_gaps(page, found)
    show_list(page, found)

if found.mentions:
    page.show(section("Ce qui est dit du financement, sans montant"), mentions_list(found.mentions))

if found.budgets:
    page.show(section("Budgets cités", "Ils ne sont pas présentés comme des financements de la convention."))
    page.table(budgets_table(found.budgets), "budgets")
