"""What was paid in the last complete year, for an inhabitant and a child: running costs only, at near dates only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlmodel import Session

from ctg_core.model.convention import Convention
from ctg_core.model.french import euros, number
from ctg_core.model.indicator import Indicator
from ctg_core.questions.funding.lines import NATURES_SHOWN, Line, paid_in_complete_years
from ctg_core.questions.funding.sums import Total, total
from ctg_core.questions.indicators.children import (
    THREE_TO_TEN,
    UNDER_THREE,
    children_counted,
    value_year,
    years_counted,
)
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection
from ctg_core.questions.territory.populations import nearest_year, origin_of_population, populations_of
from ctg_core.reference.lists import themes

# Children counted by the catalogue, the theme that is for them, and what to call one of them.
_CHILDREN = {
    UNDER_THREE: ("early_childhood", "enfant de moins de 3 ans"),
    THREE_TO_TEN: ("childhood", "enfant de 3 à 10 ans"),
}


@dataclass(frozen=True)
class Heads:
    """How many there were in a year, and who counted them."""

    count: int
    year: int
    origin: str
    card: Card | None = None


@dataclass(frozen=True)
class PerHead:
    """``cents`` for one ``who``: what was ``paid`` in ``year`` without investment, over ``heads``.

    ``theme`` is the label of the only theme counted, None for all of them.
    """

    who: str
    theme: str | None
    cents: int
    paid: Total
    year: int
    heads: Heads
    card: Card


def per_heads(
    session: Session, selection: Selection, convention: Convention, lines: Sequence[Line], cards: Cards
) -> tuple[PerHead, ...]:
    """For one inhabitant, then for one child of each age that the convention's own indicators count."""
    people = {
        year: Heads(count, year, origin_of_population(convention)) for year, count in populations_of(convention).items()
    }
    found = [per_head("habitant", None, lines, people, selection.day, cards)]
    for code, (theme, who) in _CHILDREN.items():
        found.append(
            per_head(who, themes()[theme].label, lines, _heads(session, selection, code, cards), selection.day, cards)
        )
    return tuple(filter(None, found))


def per_head(
    who: str, theme: str | None, lines: Sequence[Line], heads: Mapping[int, Heads], day: date, cards: Cards
) -> PerHead | None:
    """None without a complete year of payments, or when nobody was counted within three years of it.

    A line shared between themes is left out of a theme: which part of it goes to these children is not known.
    """
    mine = [line for line in lines if _is_running_cost(line) and (theme is None or line.themes == (theme,))]
    concerned = paid_in_complete_years(mine, day)
    year = max(
        (line.row.year for line in concerned if line.row.year and line.amounts["paid"] is not None), default=None
    )
    near = nearest_year(heads, year) if year else None
    if year is None or near is None:
        return None
    members = [line for line in concerned if line.row.year == year]
    paid = total(members, "paid")
    cents = round(Decimal(paid.cents or 0) / heads[near].count)
    known = [line.card for line in members if line.amounts["paid"] is not None]
    counting = heads[near].card
    card = cards.computed(
        "funding/per-head",
        f"Par {who}",
        f"{euros(paid.cents or 0)} versés en {year} ÷ {number(heads[near].count)} ({heads[near].origin}, {near}) "
        f"= {euros(cents)} environ.",
        rows=[*known, *([counting] if counting else [])],
        coverage=f"{theme or 'tous les thèmes'}, tous financeurs, fonctionnement seul\u202f: "
        f"{paid.known} lignes sur {paid.lines}",
    )
    return PerHead(who, theme, cents, paid, year, heads[near], card)


def _is_running_cost(line: Line) -> bool:
    return line.nature == NATURES_SHOWN["operating"]


def _heads(session: Session, selection: Selection, code: str, cards: Cards) -> dict[int, Heads]:
    """The children of the whole territory, in each year that counts them completely."""
    counts = children_counted(session, selection, code)
    labels = {row.key: row.label for row in rows_of(session, Indicator, selection)}
    complete = years_counted(counts, selection.day)
    return {
        year: Heads(int(value.value), year, label, cards.of(value, label))
        for value in counts.get(None, ())
        if value.value and (year := value_year(value)) in complete and (label := labels[value.indicator])
    }
