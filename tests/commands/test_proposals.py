"""Values that wait: coordination decides of what it was shown, never of what others wrote meanwhile."""

from decimal import Decimal

import pytest

from ctg_core.commands.indicator_values import GivenValue, give_values
from ctg_core.commands.proposals import Reviewed, correct_value, refuse_value, validate_values
from ctg_core.commands.refusal import Clash, Conflict, Invalid
from ctg_core.commands.rows import add_row, edit_row, remove_row
from ctg_core.questions.entry.proposals import CORRECTED, outcomes, review
from ctg_core.questions.selection import Selection
from ctg_core.store.store import Store
from tests.commands.conftest import ADMINISTRATION, COORDINATION, ENFANCE, HERE, asking
from tests.commands.test_indicator_values import known, places, value
from tests.questions.plan.asked_plan import DAY

BESIDE_118, ALONE = Reviewed(1, ("places-2024", 1)), Reviewed(1, None)


def test_coordination_validates_it(valley: Store) -> None:
    give_values(valley, asking(ENFANCE), [places("2024", 125, seen=1), places("2025", 130)])
    waiting = {"places-2024-2": BESIDE_118, "places-2025": ALONE}
    assert validate_values(valley, asking(COORDINATION), waiting) == 2
    assert value(valley, "places-2024-2") is None
    replaced, new = known(valley, "places-2024"), known(valley, "places-2025")
    assert (replaced.value, replaced.state, replaced.given_by, replaced.updated_by) == (
        125,
        "validated",
        ENFANCE,
        COORDINATION,
    )
    assert (new.value, new.state) == (130, "validated")


def test_a_refusal_takes_a_word(valley: Store) -> None:
    give_values(valley, asking(ENFANCE), [places("2025", 130)])
    with pytest.raises(Invalid, match="motif"):
        refuse_value(valley, asking(COORDINATION), "places-2025", 1)
    refuse_value(valley, asking(COORDINATION, "compte les places gelées"), "places-2025", 1)
    assert value(valley, "places-2025") is None


def refused_clash(store: Store, key: str, seen: Reviewed) -> Clash:
    """What validating met; nothing was written."""
    lines = store.revision()
    with pytest.raises(Conflict) as refused:
        validate_values(store, asking(COORDINATION), {key: seen})
    with pytest.raises(Conflict):
        correct_value(store, asking(COORDINATION), key, seen, places("2024", 126))
    assert store.revision() == lines
    [clash] = refused.value.clashes
    return clash


def test_a_validated_value_changed_since_the_proposal_was_displayed_stands(valley: Store) -> None:
    """Displayed: 118 → 125. Somebody then makes it 120, which the validator never saw."""
    give_values(valley, asking(ENFANCE), [places("2024", 125, seen=1)])
    edit_row(valley, asking(ADMINISTRATION), "indicator_values", "places-2024", 1, {"value": Decimal(120)})
    clash = refused_clash(valley, "places-2024-2", BESIDE_118)
    assert clash.current is not None
    assert (clash.current["value"], clash.given["value"], clash.by) == ("120", 125, ADMINISTRATION)
    seen = Reviewed(1, ("places-2024", 2))
    assert validate_values(valley, asking(COORDINATION), {"places-2024-2": seen}) == 1
    assert known(valley, "places-2024").value == 125


def test_a_validated_value_that_came_since_stands(valley: Store) -> None:
    give_values(valley, asking(ENFANCE), [places("2025", 130)])
    fields = {"indicator": "places", "period": "2025", "value": Decimal(120)}
    add_row(valley, asking(ADMINISTRATION), "indicator_values", fields, key="importee")
    assert refused_clash(valley, "places-2025", ALONE).key == "importee"


def test_a_validated_value_that_went_since_is_said_gone(valley: Store) -> None:
    give_values(valley, asking(ENFANCE), [places("2024", 125, seen=1)])
    remove_row(valley, asking(ADMINISTRATION), "indicator_values", "places-2024", 1)
    clash = refused_clash(valley, "places-2024-2", BESIDE_118)
    assert (clash.key, clash.current, clash.by) == ("places-2024", None, ADMINISTRATION)


def test_a_proposal_changed_or_withdrawn_since_is_not_the_one_displayed(valley: Store) -> None:
    give_values(valley, asking(ENFANCE), [places("2024", 125, seen=1)])
    give_values(valley, asking(ENFANCE), [places("2024", 127, seen=1)])
    clash = refused_clash(valley, "places-2024-2", BESIDE_118)
    assert clash.current is not None
    assert (clash.current["value"], clash.by) == ("127", ENFANCE)
    give_values(valley, asking(ENFANCE), [GivenValue("places", "2024", seen=2)])
    assert refused_clash(valley, "places-2024-2", BESIDE_118).current is None


def test_every_clash_is_said_at_once_and_nothing_is_validated(valley: Store) -> None:
    give_values(valley, asking(ENFANCE), [places("2023", 90), places("2024", 125, seen=1), places("2025", 130)])
    stale = Reviewed(9, None)
    with pytest.raises(Conflict) as refused:
        validate_values(
            valley, asking(COORDINATION), {"places-2023": stale, "places-2024-2": BESIDE_118, "places-2025": stale}
        )
    assert [clash.key for clash in refused.value.clashes] == ["places-2023", "places-2025"]
    assert known(valley, "places-2024").value == 118


def test_a_corrected_value_counts_in_place_of_both(valley: Store) -> None:
    give_values(valley, asking(ENFANCE), [places("2024", 125, seen=1)])
    assert correct_value(valley, asking(COORDINATION), "places-2024-2", BESIDE_118, places("2024", 124))
    assert (known(valley, "places-2024").value, value(valley, "places-2024-2")) == (124, None)
    with valley.reading() as session:
        [outcome] = outcomes(session, Selection(HERE, DAY), ENFANCE)
    assert (outcome.became, outcome.by) == (CORRECTED, COORDINATION)


def test_a_correction_is_of_the_proposal_it_was_asked_of(valley: Store) -> None:
    give_values(valley, asking(ENFANCE), [places("2024", 125, seen=1), places("2025", 130)])
    with pytest.raises(Conflict):
        correct_value(valley, asking(COORDINATION), "places-2024-2", BESIDE_118, places("2025", 124))
    assert known(valley, "places-2025").value == 130


def test_what_is_displayed_tells_what_validating_goes_over(valley: Store) -> None:
    give_values(valley, asking(ENFANCE), [places("2024", 125, seen=1), places("2025", 130)])
    with valley.reading() as session:
        waiting = review(session, Selection(HERE, DAY)).waiting
    assert {one.key: Reviewed(one.version, one.beside) for one in waiting} == {
        "places-2024-2": BESIDE_118,
        "places-2025": ALONE,
    }
