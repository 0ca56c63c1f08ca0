"""The fictional convention is what its story gives, tells what it should, and looks like no real place."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ctg_core.dossier.checking import check_dossier
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.reading import read_dossier
from ctg_core.dossier.totals import recompute
from ctg_core.dossier.writing import plain_dossier
from ctg_core.model.action import Action
from ctg_core.model.body import BodyMember
from ctg_core.model.codes import ACTION_STATUSES, ATTENDANCES, CONFIDENCES, STAGES
from ctg_core.model.commitment import Commitment
from ctg_core.model.dates import span
from ctg_core.model.facility import Facility
from ctg_core.model.funding import FundingLine, PublishedTotal
from ctg_core.model.indicator import Indicator, IndicatorValue
from ctg_core.model.meeting import Attendance, Decision, Meeting
from ctg_core.model.organisation import Organisation
from ctg_core.model.plan_node import PlanNode
from ctg_core.model.row import Sourced
from ctg_core.model.signatory import Signatory
from ctg_core.questions.indicators.attainment import GOING_BACK, NO_DATA, ON_TRACK, REACHED, TO_WATCH, Point, attainment
from ctg_core.questions.plan.progress import is_due_soon, is_late
from ctg_core.reference.lists import indicator_catalogue
from data.demonstration.build.dossier import DOSSIER, dossier_bytes
from tests.test_typography import faults

TODAY = date(2026, 11, 22)
YEARS = ("2022", "2023", "2024", "2025")


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return read_dossier(DOSSIER)


def test_the_committed_dossier_is_what_the_story_gives() -> None:
    assert DOSSIER.read_bytes() == dossier_bytes()


def test_it_has_what_is_promised(dossier: Dossier) -> None:
    assert len(dossier.convention.communes) == 12
    levels = Counter(node.level for node in dossier.of(PlanNode))
    assert levels == {"Axe": 4, "Objectif": 12}
    counts = {name: len(rows) for name, rows in dossier.rows.items()}
    assert (counts["actions"], counts["indicators"], counts["facilities"]) == (40, 60, 45)
    assert (counts["meetings"], counts["decisions"], counts["signatories"]) == (8, 25, 9)
    assert [name for name, count in counts.items() if count == 0] == []


def test_it_says_that_it_is_invented(dossier: Dossier) -> None:
    convention = dossier.convention
    assert convention.fictional
    assert all("fictif" in name for name in (convention.name, convention.short_name))


def test_no_code_is_a_real_one(dossier: Dossier) -> None:
    """There is no département 00, and no SIREN begins with seven zeros."""
    convention = dossier.convention
    assert (convention.territory_code or "").startswith("0000000")
    communes = {row.commune for noun in (Facility, IndicatorValue) for row in dossier.of(noun) if row.commune}
    assert {code[:2] for code in {*convention.communes, *communes}} == {"00"}
    assert communes <= set(convention.communes)


def test_every_status_confidence_and_attendance_is_shown(dossier: Dossier) -> None:
    actions = dossier.of(Action)
    assert {action.status for action in actions} == {*ACTION_STATUSES, None}
    assert {action.confidence for action in actions} == {*CONFIDENCES, None}
    assert {row.state for row in dossier.of(Attendance)} == set(ATTENDANCES)
    assert {row.delivered for row in dossier.of(Commitment)} == {True, False, None}


def test_some_actions_are_late_and_some_due_soon(dossier: Dossier) -> None:
    def found(rule: Callable[[str | None, str | None, date], bool]) -> list[str]:
        return [one.key for one in dossier.of(Action) if rule(one.status, one.planned_end, TODAY)]

    assert found(is_late) == ["a-04", "a-14", "a-15", "a-20", "a-23"]
    assert found(is_due_soon) == ["a-03", "a-10", "a-16", "a-27", "a-29", "a-34"]


def test_nothing_is_done_after_today(dossier: Dossier) -> None:
    happened = [
        *(text for action in dossier.of(Action) for text in (action.actual_start, action.actual_end)),
        *(step.done_on for step in dossier.rows["action_steps"]),  # type: ignore[attr-defined]
        *(decision.executed_on for decision in dossier.of(Decision)),
        *(meeting.held_on for meeting in dossier.of(Meeting) if meeting.certainty == "confirmed"),
        *(row.updated_at[:10] for rows in dossier.rows.values() for row in rows if row.updated_at),
    ]
    assert [text for text in happened if text and span(text).first > TODAY] == []


def test_the_indicators_are_those_of_the_catalogue(dossier: Dossier) -> None:
    assert [row.key for row in dossier.of(Indicator)] == [row.catalogue for row in dossier.of(Indicator)]
    assert [row.key for row in dossier.of(Indicator)] == list(indicator_catalogue())


def test_every_indicator_has_a_value_or_a_reason_for_each_year(dossier: Dossier) -> None:
    told = Counter(value.indicator for value in whole(dossier) if value.kind != "target" and value.period in YEARS)
    assert told == dict.fromkeys(indicator_catalogue(), 4)


def test_only_context_has_no_target(dossier: Dossier) -> None:
    aimed = {value.indicator for value in whole(dossier) if value.kind == "target"}
    assert {row.key for row in dossier.of(Indicator) if row.key not in aimed} == {
        row.key for row in dossier.of(Indicator) if row.kind == "context"
    }


def test_a_value_is_not_bounded_and_some_wait_for_validation(dossier: Dossier) -> None:
    by_key = {value.key: value for value in dossier.of(IndicatorValue)}
    assert by_key["PE01-2025"].value == Decimal("100.7")
    assert [key for key, value in by_key.items() if value.state == "proposed"] == [
        "CTX05-2025",
        "AD04-2025",
        "LO02-2025",
    ]


def test_every_state_of_attainment_is_shown(dossier: Dossier) -> None:
    found = {row.key: state_of(dossier, row) for row in dossier.of(Indicator) if row.kind != "context"}
    assert set(found.values()) == {REACHED, ON_TRACK, TO_WATCH, GOING_BACK, NO_DATA}
    assert (found["PE10"], found["PA01"], found["PE04"]) == (TO_WATCH, TO_WATCH, TO_WATCH)
    assert (found["EN06"], found["AD02"], found["AD03"]) == (GOING_BACK, REACHED, REACHED)
    assert [key for key, state in found.items() if state == NO_DATA] == ["PA05"]


def test_what_the_dashboard_could_count_itself_is_right(dossier: Dossier) -> None:
    by_key = {value.key: value for value in dossier.of(IndicatorValue)}
    actions = dossier.of(Action)
    for year in YEARS[1:]:
        started = [one for one in actions if one.actual_start and one.actual_start[:4] <= year]
        done = [one for one in actions if one.status == "done" and (one.actual_end or "9999")[:4] <= year]
        counted = {value.indicator for value in whole(dossier) if value.period == year and is_known(value)}
        assert by_key[f"GO01-{year}"].numerator == len(started)
        assert by_key[f"GO02-{year}"].numerator == len(done)
        assert by_key[f"GO05-{year}"].numerator == len(counted)
        assert by_key[f"GO04-{year}"].numerator == signatories_at(dossier, f"copil-{year}")
        paid = [one.paid_cents or 0 for one in dossier.of(FundingLine) if str(one.year) == year and one.funder == "caf"]
        assert by_key[f"FI01-{year}"].value == Decimal(sum(paid)).scaleb(-2)


def test_every_stage_is_shown_and_2026_is_not_paid_yet(dossier: Dossier) -> None:
    lines = dossier.of(FundingLine)
    assert {line.year for line in lines} == {2023, 2024, 2025, 2026}
    for stage in STAGES:
        assert any(getattr(line, f"{stage}_cents") for line in lines)
    assert [line.key for line in lines if line.year == 2026 and line.paid_cents is not None] == []
    assert len({scheme for line in lines for scheme in line.schemes}) >= 12
    assert len({line.funder for line in lines}) >= 8
    assert {line.nature_of_expenditure for line in lines} == {"operating", "investment"}


def test_one_printed_total_does_not_add_up(dossier: Dossier) -> None:
    lines, totals = dossier.of(FundingLine), dossier.of(PublishedTotal)
    gaps = {total.key: recompute(total, lines, totals).gap for total in totals}
    assert {key: gap for key, gap in gaps.items() if gap} == {"bilan-parentalite": 18_000_00}


def test_decisions_wait(dossier: Dossier) -> None:
    waiting = [row for row in dossier.of(Decision) if row.executed_on is None]
    overdue = [row.key for row in waiting if row.due and span(row.due).last < TODAY]
    assert overdue == ["d-13", "d-17", "d-18", "d-20", "d-21", "d-22"]
    assert [row.key for row in waiting if row.key not in overdue] == ["d-23", "d-25"]


def test_the_next_meeting_is_planned(dossier: Dossier) -> None:
    planned = [meeting.held_on for meeting in dossier.of(Meeting) if meeting.certainty == "planned"]
    assert planned == ["2026-12-10"]


def test_every_row_has_its_source(dossier: Dossier) -> None:
    bare = [row.key for rows in dossier.rows.values() for row in rows if isinstance(row, Sourced) and not row.source]
    assert bare == []


def test_only_the_story_is_found_at_fault(dossier: Dossier) -> None:
    findings = check_dossier(dossier)
    told = [finding.concerns[0] for finding in findings if finding.severity != "info"]
    assert sorted(told) == ["actions/a-11", "published_totals/bilan-parentalite"]


def test_nobody_far_away_has_a_place_nearby(dossier: Dossier) -> None:
    served = {facility.commune for facility in dossier.of(Facility) if facility.closed is None}
    assert set(dossier.convention.communes) - served == {"00010", "00011", "00012"}


def test_who_touches_a_row_is_never_a_person(dossier: Dossier) -> None:
    functions = {"Chargée de coopération CTG", "Service finances et Caf de démonstration"}
    bodies = {row.name for row in dossier.rows["bodies"]}  # type: ignore[attr-defined]
    managers = {"Gestionnaires et communauté de communes"}
    by = {row.updated_by for rows in dossier.rows.values() for row in rows}
    assert by <= functions | bodies | managers
    seated = {member.organisation for member in dossier.of(BodyMember)}
    assert seated <= {row.key for row in dossier.of(Organisation)}


def test_every_text_is_typeset(dossier: Dossier) -> None:
    assert [fault for text in texts(plain_dossier(dossier)) for fault in faults(text)] == []
    assert [text for text in texts(plain_dossier(dossier)) if "'" in text] == []


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in value if isinstance(value, list) else value.values():
            yield from texts(part)


def whole(dossier: Dossier) -> list[IndicatorValue]:
    """The values of the whole territory."""
    return [value for value in dossier.of(IndicatorValue) if value.commune is None and value.facility is None]


def is_known(value: IndicatorValue) -> bool:
    return value.value is not None and value.kind != "target"


def state_of(dossier: Dossier, indicator: Indicator) -> str:
    """Against the final target, with the last known value."""
    values = [value for value in whole(dossier) if value.indicator == indicator.key]
    points = {
        kind: [point_of(value) for value in values if value.kind == kind and value.value is not None] for kind in KINDS
    }
    known = [point_of(value) for value in values if is_known(value)]
    baseline, target = next(iter(points["baseline"]), None), points["target"][-1]
    return attainment(indicator.direction, baseline, target, known[-1], indicator.tolerance).state


KINDS = ("baseline", "observed", "target")


def point_of(value: IndicatorValue) -> Point:
    assert value.period is not None
    assert value.value is not None
    return Point(value.period, value.value)


def signatories_at(dossier: Dossier, meeting: str) -> int:
    signing = {row.organisation for row in dossier.of(Signatory)}
    there = {row.organisation for row in dossier.of(Attendance) if row.meeting == meeting and row.state in COUNTED}
    return len(signing & there)


COUNTED = {"present", "represented"}
