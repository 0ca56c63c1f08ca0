"""What the dashboard answers about indicators written in a test."""

from datetime import date
from typing import Any

from ctg_core.dossier.storage import write_dossier
from ctg_core.questions.indicators.list import IndicatorLine, Indicators, indicators
from ctg_core.questions.indicators.sheet import IndicatorSheet, indicator_sheet
from ctg_core.questions.selection import Selection
from ctg_core.store.opening import memory_store
from tests.dossier.written import dossier

DAY = date(2026, 11, 22)
PLACES = {"key": "places", "label": "Places", "kind": "output", "unit": "places", "direction": "increase"}


def value(kind: str, period: str | None, number: str | int, **more: Any) -> dict[str, Any]:
    dated = {"period": period} if period else {}
    return {"kind": kind, "value": str(number), **dated, **more}


# 40 places in 2022, 60 wanted in 2026: 50 at mid-term.
START, GOAL = value("baseline", "2022", 40), value("target", "2026", 60)


def seen(number: str | int, period: str = "2024", **more: Any) -> dict[str, Any]:
    return value("observed", period, number, **more)


def missing(period: str, reason: str, **more: Any) -> dict[str, Any]:
    return {"kind": "observed", "period": period, "missing_reason": reason, **more}


def written(*values: dict[str, Any], indicator: dict[str, Any] | None = None, **collections: Any) -> dict[str, Any]:
    """The collections of a dossier that follows one indicator of places with these values."""
    rows = [{"key": f"v-{rank}", "indicator": "places", **value} for rank, value in enumerate(values)]
    return {"indicators": [{**PLACES, **(indicator or {})}], "indicator_values": rows, **collections}


def asked(**collections: Any) -> Indicators:
    """The list for a convention that documents just these."""
    store = memory_store()
    with store.writing() as session:
        write_dossier(session, dossier(**collections))
    with store.reading() as session:
        found = indicators(session, Selection("essai", DAY))
    store.close()
    return found


def line(*values: dict[str, Any], **indicator: Any) -> IndicatorLine:
    """The only line of such a list."""
    (found,) = asked(**written(*values, indicator=indicator)).followed
    return found


def sheet(*values: dict[str, Any], indicator: dict[str, Any] | None = None, **collections: Any) -> IndicatorSheet:
    """That indicator, whole."""
    store = memory_store()
    with store.writing() as session:
        write_dossier(session, dossier(**written(*values, indicator=indicator, **collections)))
    with store.reading() as session:
        found = indicator_sheet(session, Selection("essai", DAY), "places")
    store.close()
    assert found
    return found
