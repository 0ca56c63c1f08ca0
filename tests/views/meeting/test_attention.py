"""What needs attention, as the home page says it: ranked, each with the way to it."""

import re
from html import unescape

from ctg_core.questions.meeting.attention import attention
from ctg_core.views.meeting.attention import SHOWN, attention_panels, matters
from tests.questions.plan.asked_plan import ACTIONS, asked


def plain(text: str) -> str:
    return unescape(text).replace("\u202f", " ").replace("\u00a0", " ")


def test_what_blocks_comes_before_what_is_good_to_know() -> None:
    found = matters(asked(attention), "essai")
    assert [plain(matter.sentence) for matter in found] == [
        "1 action en retard",
        "1 autre action freinée",
        "1 échéance dans les trois mois",
        "2 actions annoncées sans fiche",
        "Aucun montant n’est documenté",
        "2 points à vérifier dans les documents",
    ]


def test_each_item_leads_to_its_own_screen_and_says_why() -> None:
    late, *_ = matters(asked(attention), "essai")
    assert late.address == "actions?convention=essai&statut=en+retard"
    (item,) = late.items
    assert (item.address, plain(item.detail)) == ("actions?convention=essai&action=b", "en retard de 4 mois")
    assert item.more == "Aucun local."


def test_beyond_a_few_items_the_rest_is_counted() -> None:
    more = [{**ACTIONS[1], "key": f"x{rank}", "node": "axe-2"} for rank in range(4)]
    shown = attention_panels(asked(attention, actions=more, action_steps=[]), "essai")
    assert shown.count('href="actions?convention=essai&amp;action=') == SHOWN
    assert f"et {4 - SHOWN} autres" in plain(shown)


def test_money_is_said_stage_by_stage() -> None:
    line = {"key": "l", "label": "Bonus", "year": 2025, "funder": "caf", "committed_cents": 5_000_00}
    shown = plain(attention_panels(asked(attention, funding_lines=[line]), "essai"))
    assert "5 000 € engagés, aucun versement connu (2025)" in shown


def test_nothing_that_presses_is_said_as_such() -> None:
    bare = asked(
        attention,
        plan_nodes=[],
        actions=[],
        action_steps=[],
        funding_lines=[{"key": "l", "label": "Bonus", "funder": "caf", "nature": "entered"}],
    )
    assert "Rien ne presse" in attention_panels(bare, "essai")


def test_the_end_of_the_convention_says_what_follows() -> None:
    ended = asked(attention, convention={"end": "2025-12-31"})
    assert "Période arrivée à son terme : la suite n’est pas documentée" in plain(attention_panels(ended, "essai"))
    ending = asked(attention, convention={"end": "2026-12-31"})
    assert "Fin de la convention dans 39 jours" in plain(attention_panels(ending, "essai"))


def test_texts_are_escaped() -> None:
    actions = [{**ACTIONS[1], "title": "<img src=x>", "obstacle": "<script>"}]
    shown = attention_panels(asked(attention, actions=actions, action_steps=[]), "essai")
    assert not re.search(r"<img|<script", shown)
