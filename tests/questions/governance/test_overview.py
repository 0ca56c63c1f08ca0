from datetime import date
from typing import Any

import pytest

from ctg_core.dossier.storage import write_dossier
from ctg_core.questions.governance.linked_documents import documents
from ctg_core.questions.governance.overview import EXECUTED, OVERDUE, UNKNOWN, Governance, execution_of, governance
from ctg_core.questions.governance.signatories import signatories
from ctg_core.questions.selection import Selection
from ctg_core.store.opening import memory_store
from tests.dossier.written import dossier

DAY = date(2026, 11, 22)
COPIL = {"key": "copil", "name": "Comité de pilotage", "kind": "steering_committee", "minimum_meetings": 1}
ORGANISATIONS = [
    {"key": "caf", "name": "Caf", "kind": "caf"},
    {"key": "dsp", "name": "Direction des services aux partenaires", "kind": "service", "parent": "caf"},
    {"key": "communes", "name": "33 communes", "kind": "municipalities", "members": 33},
]


def asked(question: Any = governance, **collections: Any) -> Any:
    store = memory_store()
    with store.writing() as session:
        write_dossier(session, dossier(**{"organisations": ORGANISATIONS, **collections}))
    with store.reading() as session:
        found = question(session, Selection("essai", DAY))
    store.close()
    return found


def meeting(key: str, held_on: str | None, certainty: str = "confirmed") -> dict[str, Any]:
    return {"key": key, "title": key, "body": "copil", "held_on": held_on, "certainty": certainty}


def decision(key: str, **fields: Any) -> dict[str, Any]:
    return {"key": key, "title": key, **fields}


@pytest.mark.parametrize(
    ("executed_on", "due", "expected"),
    [
        (None, None, UNKNOWN),
        ("2026-03", None, EXECUTED),
        ("2026-03", "2025-12-31", EXECUTED),  # late, but done
        (None, "2026-11-21", OVERDUE),  # yesterday
        (None, "2026-11-22", UNKNOWN),  # today: still time
        (None, "2026", UNKNOWN),  # the year is not over
    ],
)
def test_execution_is_never_guessed(executed_on: str | None, due: str | None, expected: str) -> None:
    assert execution_of(executed_on, due, DAY) == expected


def test_nothing_documented() -> None:
    found: Governance = asked()
    assert (found.bodies, found.meetings, found.decisions, found.latest_decisions()) == ((), (), (), ())
    assert found.held == 0
    assert not found.commitments


def test_a_meeting_counts_only_if_a_document_says_it_was_held() -> None:
    found: Governance = asked(
        bodies=[COPIL],
        meetings=[
            meeting("a", "2021-04-15"),
            meeting("b", "2021-10-06"),
            meeting("c", "2022-11", "planned"),  # gone by, and nobody says whether it was held
            meeting("d", "2027-02", "planned"),
            meeting("e", "2027-03", "confirmed"),  # its date is sure; it is still to come
        ],
    )
    (copil,) = found.bodies
    assert (copil.held, copil.by_year, copil.not_documented, copil.to_come) == (2, ((2021, 2),), 1, 2)
    assert copil.row.minimum_meetings == 1
    assert found.held == 2
    assert [line.row.key for line in found.meetings] == ["e", "d", "c", "b", "a"]


def test_decisions_are_dated_by_their_meeting_latest_first() -> None:
    found: Governance = asked(
        bodies=[COPIL],
        meetings=[meeting("avril", "2021-04-15"), meeting("decembre", "2021-12-10")],
        decisions=[
            decision("ancienne", meeting="avril"),
            decision("sans-date"),
            decision("vote", meeting="decembre", vote="Adopté à l’unanimité", responsible="caf", due="2022-01"),
            decision("faite", meeting="decembre", executed_on="2022-02-01"),
        ],
    )
    assert [line.row.key for line in found.decisions] == ["vote", "faite", "ancienne", "sans-date"]
    assert [line.row.key for line in found.latest_decisions()] == ["vote", "faite"]
    assert found.executions() == {EXECUTED: 1, OVERDUE: 1, UNKNOWN: 2}
    first = found.decisions[0]
    assert (first.body, first.decided_on, first.responsible) == ("Comité de pilotage", "2021-12-10", "Caf")
    assert found.cards["decisions"].nature == "calculé"


def test_who_sits_what_is_on_the_agenda_who_attended() -> None:
    found: Governance = asked(
        bodies=[COPIL],
        body_members=[{"key": "m", "body": "copil", "organisation": "communes", "capacity": "élus"}],
        meetings=[meeting("a", "2026-01-10")],
        agenda_items=[{"key": "p1", "meeting": "a", "title": "Bilan"}],
        attendances=[{"key": "t1", "meeting": "a", "organisation": "caf", "state": "excused"}],
    )
    assert [(member.organisation, member.capacity) for member in found.bodies[0].members] == [("33 communes", "élus")]
    assert found.meetings[0].agenda == ("Bilan",)
    assert found.meetings[0].attendances == (("Caf", "excusé"),)


def test_commitments_stand_under_the_organisation_that_carries_them() -> None:
    found: Governance = asked(
        commitments=[
            {"key": "but", "kind": "purpose", "title": "But"},
            {"key": "bilan", "kind": "obligation", "title": "Bilan", "delivered": True},
            {"key": "caf", "kind": "obligation", "title": "Bonus", "organisation": "caf"},
            {"key": "offre", "kind": "mission", "title": "Offre", "organisation": "dsp"},
            {"key": "conseil", "kind": "service", "title": "Conseil", "parent": "offre", "organisation": "caf"},
        ]
    )
    given = found.commitments
    assert [node.title for node in given.purposes.all()] == ["But"]
    assert [(party.name, [node.key for node in party.all()]) for party in given.obligations] == [
        (None, ["bilan"]),
        ("Caf", ["caf"]),
    ]
    assert [node.delivered for node in given.promised] == [True, None]
    (caf,) = given.offers
    assert (caf.name, caf.commitments) == ("Caf", ())
    (service,) = caf.services
    assert (service.name, [node.key for node in service.all()]) == (
        "Direction des services aux partenaires",
        ["offre", "conseil"],
    )
    assert len(given) == 5


def test_a_group_of_communes_signs_for_one_and_says_so() -> None:
    found = asked(
        signatories,
        signatories=[
            {
                "key": "s1",
                "organisation": "caf",
                "capacity": "Directeur",
                "signature": "2020-03-02",
                "signature_certainty": "confirmed",
            },
            {
                "key": "s2",
                "organisation": "communes",
                "resolution": "2020-07",
                "resolution_end": "2020-08",
                "resolution_certainty": "planned",
                "signature": "2020-09-01",
            },
        ],
    )
    assert len(found.lines) == 2
    assert found.groups == ("33 communes",)
    caf, communes = found.lines
    assert (caf.signature.state, caf.resolution.state) == ("past", "undated")
    assert (communes.resolution.state, communes.signature.state) == ("undocumented", "undocumented")


def test_related_documents_go_from_what_came_before_to_what_comes_next() -> None:
    found = asked(
        documents,
        related_documents=[
            {"key": "ctg", "title": "CTG", "kind": "ctg", "relation": "successor"},
            {"key": "loi", "title": "Loi", "kind": "law", "relation": "framework"},
            {"key": "cej", "title": "CEJ", "kind": "legacy_contract", "relation": "predecessor"},
        ],
    )
    assert [line.row.key for line in found] == ["cej", "loi", "ctg"]
    assert found[0].relation == "précède la convention"
