"""What a sealed state says of its own figures: those corrected since, and only those."""

from decimal import Decimal

from ctg_core.commands.changes import RowChange, change_rows
from ctg_core.commands.freeze import seal
from ctg_core.commands.indicator_values import GivenValue, give_values
from ctg_core.questions.states.freezes import sealed_dossier_with_errata
from ctg_core.store.store import Store
from tests.commands.conftest import COORDINATION, HERE, asking

ME = asking(COORDINATION)


def errata(store: Store, state: str) -> dict[str, str]:
    with store.reading() as session:
        rows = sealed_dossier_with_errata(session, HERE, state).rows["discrepancies"]
    return {row.key: row.explanation.replace("\u202f", " ") for row in rows if row.key.startswith("erratum-")}  # type: ignore[attr-defined]


def test_what_only_develops_is_no_correction(valley: Store) -> None:
    state = seal(valley, ME, "Comité de mars")
    assert errata(valley, state) == {}
    give_values(valley, ME, [GivenValue("places", "2025", value=Decimal(130))])
    change_rows(valley, ME, [RowChange("actions", "a-01", 1, {"status": "done"})])
    assert errata(valley, state) == {}


def test_a_figure_changed_or_taken_away_is_one(valley: Store) -> None:
    state = seal(valley, ME, "Comité de mars")
    give_values(valley, ME, [GivenValue("places", "2024", seen=1, value=Decimal(1120))])
    give_values(valley, ME, [GivenValue("jeunes", "2024", seen=1)])
    said = errata(valley, state)
    assert said["erratum-places-2024"].startswith("118 à la séance, 1 120 depuis le ")
    assert said["erratum-jeunes-2024"].startswith("40 à la séance, retiré depuis")
    assert len(said) == 2


def test_a_figure_that_is_no_longer_known_says_so(valley: Store) -> None:
    state = seal(valley, ME, "Comité de mars")
    give_values(valley, ME, [GivenValue("places", "2024", seen=1, missing_reason="not_collected")])
    assert errata(valley, state)["erratum-places-2024"].startswith("118 à la séance, sans valeur depuis le ")
