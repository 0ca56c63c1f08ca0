"""One early row of a new year changes no figure per inhabitant, per child, of coverage, nor any share."""

from datetime import date
from typing import Any

import pytest

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.storage import fetch_dossier, write_dossier
from ctg_core.model.funding import FundingLine
from ctg_core.model.indicator import Indicator, IndicatorValue
from ctg_core.model.row import Row
from ctg_core.questions.evaluation.material import Material
from ctg_core.questions.evaluation.means import efficiency_means
from ctg_core.questions.facilities.nursery_places import nursery_offer
from ctg_core.questions.funding.overview import Funding, funding
from ctg_core.questions.indicators.sheet import indicator_sheet
from ctg_core.questions.selection import Selection
from ctg_core.store.opening import memory_store
from ctg_core.store.store import Store
from ctg_core.views.funding.year_chart import years_title

RUNNING, JUST_OVER = date(2026, 12, 1), date(2027, 1, 5)
LIVING, PAID = "val-d-exemple", 8_00
DOCUMENTED = ["arras", "cazals-salviac", "sicoval", "terres-du-lauragais", "toulouse"]


def early(dossier: Dossier) -> list[Row]:
    """A payment, a total of children and a value of one place: the first rows of 2026."""
    mine = {"convention": dossier.key, "nature": "entered"}
    year = {"label": "Acompte", "funder": "caf", "year": 2026, "nature_of_expenditure": "operating"}
    early_childhood = {"themes": ["early_childhood"], "planned_cents": 100 * PAID, "paid_cents": PAID}
    rows: list[Row] = [FundingLine(key="acompte", **mine, **year, **early_childhood)]
    value = {**mine, "kind": "observed", "period": "2026"}
    for indicator in dossier.of(Indicator):
        if indicator.catalogue in ("CTX02", "CTX03"):
            rows.append(IndicatorValue(key=f"{indicator.key}-2026", indicator=indicator.key, value=9, **value))
    placed = [one for one in dossier.of(IndicatorValue) if one.commune or one.facility]
    for indicator in {one.indicator: one for one in placed}.values():
        place = {"commune": indicator.commune, "facility": indicator.facility}
        rows.append(
            IndicatorValue(key=f"{indicator.key}-one", indicator=indicator.indicator, value=1, **place, **value)
        )
    return rows


def told(dossier: Dossier, day: date, *more: Row) -> dict[str, Any]:
    """Every figure that rests on a year."""
    store = memory_store()
    selection = Selection(dossier.key, day)
    with store.writing() as session:
        write_dossier(session, dossier)
        session.add_all(more)
    with store.reading() as session:
        money, offer = funding(session, selection), nursery_offer(session, selection)
        sheets = [indicator_sheet(session, selection, row.key) for row in dossier.of(Indicator)]
        return {
            **_ratios(money),
            "title": years_title(money),
            "rate": [
                one.text for one in efficiency_means(Material(session, selection)).found if "sur prévu" in one.text
            ],
            "nurseries": [(one.name, one.rate, one.children, one.year) for one in (offer.whole, *offer.communes)],
            "places": [
                (
                    sheet.line.row.key,
                    places.latest,
                    {one.name: one.by_period.get(places.latest) for one in places.places},
                )
                for sheet in sheets
                if sheet
                for places in sheet.breakdowns
            ],
        }


def _ratios(money: Funding) -> dict[str, Any]:
    return {
        "per inhabitant": [(one.cents, one.amount.year, one.population) for one in money.per_inhabitant],
        "per head": [(one.who, one.cents, one.year, one.heads.year) for one in money.per_head],
        "execution": money.execution and (money.execution.part, money.execution.whole, money.execution.years),
        "share": money.share and (money.share.funder, money.share.part, money.share.whole, money.share.years),
    }


def shipped(store: Store, key: str) -> Dossier:
    with store.reading() as session:
        return fetch_dossier(session, key)


@pytest.mark.parametrize("key", [LIVING, *DOCUMENTED])
def test_the_first_rows_of_a_year_change_no_ratio(shipped_store: Store, key: str) -> None:
    dossier = shipped(shipped_store, key)
    rows = early(dossier)
    assert told(dossier, RUNNING, *rows) == told(dossier, RUNNING)


def test_nor_do_they_once_the_year_is_over_and_the_rest_has_not_come(shipped_store: Store) -> None:
    dossier = shipped(shipped_store, LIVING)
    found = told(dossier, JUST_OVER, *early(dossier))
    assert found == told(dossier, JUST_OVER)
    assert found["per head"][0] == ("habitant", 153_36, 2025, 2023)
    assert found["places"]
    assert all(latest < "2026" for _, latest, _ in found["places"])
