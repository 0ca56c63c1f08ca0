"""The sealed state of the fictional convention: it names what exists, differs from today, and foresees nothing."""

import pytest

from ctg_core.commands.first_run import DEMONSTRATION, shipped_state_files
from ctg_core.commands.shipped_states import ShippedState, as_it_was, read_state
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.reading import read_dossier
from ctg_core.dossier.writing import plain_dossier
from ctg_core.model.dates import span
from ctg_core.model.instants import local_day
from tests.test_typography import faults

# What a row says has happened, when it is filled in.
FACTS = {
    "actions": ("actual_start", "actual_end"),
    "action_steps": ("done_on",),
    "action_notes": ("dated",),
    "decisions": ("executed_on",),
}


@pytest.fixture(scope="module", params=shipped_state_files(), ids=lambda file: file.stem)
def state(request: pytest.FixtureRequest) -> ShippedState:
    return read_state(request.param)


@pytest.fixture(scope="module")
def today(state: ShippedState) -> Dossier:
    return read_dossier(DEMONSTRATION / f"{state.convention}.yaml")


def test_what_it_names_exists_and_says_something_else_today(state: ShippedState, today: Dossier) -> None:
    rows = {
        name: {row["key"]: row for row in rows}
        for name, rows in plain_dossier(today).items()
        if name in FACTS or name in {*state.absent, *state.changed}
    }
    assert [key for name, keys in state.absent.items() for key in keys if key not in rows[name]] == []
    same = [
        (key, field)
        for name, changed in state.changed.items()
        for key, before in changed.items()
        for field, value in before.items()
        if rows[name][key].get(field) == value
    ]
    assert same == []


def test_it_foresees_nothing(state: ShippedState, today: Dossier) -> None:
    sealed_on = local_day(state.sealed_at)
    plain = plain_dossier(as_it_was(today, state))
    foreseen = [
        (row["key"], field)
        for name, fields in FACTS.items()
        for row in plain[name]
        for field in fields
        if (said := row.get(field)) and span(said).first > sealed_on
    ]
    assert foreseen == []


def test_it_is_sealed_for_a_meeting_of_that_day(state: ShippedState, today: Dossier) -> None:
    meeting = next(row for row in plain_dossier(today)["meetings"] if row["key"] == state.meeting)
    assert meeting["held_on"] == local_day(state.sealed_at).isoformat()
    assert (
        faults(
            " ".join(
                [
                    state.label,
                    *(str(text) for rows in state.changed.values() for row in rows.values() for text in row.values()),
                ]
            )
        )
        == []
    )
