"""What was promised and what was kept, by worked examples: meetings, decisions, commitments, ends."""

from datetime import date
from typing import Any

import pytest

from ctg_core.dossier.storage import write_dossier
from ctg_core.questions.entry.deadlines import calendar_deadlines
from ctg_core.questions.governance.decision_rate import decision_rate, in_time
from ctg_core.questions.governance.followed_words import (
    pace_sentence,
    promises_sentence,
    rate_sentence,
    renewals_sentence,
)
from ctg_core.questions.governance.meeting_pace import (
    KEPT,
    MISSED,
    RUNNING,
    SILENT,
    convention_years,
    meeting_pace,
    pace_state,
)
from ctg_core.questions.governance.promises import Tally, promises, tally_of
from ctg_core.questions.governance.renewals import LATER, OVER, SOON, renewal_state, renewals
from ctg_core.questions.selection import Selection
from ctg_core.store.opening import memory_store
from tests.dossier.written import dossier

DAY = date(2026, 11, 22)


def asked(question: Any, convention: dict[str, Any] | None = None, **collections: Any) -> Any:
    store = memory_store()
    with store.writing() as session:
        write_dossier(session, dossier(convention, **collections))
    with store.reading() as session:
        found = question(session, Selection("essai", DAY))
    store.close()
    return found


@pytest.mark.parametrize(
    ("held", "minimum", "whole", "recorded", "expected"),
    [
        (1, 1, True, True, KEPT),
        (2, 1, False, True, KEPT),  # the year is not over, and it is already enough
        (0, 1, True, True, MISSED),
        (1, 2, True, True, MISSED),
        (1, 2, False, True, RUNNING),  # there is still time
        (0, 1, True, False, SILENT),  # nobody records the meetings of this body: silence proves nothing
    ],
)
def test_a_minimum_is_kept_missed_or_not_known(
    held: int,
    minimum: int,
    whole: bool,
    recorded: bool,
    expected: str,
) -> None:
    assert pace_state(held, minimum, whole=whole, recorded=recorded) == expected


def test_the_years_of_a_convention_stop_at_its_end_or_today() -> None:
    assert convention_years("2023-07-01", "2027", DAY) == (2023, 2024, 2025, 2026)
    assert convention_years("2020", "2022-12-31", DAY) == (2020, 2021, 2022)
    assert convention_years(None, "2027", DAY) == ()


def test_meetings_of_one_body_year_by_year() -> None:
    """At least two a year from July 2024: half a year, then a whole one with one meeting, then the year that runs."""
    pace = asked(
        meeting_pace,
        {"start": "2024-07-01", "end": "2028-06-30"},
        bodies=[
            {"key": "copil", "name": "Copil", "kind": "steering_committee", "minimum_meetings": 2},
            {"key": "groupe", "name": "Groupe", "kind": "working_group"},
        ],
        meetings=[
            {"key": "a", "title": "a", "body": "copil", "held_on": "2024-10", "certainty": "confirmed"},
            {"key": "b", "title": "b", "body": "copil", "held_on": "2025-05", "certainty": "confirmed"},
            {"key": "c", "title": "c", "body": "copil", "held_on": "2025-11", "certainty": "planned"},
        ],
    )
    [copil] = pace.bodies  # the group promises nothing
    assert [(year.year, year.held, year.state) for year in copil.years] == [
        (2024, 1, RUNNING),
        (2025, 1, MISSED),
        (2026, 0, RUNNING),
    ]
    assert (pace.kept, pace.judged, pace.silent) == (0, 1, 0)
    assert pace_sentence(pace) == "Le minimum de réunions est tenu 0\u00a0fois sur 1, par instance et par année."


def test_the_execution_rate_counts_what_is_due_only() -> None:
    """Two executed, one overdue: 2 ÷ 3 = 67 %. One to come and one without date stay out, and that is said."""
    rate = asked(
        decision_rate,
        decisions=[
            {"key": "a", "title": "a", "due": "2026-03-31", "executed_on": "2026-03-02"},
            {"key": "b", "title": "b", "due": "2026-03-31", "executed_on": "2026-05"},
            {"key": "c", "title": "c", "due": "2026-06"},
            {"key": "d", "title": "d", "due": "2027"},
            {"key": "e", "title": "e"},
        ],
    )
    assert (rate.executed, rate.due, rate.pending, rate.undated, rate.on_time, rate.dated) == (2, 3, 1, 1, 1, 2)
    assert rate.card.formula == "2 exécutées ÷ 3 à exécuter à ce jour = 67\u202f%."
    assert rate_sentence(rate).startswith("67\u202f% des décisions à exécuter à ce jour le sont\u202f: 2 sur 3")
    assert "Hors calcul\u202f: 1\u00a0a une échéance à venir et 1\u00a0n’a pas d’échéance." in rate_sentence(rate)


