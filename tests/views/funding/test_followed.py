from datetime import date

import pytest

from ctg_core.questions.filtered_list import Filters
from ctg_core.questions.funding.crossing import Crossing, funding_crossing
from ctg_core.questions.funding.filters import LINES
from ctg_core.questions.funding.overview import Funding, funding
from ctg_core.questions.selection import Selection
from ctg_core.store.store import Store
from ctg_core.views.funding.charts import groups_figure, groups_sentence, groups_title
from ctg_core.views.funding.crossing import crossing_sentence, crossing_table, crossing_title
from ctg_core.views.funding.filters import page_caption, sums_sentence
from ctg_core.views.funding.flows import flows_figure
from ctg_core.views.funding.followed import followed_headline, ratio_figures, stage_figures
from ctg_core.views.funding.gaps import gaps_lead, other_gaps, waiting_table
from ctg_core.views.funding.lines import compact_table, lines_table, stages_met
from ctg_core.views.funding.year_chart import years_figure, years_sentence, years_title
from tests.views.funding.test_overview import asked

LIVING = Selection("val-d-exemple", date(2026, 11, 22))


@pytest.fixture(scope="module")
def found(shipped_store: Store) -> Funding:
    with shipped_store.reading() as session:
        return funding(session, LIVING)


@pytest.fixture(scope="module")
def crossing(shipped_store: Store) -> Crossing:
    with shipped_store.reading() as session:
        return funding_crossing(session, LIVING, "funder", "theme", "paid", 6)


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_headline_of_the_living_convention(found: Funding) -> None:
    assert plain(followed_headline(found)) == (
        "De 2023 à 2026 : 10,8 M€ prévus, 7,6 M€ engagés, 7,5 M€ versés ; "
        "la Caf apporte 46 % des versements de 2023 à 2025. "
        "329 400 € prévus pour 2023 à 2025 restent sans versement connu, dont 86 400 € de bonus territoire. "
        "Aucun versement de 2026 n’est encore connu."
    )


def test_headline_of_a_little_money() -> None:
    lines = [{"key": "l", "label": "L", "funder": "msa", "year": 2025, "planned_cents": 300_050, "paid_cents": 200_000}]
    said = plain(followed_headline(asked(funding_lines=lines)))
    assert said == "En 2025 : 3 000 € prévus, 2 000 € versés ; la MSA apporte 100 % des versements."


def test_headline_without_a_year_nor_a_payment() -> None:
    lines = [{"key": "l", "label": "L", "funder": "msa", "planned_cents": 300_000, "requested_cents": 200_000}]
    assert plain(followed_headline(asked(funding_lines=lines))) == "3 000 € prévus."


def test_each_stage_says_its_lines(found: Funding) -> None:
    planned, requested, _, paid = (plain(figure.partition("<div popover")[0]) for figure in stage_figures(found))
    assert "10,80 M€" in planned
    assert "1,84 M€" in requested
    assert "7,47 M€" in paid
    shown = plain("".join(stage_figures(found)))
    assert "Calculé sur 172 des 175 lignes" in shown
    assert "Calculé sur 123 des 175 lignes, de 2023 à 2025" in shown
    assert "10 799 100 €" in shown, "the card has the exact sum"


def test_ratios_say_what_they_are_measured_on(found: Funding) -> None:
    shown = plain(ratio_figures(found))
    assert "Sur les 120 lignes, sur 129, qui ont les deux montants, de 2023 à 2025" in shown
    assert "Par enfant de moins de 3 ans, environ" in shown
    assert "Petite enfance, versé en 2025 hors investissement ; 428 enfants en 2023" in shown
    assert "14 614 habitants en 2023, fictifs" in shown
    assert "Insee" not in shown


def test_years_are_side_by_side_and_say_when_they_may_still_move(found: Funding) -> None:
    figure = years_figure(found, dark=False)
    assert figure.layout.barmode == "group"
    assert figure.layout.xaxis.type == "category"
    planned, _, _, paid = figure.data
    assert list(planned.x) == ["2023", "2024", "2025<br>provisoire", "2026<br>en cours"]
    assert list(planned.y) == [2.4921, 2.6631, 2.7578, 2.8861]
    assert list(paid.y) == [2.2171, 2.61105, 2.6400505, None], "an unknown payment draws no bar, not a bar of nothing"
    assert list(paid.text) == ["2,22", "2,61", "2,64", ""]
    assert len({bar.marker.pattern.shape for bar in figure.data}) == 4, "told apart without their colours"
    assert plain(years_title(found)) == "En 2025 : 2,64 M€ versés pour 2,76 M€ prévus"
    assert years_sentence(found).startswith("En millions d’euros.")


def test_small_sums_are_drawn_in_euros() -> None:
    lines = [{"key": "l", "label": "L", "funder": "caf", "planned_cents": 300_000, "requested_cents": 200_000}]
    found = asked(funding_lines=lines)
    assert [list(bar.y) for bar in years_figure(found, dark=True).data] == [[3000], [2000]]
    assert years_title(found) == "De la promesse au versement, année par année"
    assert "millions" not in years_sentence(found)


