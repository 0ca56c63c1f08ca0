"""What a return sheet asks of each recipient."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from ctg_core.questions.files.return_lines import ACTIONS, GIVEN, MONEY, PROPOSED, STEPS, TO_GIVE, VALUES, ValueLine
from ctg_core.questions.files.return_recipients import (
    BODY,
    ORGANISATION,
    PERSON,
    THEME,
    Recipient,
    UnknownRecipient,
    recipient_named,
    recipients,
)
from ctg_core.questions.files.return_sheet import lines_now
from ctg_core.questions.selection import Selection
from ctg_core.store.store import Store
from tests.return_sheets import CHILDHOOD, COMBE, COORDINATION, ENFANCE, HERE, HERE_AND_NOW, asked, combe


@pytest.fixture
def store() -> Iterator[Store]:
    store = combe()
    yield store
    store.close()


def keys(lines: object) -> list[str]:
    return [line.key for line in lines]  # type: ignore[attr-defined]


def test_who_a_sheet_can_be_made_for(store: Store) -> None:
    with store.reading() as session:
        found = recipients(session, HERE_AND_NOW)
    assert [one.code for one in found] == [
        "instance/groupe",
        "organisation/asso",
        "organisation/ville",
        "theme/early_childhood",
        "theme/youth",
        "personne/coordination",
        "personne/enfance",
    ]


def test_the_values_of_the_period_due_given_or_not(store: Store) -> None:
    """2025 is over on 10 March 2026. A place had a value the year before; context is not asked."""
    found = {line.key: line for line in asked(store).of(VALUES)}
    assert {key: line.shows("state") for key, line in found.items()} == {
        "places/2025//": TO_GIVE,
        "places/2025//creche": TO_GIVE,
        "places/2025//micro": GIVEN,
        "taux/2025//": GIVEN,
    }
    assert (found["places/2025//"].shows("previous"), found["places/2025//"].shows("previous_period")) == (118, "2024")
    assert (found["places/2025//micro"].shows("value"), found["places/2025//micro"].shows("comment")) == (
        59,
        "Relevé de mai",
    )
    rate = found["taux/2025//"]
    assert isinstance(rate, ValueLine)
    assert (rate.is_rate, rate.shows("terms")) == (True, "heures payées ÷ heures offertes")
    assert found["places/2025//creche"].shows("place") == "Crèche des Lucioles"


def test_open_actions_their_steps_and_their_money(store: Store) -> None:
    """A done action and the money of 2021 are closed."""
    found = asked(store)
    assert (keys(found.of(ACTIONS)), keys(found.of(STEPS)), keys(found.of(MONEY))) == (["a-01"], ["e-01"], ["f-01"])
    assert found.of(MONEY)[0].shows("planned_cents") == 100_050


@pytest.mark.parametrize(
    ("recipient", "values", "actions", "money"),
    [
        (Recipient(BODY, "groupe", ""), 4, ["a-01"], ["f-01"]),
        (Recipient(ORGANISATION, "asso", ""), 1, ["a-01"], ["f-01"]),
        (Recipient(ORGANISATION, "ville", ""), 1, ["a-02"], ["f-03"]),
        (Recipient(THEME, "youth", ""), 1, ["a-02"], ["f-03"]),
        (Recipient(PERSON, ENFANCE, ""), 4, ["a-01"], ["f-01"]),
        (Recipient(PERSON, COORDINATION, ""), 5, ["a-01", "a-02"], ["f-01", "f-03"]),
        (Recipient(PERSON, "inconnu", ""), 0, [], []),
        (Recipient(BODY, "copil", ""), 0, [], []),
    ],
    ids=lambda given: given.key if isinstance(given, Recipient) else "",
)
def test_each_is_asked_what_is_theirs(
    recipient: Recipient, values: int, actions: list[str], money: list[str], store: Store
) -> None:
    found = asked(store, recipient)
    assert (len(found.of(VALUES)), keys(found.of(ACTIONS)), keys(found.of(MONEY))) == (values, actions, money)


def test_nothing_is_due_before_a_year_is_over(store: Store) -> None:
    assert asked(store, CHILDHOOD, Selection(HERE, date(2023, 6, 1))).of(VALUES) == []


def test_lines_are_found_again_by_what_identifies_them(store: Store) -> None:
    lines = asked(store).lines
    gone = [("actions", "a-99"), ("indicator_values", "places/2025//nulle"), ("indicator_values", "x"), ("autres", "x")]
    with store.reading() as session:
        assert lines_now(session, HERE_AND_NOW, [*(line.identity for line in lines), *gone]) == {
            line.identity: line for line in lines
        }


def test_a_proposed_value_is_the_one_shown() -> None:
    store = combe_with_a_proposal()
    shown = next(line for line in asked(store).of(VALUES) if line.key == "taux/2025//")
    assert (shown.shows("state"), shown.shows("value")) == (PROPOSED, Decimal("71.0"))
    store.close()


def combe_with_a_proposal() -> Store:
    proposed = '  - {key: taux-2025-p, indicator: taux, period: "2025", value: "71.0", state: proposed}\nactions:'
    return combe(COMBE.replace("actions:", proposed, 1))


@pytest.mark.parametrize("name", ["early_childhood", "theme/early_childhood", "PETITE ENFANCE"])
def test_a_recipient_is_named_by_key_code_or_name(name: str) -> None:
    assert recipient_named([CHILDHOOD, Recipient(BODY, "groupe", "Groupe")], name) == CHILDHOOD


@pytest.mark.parametrize(
    ("found", "said"),
    [([CHILDHOOD], "ne désigne personne"), ([], "n’a encore personne")],
)
def test_nobody_is_called_so(found: list[Recipient], said: str) -> None:
    with pytest.raises(UnknownRecipient, match=said):
        recipient_named(found, "Zorro")


def test_several_are_called_so() -> None:
    alike = [Recipient(BODY, "groupe", "Petite enfance"), CHILDHOOD]
    with pytest.raises(UnknownRecipient, match=r"plusieurs fiches.*\n.*instance/groupe"):
        recipient_named(alike, "petite enfance")
