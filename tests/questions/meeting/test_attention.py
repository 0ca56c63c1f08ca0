"""What needs attention, on a small dossier: who is in which list, in what order, and what unknown never means."""

from typing import Any

import pytest

from ctg_core.questions.governance.expiries import label_end
from ctg_core.questions.meeting.attention import Attention, attention
from tests.questions.plan.asked_plan import asked


def keys(items: Any) -> list[str]:
    return [item.row.key for item in items]


def test_no_action_is_in_two_lists() -> None:
    found = asked(attention)
    assert (keys(found.late), keys(found.held_back), keys(found.due_soon)) == (["b"], ["f"], ["e"])
    assert found.late[0].days_late == 145
    assert found.undescribed == 2


def line(key: str, year: int, **amounts: int) -> dict[str, Any]:
    cents = {f"{stage}_cents": euros * 100 for stage, euros in amounts.items()}
    return {"key": key, "label": key.split("-", maxsplit=1)[0], "year": year, "funder": "caf", **cents}


def money(*lines: dict[str, Any]) -> Attention:
    return asked(attention, funding_lines=list(lines))


def test_a_payment_that_came_with_another_year_settles_both() -> None:
    """48 000 + 38 000 committed, 86 000 paid the second year: nothing is owed."""
    assert money(line("bus-1", 2023, committed=48_000), line("bus-2", 2024, committed=38_000, paid=86_000)).unpaid == ()


def test_what_is_not_paid_in_full_comes_widest_gap_first() -> None:
    found = money(
        line("a-1", 2024, committed=100, paid=90),
        line("b-1", 2025, committed=50),
        line("c-1", 2025, committed=70, paid=70),
        line("d-1", 2026, committed=900),  # this year is not over
    )
    # b: 50 with no payment known, a: 100 - 90 = 10.
    assert [(one.label, one.promised, one.paid) for one in found.unpaid] == [("b", 5_000, None), ("a", 10_000, 9_000)]


def test_a_request_without_answer_is_neither_committed_nor_paid() -> None:
    found = money(
        line("a-1", 2026, requested=10),
        line("b-1", 2025, requested=30),
        line("c-1", 2026, requested=99, committed=99),
        line("d-1", 2027, requested=99),
        line("e-1", 2026, planned=99),
    )
    assert [(one.label, one.promised) for one in found.unanswered] == [("b", 3_000), ("a", 1_000)]


@pytest.mark.parametrize(
    ("label", "end"),
    [
        ("Agrément centre social jusqu’au 31 décembre 2026", "2026-12-31"),
        ("Agrément jusqu'au 1er mars 2027", "2027-03-01"),
        ("Plan mercredi", None),
        ("Agrément jusqu’au 31 février 2027", None),
        ("Agrément depuis le 31 décembre 2026", None),
    ],
)
def test_the_end_of_a_label(label: str, end: str | None) -> None:
    assert label_end(label) == end


def place(key: str, label: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "name": key, "type": "centre_social", "labels": [label], **more}


def test_what_ends_within_six_months_or_has_ended_comes_soonest_first() -> None:
    found = asked(
        attention,
        facilities=[
            place("bientot", "Agrément jusqu’au 31 décembre 2026"),  # 39 days
            place("passe", "Agrément jusqu’au 21 novembre 2026"),  # yesterday
            place("loin", "Agrément jusqu’au 31 décembre 2028"),
            place("ferme", "Agrément jusqu’au 31 décembre 2026", closed="2025"),
        ],
        related_documents=[
            {"key": "pedt", "title": "PEDT", "kind": "scheme", "relation": "linked", "end": "2026"},
            {"key": "ancien", "title": "CEJ", "kind": "legacy_contract", "relation": "predecessor", "end": "2026"},
        ],
    )
    assert [(one.key, one.days_left) for one in found.endings] == [("passe", -1), ("bientot", 39), ("pedt", 39)]


def test_a_decision_waits_once_its_date_has_passed_and_nobody_says_it_is_done() -> None:
    found = asked(
        attention,
        decisions=[
            {"key": "recente", "title": "R", "due": "2026-10"},
            {"key": "ancienne", "title": "A", "due": "2025"},
            {"key": "faite", "title": "F", "due": "2025", "executed_on": "2026"},
            {"key": "a-venir", "title": "V", "due": "2026-12"},
        ],
    )
    assert [one.row.key for one in found.overdue] == ["ancienne", "recente"]


def test_values_that_wait_are_told_by_indicator_and_going_back_is_validated_only() -> None:
    indicator = {"key": "places", "label": "Places", "kind": "output", "unit": "places", "direction": "increase"}

    def value(key: str, kind: str, period: str, number: str, **more: str) -> dict[str, str]:
        return {"key": key, "indicator": "places", "kind": kind, "period": period, "value": number, **more}

    base = [value("b", "baseline", "2022", "40"), value("t", "target", "2027", "60")]
    proposed = asked(
        attention,
        indicators=[indicator],
        indicator_values=[*base, value("o", "observed", "2025", "30", state="proposed")],
    )
    assert [(one.key, one.periods) for one in proposed.proposed] == [("places", ("2025",))]
    assert proposed.going_back == ()
    observed = asked(attention, indicators=[indicator], indicator_values=[*base, value("o", "observed", "2025", "30")])
    assert [one.key for one in observed.going_back] == ["places"]


def test_gaps_are_counted_apart_and_what_is_good_to_know_is_no_doubt() -> None:
    def found_in_sources(key: str, kind: str, severity: str) -> dict[str, str]:
        return {"key": key, "kind": kind, "severity": severity, "title": key, "explanation": "Pourquoi."}

    found = asked(
        attention,
        discrepancies=[
            found_in_sources("vide", "gap", "info"),
            found_in_sources("leger", "slip", "info"),
            found_in_sources("grave", "contradiction", "error"),
        ],
    )
    told = [one.title for one in found.doubts]  # those of Sources: rows without a source are among them
    assert (told[0], "leger" in told, found.gaps) == ("grave", False, 1)


def test_a_silent_dossier_presses_nobody() -> None:
    found = asked(attention, plan_nodes=[], actions=[], action_steps=[])
    assert found.without_money
    assert not any((found.late, found.held_back, found.unpaid, found.endings, found.overdue, found.doubts))
    assert (found.days_left, found.undescribed) == (None, 0)