def test_one_stage_at_a_time_and_the_largest_groups_only(found: Funding) -> None:
    (bar,) = groups_figure(found, "scheme", "planned", dark=False).data
    assert len(bar.y) == 12
    assert list(bar.x) == sorted(bar.x, reverse=True)
    assert "(" not in "".join(bar.text)
    assert "Les 12 premiers sur 36, les autres dans les données." in groups_sentence(found, "scheme", "planned")
    assert plain(groups_title(found, "theme", "paid")) == "En tête : Petite enfance – 4,00 M€ versés"


def test_a_crossing_shows_its_sums_and_what_they_rest_on(crossing: Crossing) -> None:
    table = crossing_table(crossing, "funder", "theme")
    rows = plain(table.csv().decode("utf-8-sig"))
    assert "Caf;2 079 500 € (30 sur 48);" in rows
    assert rows.rstrip().endswith("7 468 200,50 € (123 sur 175)")
    assert crossing.folded == {"6 autres", "13 autres"}
    assert plain(crossing_title(crossing)) == "Le plus gros montant : Caf, Petite enfance – 2 079 500 € versés"
    assert "« 3 sur 4 » compte les lignes" in plain(crossing_sentence(crossing))


def test_no_flow_is_drawn_for_what_is_not_known(crossing: Crossing) -> None:
    (flows,) = flows_figure(crossing, dark=True).data
    assert len(flows.link.value) == sum(bool(cell.total.cents) for cell in crossing.cells.values())
    assert min(flows.link.value) > 0
    assert plain(flows.node.label[0]) == "Caf : 3,42 M€"


def test_what_is_missing_is_said_with_its_age(found: Funding) -> None:
    assert plain(gaps_lead(found.gaps)).startswith("6 lignes d’exercices clos n’ont aucun versement connu")
    first, *_ = waiting_table(found.gaps).rows
    assert [getattr(cell, "text", cell) for cell in first][:3] == [
        "Leader, bus France services et Fablabus",
        "2023, il y a 3\u00a0ans",
        "Union européenne",
    ]
    said = plain(other_gaps(found.gaps))
    assert "2026 est en cours : aucun versement connu sur 46 lignes." in said
    assert "2025 est provisoire : 44 versements connus sur 47 lignes" in said
    assert "prévu 3, demandé 124, engagé 30 et versé 52. Une cellule vide n’est jamais comptée pour zéro." in said
    assert "3 lignes ont un versement sans montant prévu." in said


def test_nothing_missing_is_said_too() -> None:
    lines = [{"key": "l", "label": "L", "funder": "caf", "year": 2020, "planned_cents": 1, "paid_cents": 1}]
    gaps = asked(funding_lines=lines).gaps
    assert gaps_lead(gaps) == "Toute somme promise pour un exercice clos a un versement connu."
    assert other_gaps(gaps) == ""


def test_a_line_draws_its_card_once_and_its_badge_not_at_all_when_all_have_it(found: Funding) -> None:
    drawn = compact_table(found.lines[:25], stages_met(found.lines), "Lignes").html()
    assert drawn.count("<div popover") == 25
    assert drawn.count("popovertarget=") > 3 * 25
    assert "ctg-badge" not in drawn
    assert "information «\u00a0saisi\u00a0»" in lines_table(found.lines).caption


def test_an_intention_keeps_its_badge() -> None:
    lines = [{"key": key, "label": key, "funder": "caf", "paid_cents": 1, "nature": "intention"} for key in "ab"]
    assert lines_table(asked(funding_lines=lines).lines).html().count(">intention</span>") == 2


def test_filters_say_what_they_hide(found: Funding) -> None:
    listed = LINES.narrow(found.lines, Filters(chosen={"annee": "2025", "financeur": "Caf"}))
    kept = listed.rows
    assert plain(listed.hidden) == "32 sur 175 lignes ; 143 lignes masquées par : année « 2025 » et financeur « Caf »."
    assert LINES.narrow(found.lines).hidden == ""
    assert sums_sentence([]) == ""
    assert (
        plain(page_caption(found.lines, kept, 25, 7)) == "Lignes 26 à 32 sur 32. Pour toutes : information « saisi »."
    )


def test_what_a_person_wrote_stays_text_when_money_is_followed() -> None:
    hostile = {"label": "<b>x</b>", "funder": "caf", "payee_label": "<i>y</i>", "note": "<u>z</u>", "planned_cents": 1}
    found = asked(funding_lines=[{"key": "l", "year": 2020, "requested_cents": 1, **hostile}])
    drawn = compact_table(found.lines, ["planned"], "Lignes").html() + waiting_table(found.gaps).html()
    assert not any(tag in drawn for tag in ("<b>x", "<i>y", "<u>z"))
