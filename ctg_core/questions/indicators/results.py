"""What the actions produced: the state of every indicator the convention follows, context left aside."""

from dataclasses import dataclass, replace
from decimal import Decimal

from sqlmodel import Session

from ctg_core.model.indicator import Indicator
from ctg_core.questions.enough import is_enough
from ctg_core.questions.indicators.attainment import NO_DATA, ON_TRACK, REACHED, STATES
from ctg_core.questions.indicators.values import judged, of_the_whole, values_by_indicator
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection


@dataclass(frozen=True)
class Result:
    """One followed indicator and its state."""

    key: str
    label: str
    state: str
    card: Card


@dataclass(frozen=True)
class Results:
    """The followed indicators; ``by_state`` counts them by state, in the order of the states.

    ``card`` is that of how many go well, None when no state is known.
    """

    results: tuple[Result, ...]
    by_state: dict[str, int]
    card: Card | None

    @property
    def known(self) -> int:
        """How many have a state other than "no data"."""
        return len(self.results) - self.by_state[NO_DATA]

    @property
    def going_well(self) -> int:
        """How many have reached their target or are on their way to it."""
        return self.by_state[REACHED] + self.by_state[ON_TRACK]

    @property
    def share(self) -> Decimal | None:
        """Those that go well among those known, 0 to 1; None where too few are known to stand for the rest."""
        return Decimal(self.going_well) / self.known if is_enough(self.known, len(self.results)) else None


def results(session: Session, selection: Selection) -> Results:
    """The state of each indicator that is followed, from its values for the whole territory."""
    cards = Cards(session, selection)
    values = values_by_indicator(session, selection)
    found = tuple(
        Result(
            indicator.key,
            indicator.label,
            judged(indicator, of_the_whole(values.get(indicator.key, []))).state,
            cards.of(indicator, indicator.label),
        )
        for indicator in rows_of(session, Indicator, selection)
        if is_followed(indicator)
    )
    counted = Results(found, {state: sum(result.state == state for result in found) for state in STATES}, None)
    return replace(counted, card=_card(counted, cards)) if counted.known else counted


def _card(found: Results, cards: Cards) -> Card:
    terms = [f"{STATES[state]} ({found.by_state[state]})" for state in (REACHED, ON_TRACK)]
    return cards.computed(
        "results/going-well",
        "Ce que cela a produit",
        f"{' + '.join(terms)} = {found.going_well}, sur {found.known} dont l’état est connu.",
        rows=[result.card for result in found.results if result.state != NO_DATA],
        coverage=f"{found.known} des {len(found.results)} indicateurs suivis, du territoire entier",
    )


def is_followed(indicator: Indicator) -> bool:
    """Whether it has somewhere to go: context only helps to read the others."""
    return indicator.kind != "context" and indicator.direction != "none"
