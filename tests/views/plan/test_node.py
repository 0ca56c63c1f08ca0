"""The plan a part at a time: bars whose parts are told in words, numbers with what they cover, a calendar."""

import re

from hypothesis import given
from hypothesis import strategies as st

from ctg_core.model.action import Action
from ctg_core.questions.plan.calendar import ALL, LATE, calendar_rows, chosen
from ctg_core.questions.plan.progress import STATUS_ORDER, ActionLine, plan_progress, total
from ctg_core.questions.plan.words import plan_headline
from ctg_core.questions.provenance.card import Card
from ctg_core.views.plan.calendar import calendar_sentence, calendar_table, calendar_title, state_words
from ctg_core.views.plan.calendar_chart import calendar_chart
from ctg_core.views.plan.glance import axes_at_a_glance
from ctg_core.views.plan.node import below_sentence, child_row, forecast_words, part_summary, rows_heading
from ctg_core.views.plan.status_bar import segments, status_bar
from tests.questions.plan.asked_plan import DAY, asked


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text)).replace("\u202f", " ").replace("\u00a0", " ")


def test_a_bar_tells_each_of_its_parts_in_words() -> None:
    bar = status_bar(asked(plan_progress).tally, "Tout le plan")
    assert "1 réalisée" in plain(bar)
    assert "2 annoncées, non décrites" in plain(bar)
    assert 'role="img" aria-label="Tout le plan' in bar
    label = re.search(r'aria-label="([^"]+)"', bar)
    assert label
    assert "8 actions par statut, soit 1 réalisée, 3 en cours, 1 suspendue, 1 abandonnée, 2 annoncées" in plain(
        label[1]
    )


def line(status: str) -> ActionLine:
    row, card = Action(convention="essai", key="a", title="a"), Card("actions/a", "a", "fait")
    return ActionLine(row, status=status, progress=None, late=False, due_soon=False, card=card)


@given(st.lists(st.sampled_from(STATUS_ORDER), max_size=9), st.integers(0, 12))
def test_the_parts_of_a_bar_sum_to_what_is_described_or_announced(statuses: list[str], declared: int) -> None:
    tally = total([], tuple(map(line, statuses)), declared)
    assert sum(part.count for part in segments(tally)) == max(len(statuses), declared)
    assert bool(status_bar(tally, "x")) is bool(statuses or declared)


def test_nothing_described_draws_no_bar() -> None:
    assert status_bar(total([], ()), "Axe") == ""


def test_a_part_says_what_its_numbers_cover() -> None:
    axe_1, axe_2 = asked(plan_progress).roots
    # 2 of 5 known: under half, no mean is put forward.
    shown = plain(part_summary(axe_1))
    assert "peu documenté" in shown
    assert "connu de 2 des 5 actions : trop peu pour une moyenne" in shown
    assert "calculé sur 1 des 2 actions" in plain(part_summary(axe_2))
    assert "donnée pour 1 des 2 actions ouvertes" in plain(part_summary(axe_2))
    assert "1 action en retard" in plain(child_row(axe_1))
    assert "en retard" not in plain(child_row(axe_2))
    assert plain(below_sentence(axe_1)).startswith("2 actions annoncées ne sont décrites par aucun document")


def test_rows_bear_the_territory_s_own_words() -> None:
    plan = asked(plan_progress)
    assert rows_heading(plan.roots) == "Axe par axe"
    assert rows_heading(plan.roots[0].children) == "Objectif par objectif"


def test_the_meteo_comes_with_what_people_say_of_it() -> None:
    shown = plain(forecast_words(tuple(asked(plan_progress).all_actions())))
    assert "1 commentaire" in shown
    assert "Pas de local." in shown
    assert forecast_words([]) == ""


def test_the_headline_says_where_most_of_what_is_late_is() -> None:
    assert "1 action est en retard." in plain(plan_headline(asked(plan_progress)))


def test_the_glance_has_bars_once_actions_are_described() -> None:
    assert axes_at_a_glance(asked(plan_progress)).count("ctg-stack-legend") == 2
    bare = axes_at_a_glance(asked(plan_progress, actions=[], action_steps=[]))
    assert "ctg-stack" not in bare
    assert "non documenté" not in bare.split('class="ctg-line-end"')[1].split("</span>")[0]


def test_late_is_told_in_words_and_by_a_pattern() -> None:
    rows = calendar_rows(asked(plan_progress), DAY)
    drawn = calendar_chart(rows, DAY, "6 des 8 actions décrites.")
    key = re.findall(r'class="ctg-key ctg-days-(\w+)" aria-hidden="true"></span>(\w+)</li>', drawn)
    assert key == [("planned", "Prévue"), ("late", "Retard"), ("done", "Menée")]
    assert drawn.count('<span class="ctg-days-late"') == 1
    late = next(row for row in rows if row.action.late)
    assert plain(state_words(late)) == "en cours, en retard de 4 mois"
    assert "en cours, en retard de 4 mois" in plain(drawn)
    assert drawn.count("<strong>Petite enfance</strong>") == 1
    assert 'aria-label="6 des 8 actions décrites."' in drawn


def test_the_calendar_says_how_much_of_the_plan_it_draws() -> None:
    rows = calendar_rows(asked(plan_progress), DAY)
    late = chosen(rows, LATE, DAY)
    assert plain(calendar_title(late)) == "Calendrier : 1 action en retard, depuis 4 mois"
    assert plain(calendar_title(())) == "Calendrier : aucune de ces actions n’est en retard"
    sentence = calendar_sentence(late, len(rows), 8, LATE, DAY)
    assert plain(sentence) == "1 des 8 actions décrites, celles qui sont en retard. 2 actions n’ont pas de date."
    assert plain(calendar_sentence(rows, 6, 6, ALL, DAY)) == "6 des 6 actions décrites."
    assert len(calendar_table(rows).rows) == 6


def test_texts_are_escaped() -> None:
    bad = "<img src=x onerror=alert(1)>"
    action = {"key": "x", "node": "axe-2", "title": bad, "planned_end": "2026", "confidence": "storm"}
    plan = asked(plan_progress, actions=[{**action, "confidence_comment": bad}], action_steps=[])
    drawn = calendar_chart(calendar_rows(plan, DAY), DAY, bad)
    shown = part_summary(plan) + child_row(plan.roots[1]) + forecast_words(tuple(plan.all_actions())) + drawn
    assert "<img" not in shown
