"""Values given and proposed: nobody's is overwritten in silence."""

from decimal import Decimal

import pytest

from ctg_core.commands.indicator_values import GivenValue, give_values
from ctg_core.commands.refusal import Conflict, Invalid, NotAllowed
from ctg_core.commands.rows import edit_convention
from ctg_core.commands.undo import undo_last
from ctg_core.model.indicator import IndicatorValue
from ctg_core.store.store import Store
from tests.commands.conftest import COORDINATION, ENFANCE, HERE, asking


def value(store: Store, key: str) -> IndicatorValue | None:
    with store.reading() as session:
        return session.get(IndicatorValue, (HERE, key))


def known(store: Store, key: str) -> IndicatorValue:
    found = value(store, key)
    assert found is not None
    return found


def places(period: str, number: int, seen: int | None = None) -> GivenValue:
    return GivenValue("places", period, value=Decimal(number), seen=seen)


def test_a_contributor_s_value_waits_beside_the_validated_one(valley: Store) -> None:
    assert give_values(valley, asking(ENFANCE), [places("2024", 125, seen=1)]) == 1
    assert known(valley, "places-2024").value == 118
    waiting = known(valley, "places-2024-2")
    assert (waiting.value, waiting.state, waiting.given_by, waiting.nature) == (125, "proposed", ENFANCE, "entered")


def test_coordination_s_own_value_counts_at_once_and_ends_the_proposal(valley: Store) -> None:
    give_values(valley, asking(ENFANCE), [places("2024", 125, seen=1)])
    give_values(valley, asking(COORDINATION), [places("2024", 124, seen=1)])
    assert known(valley, "places-2024").value == 124
    assert value(valley, "places-2024-2") is None


def test_without_review_a_contributor_s_value_counts_at_once(valley: Store) -> None:
    edit_convention(valley, asking(COORDINATION), 1, {"values_reviewed": False})
    give_values(valley, asking(ENFANCE), [places("2024", 125, seen=1)])
    assert (known(valley, "places-2024").value, known(valley, "places-2024").state) == (125, "validated")


def test_saving_twice_is_saving_once(valley: Store) -> None:
    assert give_values(valley, asking(ENFANCE), [places("2025", 130)]) == 1
    assert give_values(valley, asking(ENFANCE), [places("2025", 130)]) == 0


def test_one_clash_keeps_everything_out(valley: Store) -> None:
    give_values(valley, asking(COORDINATION), [places("2024", 120, seen=1)])
    lines = valley.revision()
    with pytest.raises(Conflict) as refused:
        give_values(valley, asking(ENFANCE), [places("2025", 130), places("2024", 90, seen=1)])
    [clash] = refused.value.clashes
    assert clash.current is not None
    assert (clash.current["value"], clash.by) == ("120", COORDINATION)
    assert (valley.revision(), value(valley, "places-2025")) == (lines, None)


def test_the_first_value_of_a_year_given_twice_at_once_clashes(valley: Store) -> None:
    give_values(valley, asking(COORDINATION), [places("2025", 130)])
    with pytest.raises(Conflict):
        give_values(valley, asking(COORDINATION), [places("2025", 131)])


def test_a_proposal_made_meanwhile_is_not_taken_for_the_value_displayed(valley: Store) -> None:
    """Both rows are at version 1: the key tells which one was on the screen."""
    give_values(valley, asking(ENFANCE), [places("2024", 125, seen=1)])
    displayed = GivenValue("places", "2024", value=Decimal(90), seen=1, seen_key="places-2024")
    with pytest.raises(Conflict) as refused:
        give_values(valley, asking(COORDINATION), [displayed])
    assert [clash.by for clash in refused.value.clashes] == [ENFANCE]
    assert known(valley, "places-2024-2").value == 125


def test_a_reason_instead_of_a_value(valley: Store) -> None:
    give_values(valley, asking(ENFANCE), [GivenValue("places", "2025", missing_reason="relevé en mars")])
    assert (known(valley, "places-2025").value, known(valley, "places-2025").missing_reason) == (None, "relevé en mars")


@pytest.mark.parametrize(
    ("numerator", "denominator", "given", "kept"),
    [("45", "120", None, "37.5"), ("45", "120", "37.5", "37.5"), ("1", "3", None, "33.3"), ("2", "3", "67", "67")],
)
def test_a_rate_is_its_numerator_over_its_denominator(
    numerator: str, denominator: str, given: str | None, kept: str, valley: Store
) -> None:
    """45 ÷ 120 × 100 = 37.5; a value given beside its terms must be theirs, to within its last digit."""
    rate = GivenValue(
        "taux",
        "2025",
        numerator=Decimal(numerator),
        denominator=Decimal(denominator),
        value=Decimal(given) if given else None,
    )
    if given == "67":  # 2 ÷ 3 × 100 = 66.7, at one decimal
        with pytest.raises(Invalid, match="66,7"):
            give_values(valley, asking(COORDINATION), [rate])
    else:
        give_values(valley, asking(COORDINATION), [rate])
        assert known(valley, "taux-2025").value == Decimal(kept)


@pytest.mark.parametrize(
    ("numerator", "denominator"), [(Decimal(1), None), (None, Decimal(1)), (Decimal(1), Decimal(0))]
)
def test_half_a_rate_is_refused(numerator: Decimal | None, denominator: Decimal | None, valley: Store) -> None:
    given = GivenValue("taux", "2025", value=Decimal(1), numerator=numerator, denominator=denominator)
    with pytest.raises(Invalid):
        give_values(valley, asking(COORDINATION), [given])


def test_withdrawing_is_for_whoever_may_write_what_stands(valley: Store) -> None:
    nothing = GivenValue("places", "2024", seen=1)
    with pytest.raises(NotAllowed):
        give_values(valley, asking(ENFANCE), [nothing])
    assert give_values(valley, asking(COORDINATION), [nothing]) == 1
    assert value(valley, "places-2024") is None


def test_undoing_a_gesture_undoes_all_of_it_and_twice_redoes_it(valley: Store) -> None:
    give_values(valley, asking(COORDINATION), [places("2024", 120, seen=1), places("2025", 130)])
    assert undo_last(valley, asking(COORDINATION)) == 2
    assert (known(valley, "places-2024").value, value(valley, "places-2025")) == (118, None)
    assert undo_last(valley, asking(COORDINATION)) == 2
    assert (known(valley, "places-2024").value, known(valley, "places-2025").value) == (120, 130)


def test_one_undoes_one_s_own_only_and_only_if_nobody_built_on_it(valley: Store) -> None:
    edit_convention(valley, asking(COORDINATION), 1, {"values_reviewed": False})
    give_values(valley, asking(ENFANCE), [places("2024", 120, seen=1)])
    give_values(valley, asking(COORDINATION), [places("2024", 121, seen=2)])
    with pytest.raises(Conflict):
        undo_last(valley, asking(ENFANCE))
    undo_last(valley, asking(COORDINATION))
    assert known(valley, "places-2024").value == 120
