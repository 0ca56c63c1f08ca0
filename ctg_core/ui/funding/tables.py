"""The tables of the funding screen: printed totals, what is missing, the lines when they are few."""

from ctg_core.questions.funding.overview import Funding
from ctg_core.ui.page import Page
from ctg_core.views.blocks import section
from ctg_core.views.funding.gaps import gaps_lead, other_gaps, waiting_table
from ctg_core.views.funding.lines import lines_file, lines_table
from ctg_core.views.funding.overview import stages_sentence
from ctg_core.views.funding.published_totals import published_lead, published_table


def show_published(page: Page, found: Funding) -> None:
    """Printed totals beside the sums of their lines."""
    page.show(section("Ce qui est imprimé, ce que donnent les lignes", published_lead(found.published)))
    page.table(published_table(found.published), "totaux")


def show_gaps(page: Page, found: Funding) -> None:
    """What is waited for and what nobody has written."""
    page.show(section("Ce qui manque", gaps_lead(found.gaps)))
    if found.gaps.waiting:
        page.table(waiting_table(found.gaps), "attendus")
    page.show(other_gaps(found.gaps))


def show_lines(page: Page, found: Funding) -> None:
    """Every line, when they are few."""
    page.show(section("Les lignes, une à une", stages_sentence(found)))
    page.table(lines_table(found.lines), "financements", whole=lines_file(found.lines))
