"""What documents say of money outside funding lines: promises without an amount, and budgets they quote."""

import re
from dataclasses import dataclass
from decimal import Decimal

from sqlmodel import Session

from ctg_core.model.commitment import Commitment
from ctg_core.model.document import RelatedDocument
from ctg_core.model.indicator import Indicator, IndicatorValue
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection

_ABOUT_MONEY = re.compile(r"financement|financi(?:er|ère)s?\b|\bbonus\b|\bsubvention", re.IGNORECASE)


@dataclass(frozen=True)
class Mention:
    """A promise, a condition or a contract that speaks of money and gives no amount."""

    text: str
    detail: str | None
    card: Card


@dataclass(frozen=True)
class QuotedBudget:
    """An amount of a budget quoted for context: no part of it is said to fund the convention."""

    label: str
    value: Decimal
    unit: str
    decimals: int
    qualifier: str | None
    start: str | None
    period: str | None
    card: Card


def mentions(session: Session, selection: Selection, cards: Cards) -> tuple[Mention, ...]:
    """The commitments and related documents whose words are about money."""
    rows: list[Commitment | RelatedDocument] = [
        *rows_of(session, Commitment, selection),
        *rows_of(session, RelatedDocument, selection),
    ]
    return tuple(
        Mention(row.title, row.description, cards.of(row, row.title))
        for row in rows
        if _ABOUT_MONEY.search(f"{row.title} {row.description or ''}")
    )


def quoted_budgets(session: Session, selection: Selection, cards: Cards) -> tuple[QuotedBudget, ...]:
    """The values in euros that documents quote: not those of the national catalogue, which follow the convention."""
    measured = {
        row.key: row for row in rows_of(session, Indicator, selection) if "€" in row.unit and row.catalogue is None
    }
    return tuple(
        _budget(measured[row.indicator], row, row.value, cards)
        for row in rows_of(session, IndicatorValue, selection)
        if row.indicator in measured and row.value is not None and row.comparator is None
    )


def _budget(indicator: Indicator, row: IndicatorValue, value: Decimal, cards: Cards) -> QuotedBudget:
    return QuotedBudget(
        label=indicator.label,
        value=value,
        unit=indicator.unit,
        decimals=indicator.decimals,
        qualifier=row.qualifier,
        start=row.period_start,
        period=row.period,
        card=cards.of(row, indicator.label),
    )
