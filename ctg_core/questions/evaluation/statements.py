"""What the data bring to an evaluation question: statements that open their card, and what the data do not say."""

from collections.abc import Iterable
from dataclasses import dataclass

from ctg_core.questions.provenance.card import Card


@dataclass(frozen=True)
class Named:
    """One thing a statement is about; ``detail`` is empty when its title says it all."""

    title: str
    detail: str
    card: Card


@dataclass(frozen=True)
class Proof:
    """A sentence with its card, and the things it counts when they are worth naming."""

    text: str
    card: Card
    named: tuple[Named, ...] = ()


@dataclass(frozen=True)
class Proofs:
    """``missing`` says, a sentence each, what would be needed to answer and is not there."""

    found: tuple[Proof, ...] = ()
    missing: tuple[str, ...] = ()


def proofs(*parts: Proof | str | None) -> Proofs:
    """Statements and silences in the order given; what is None has nothing to say."""
    kept = [part for part in parts if part is not None]
    return Proofs(
        tuple(part for part in kept if isinstance(part, Proof)), tuple(part for part in kept if isinstance(part, str))
    )


def named(lines: Iterable[tuple[str, str, Card]]) -> tuple[Named, ...]:
    """Things by title, detail and card."""
    return tuple(Named(*line) for line in lines)
