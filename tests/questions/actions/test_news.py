"""Which actions wait for news, in which order, and for whom."""

from datetime import date
from functools import partial

from ctg_core.questions.actions.news import action_news, action_record
from ctg_core.questions.charge import WHOLE, Charge
from tests.questions.plan.asked_plan import asked


def test_the_latest_comes_first_then_the_most_silent() -> None:
    """b is late by 145 days; d and e are under way and nobody ever wrote of them; the closed ones come last."""
    found = asked(partial(action_news, charge=WHOLE))
    assert [news.key for news in found] == ["b", "d", "e", "f", "a", "c"]
    assert found[0].days_late == 145
    assert [news.key for news in found if news.quiet] == ["b", "d", "e"]


def test_a_note_is_news() -> None:
    notes = [{"key": "n", "action": "d", "dated": "2026-11-02", "text": "Vu."}]
    by_key = {news.key: news for news in asked(partial(action_news, charge=WHOLE), action_notes=notes)}
    assert (by_key["d"].last, by_key["d"].quiet) == (date(2026, 11, 2), False)


def test_only_what_is_in_charge_is_asked_for() -> None:
    found = asked(partial(action_news, charge=Charge(actions=("e",))))
    assert [news.key for news in found] == ["e"]


def test_what_an_action_says_comes_with_its_versions() -> None:
    found = asked(partial(action_record, key="b"))
    assert found is not None
    action, steps = found
    assert (action.version, action.status, action.obstacle) == (1, "in_progress", "Aucun local.")
    assert [(step.key, step.version, step.done_on) for step in steps][:2] == [
        ("b-1", 1, "2026-02-01"),
        ("b-2", 1, None),
    ]
    assert asked(partial(action_record, key="z")) is None
