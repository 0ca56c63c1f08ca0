"""What is due from whom, on a small convention: who sees what, in what order, and what silence means."""

from datetime import date

from sqlmodel import select

from ctg_core.commands.rights import Rights
from ctg_core.dossier.scope import Scope, scope_of
from ctg_core.model.action import Action
from ctg_core.model.indicator import Indicator
from ctg_core.questions.charge import WHOLE, Charge, actions_by_indicator
from ctg_core.questions.entry.due import due
from ctg_core.questions.selection import Selection
from tests.questions.entry.asked_entry import HERE, asked, valley

CHILDHOOD = Charge(themes=("early_childhood",))
YOUTH = Charge(themes=("youth",))


def test_a_value_a_reason_or_a_proposal_is_enough() -> None:
    """2025 has a rate and a reason; only the places have nothing, and the quoted number is asked of nobody."""
    found = asked(due, WHOLE)
    assert [(one.indicator, one.period, one.last) for one in found.values if one.by == "whole"] == [
        ("places", "2025", "2024")
    ]
    proposed = {"key": "p", "indicator": "places", "period": "2025", "value": "120", "state": "proposed"}
    after = asked(due, WHOLE, indicator_values=[proposed])
    assert ([one.indicator for one in after.values], after.waiting) == (["taux"], 1)


def test_a_place_that_had_its_value_the_year_before_is_expected_again() -> None:
    found = asked(due, Charge(facilities=("lucioles",)))
    assert [(one.indicator, one.by, one.places) for one in found.values] == [("taux", "facility", ("lucioles",))]


def test_each_sees_what_they_look_after() -> None:
    assert {one.indicator for one in asked(due, CHILDHOOD).values} == {"places", "taux"}
    assert asked(due, YOUTH).values == ()
    assert asked(due, Charge()).looked_after == 0
    assert asked(due, Charge(actions=("a-01",))).looked_after == 2  # the action, and the indicator it is judged by


def test_the_latest_of_notes_and_changes_is_the_news() -> None:
    """21 May 2026 is six months and a day before 22 November; the other action has a note of August."""
    found = asked(due, WHOLE)
    assert [(one.key, one.since) for one in found.silent] == [("a-01", date(2026, 5, 21))]
    assert asked(due, WHOLE, selection=Selection("vallee", date(2026, 11, 21))).silent == ()


def test_past_steps_ends_and_milestones() -> None:
    """A step of November is not past before December; one that is done never is."""
    assert [(one.kind, one.title) for one in asked(due, WHOLE).past] == [
        ("end", "Accueillir les jeunes"),
        ("step", "Choisir le terrain"),
        ("milestone", "Bilan à mi-parcours"),
    ]


def test_milestones_are_for_coordination() -> None:
    assert [one.kind for one in asked(due, CHILDHOOD).past] == ["step"]


def test_what_is_shown_as_in_charge_is_what_the_commands_let_change() -> None:
    store = valley()
    charges = [CHILDHOOD, YOUTH, Charge(actions=("a-01",)), Charge(facilities=("lucioles",)), Charge()]
    with store.reading() as session:
        linked = actions_by_indicator(session, HERE)
        for charge in charges:
            scope = Scope(frozenset(charge.themes), frozenset(charge.actions), frozenset(charge.facilities))
            rights = Rights("x", "x", "contributor", scope)
            for row in session.exec(select(Indicator)):
                assert charge.holds((row.theme,), linked.get(row.key, [])) == rights.cover(scope_of(row, session))
            for row in session.exec(select(Action)):
                assert charge.holds(row.themes, (row.key,), row.facilities) == rights.cover(scope_of(row, session))
    store.close()
