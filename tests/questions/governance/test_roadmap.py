from datetime import date
from typing import Any

from ctg_core.dossier.storage import write_dossier
from ctg_core.questions.governance.roadmap import Roadmap, roadmap
from ctg_core.questions.selection import Selection
from ctg_core.store.opening import memory_store
from tests.dossier.written import dossier

DAY = date(2026, 11, 22)


def asked(*milestones: dict[str, Any]) -> Roadmap:
    store = memory_store()
    with store.writing() as session:
        write_dossier(
            session,
            dossier(
                bodies=[{"key": "copil", "name": "Copil", "kind": "steering_committee"}], milestones=list(milestones)
            ),
        )
    with store.reading() as session:
        found = roadmap(session, Selection("essai", DAY))
    store.close()
    return found


def step(key: str, start: str | None = None, end: str | None = None, certainty: str = "planned", **more: Any) -> Any:
    dates = {name: text for name, text in (("start", start), ("end", end)) if text}
    return {"key": key, "title": key, "certainty": certainty, **dates, **more}


def keys(steps: Any) -> list[str]:
    return [one.row.key for one in steps]


def test_nothing_documented() -> None:
    found = asked()
    assert (found.milestones, found.upcoming(3), found.recent(3)) == ((), (), ())


def test_steps_come_in_time_order_whatever_their_precision_and_undated_ones_last() -> None:
    found = asked(step("sans-date"), step("mars", "2022-03"), step("annee", "2022"), step("fevrier", "2022-02-10"))
    assert keys(found.milestones) == ["annee", "fevrier", "mars", "sans-date"]
    assert [one.precision for one in found.milestones] == ["year", "day", "month", None]


def test_the_next_steps_go_by_the_next_date_to_come() -> None:
    found = asked(
        step("periode", "2023", "2026"),  # next date: its end, 31 December 2026
        step("bilan", "2026"),  # the same end, but it begins later: it comes first
        step("comite", "2026-12-10"),
        step("renouvellement", "2027"),
        step("gone", "2024"),
        step("sans-date"),
    )
    assert keys(found.upcoming(9)) == ["comite", "bilan", "periode", "renouvellement"]
    assert keys(found.upcoming(1)) == ["comite"]


def test_the_last_steps_keep_their_doubt() -> None:
    found = asked(step("signature", "2023-11-21"), step("diagnostic", "2019", certainty="confirmed"))
    assert [(one.row.key, one.state) for one in found.recent(5)] == [
        ("signature", "undocumented"),
        ("diagnostic", "past"),
    ]


def test_a_step_says_its_kind_its_body_and_its_printed_date() -> None:
    (found,) = asked(step("signature", "2024", kind="signature", body="copil", printed_date="fin 2024")).milestones
    assert (found.kind, found.body, found.row.printed_date) == ("signature", "Copil", "fin 2024")
    assert found.card.ref == "milestones/signature"