def test_no_decision_due_gives_no_rate() -> None:
    rate = asked(decision_rate, decisions=[{"key": "a", "title": "a"}])
    assert (rate.percent, rate_sentence(rate)) == (None, "Aucune décision n’est encore à échéance.")


@pytest.mark.parametrize(
    ("executed_on", "due", "expected"),
    [
        ("2026-03-31", "2026-03-31", True),
        ("2026-04-01", "2026-03-31", False),
        ("2026-03", "2026-03-15", True),  # some days of March are in time, and nothing says otherwise
        ("2026-12", "2026", True),
        ("2027", "2026-12-31", False),
    ],
)
def test_in_time_at_the_precision_of_both_dates(executed_on: str, due: str, expected: bool) -> None:
    assert in_time(executed_on, due) is expected


def test_commitments_nobody_speaks_of_stay_unknown() -> None:
    assert tally_of([True, False, None, True]) == Tally(promised=4, delivered=2, broken=1)
    assert tally_of([True, False, None, True]).unknown == 1


def test_a_service_promises_for_the_signatory_it_belongs_to() -> None:
    found = asked(
        promises,
        organisations=[
            {"key": "caf", "name": "Caf", "kind": "caf"},
            {"key": "dsp", "name": "Direction", "kind": "service", "parent": "caf"},
            {"key": "msa", "name": "MSA", "kind": "msa"},
            {"key": "asso", "name": "Association", "kind": "association"},
        ],
        signatories=[{"key": "s1", "organisation": "caf"}, {"key": "s2", "organisation": "msa"}],
        commitments=[
            {"key": "p", "kind": "purpose", "title": "Un but"},
            {"key": "a", "kind": "obligation", "title": "Payer", "organisation": "caf", "delivered": True},
            {"key": "b", "kind": "service", "title": "Conseiller", "organisation": "dsp", "delivered": False},
            {"key": "c", "kind": "mission", "title": "Accueillir", "organisation": "asso", "nature": "intention"},
            {"key": "d", "kind": "mission", "title": "Assurer la charge des écoles", "organisation": "msa"},
            {"key": "e", "kind": "service", "title": "Tenir un accueil", "organisation": "dsp", "nature": "rule"},
            {"key": "f", "kind": "principle", "title": "Une aide limitée à trois domaines", "organisation": "caf"},
        ],
    )
    lines = [(party.name, party.signatory, party.tally.promised, party.broken) for party in found.parties]
    assert lines == [
        ("Caf", True, 2, ("Conseiller",)),
        ("MSA", True, 0, ()),
        ("Association", False, 1, ()),
    ]
    assert found.tally == Tally(3, 1, 1)
    assert promises_sentence(found).endswith("1\u00a0tenu, 1\u00a0non tenu, 1 dont la suite n’est pas renseignée.")


@pytest.mark.parametrize(("days", "expected"), [(-1, OVER), (0, SOON), (182, SOON), (183, LATER)])
def test_how_near_an_end_is(days: int, expected: str) -> None:
    assert renewal_state(days) == expected


def test_every_end_soonest_first_and_in_the_calendar() -> None:
    """What came before the convention, and what comes next, are not ends to renew."""
    content = {
        "facilities": [
            {"key": "cs", "name": "Centre", "type": "centre_social", "labels": ["Agrément jusqu’au 31 décembre 2026"]}
        ],
        "related_documents": [
            {"key": "cej", "title": "CEJ", "kind": "legacy_contract", "relation": "predecessor", "end": "2022"},
            {"key": "pedt", "title": "PEdT", "kind": "scheme", "relation": "linked", "end": "2026-08-31"},
            {"key": "next", "title": "CTG suivante", "kind": "ctg", "relation": "successor", "end": "2032"},
        ],
    }
    found = asked(renewals, {"start": "2023", "end": "2027"}, **content)
    assert [(one.kind, one.state) for one in found] == [("document", OVER), ("agreement", SOON), ("convention", LATER)]
    assert found[-1].next == "CTG suivante"
    assert renewals_sentence(found).startswith("1\u00a0échéance passée, 1\u00a0fin dans les six mois.")
    dates = asked(calendar_deadlines, {"start": "2023", "end": "2027"}, **content)
    assert [(one.title, one.day.year) for one in dates] == [
        ("Fin\u202f: PEdT", 2026),
        ("Agrément jusqu’au 31 décembre 2026", 2026),
        ("Fin\u202f: Essai", 2027),
    ]
    assert len({one.ref for one in dates}) == len(dates)
