"""Who pays what, for what: the lines, their sums stage by stage, and the totals documents print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from ctg_core.model.source import Source
from ctg_core.questions.complete_years import is_over
from ctg_core.questions.funding.gaps import Gaps, funding_gaps
from ctg_core.questions.funding.lines import STATED, Line, funding_lines, paid_in_complete_years, years_of
from ctg_core.questions.funding.main_amounts import Highlight, highlights
from ctg_core.questions.funding.mentions import Mention, QuotedBudget, mentions, quoted_budgets
from ctg_core.questions.funding.per_head import PerHead, per_heads
from ctg_core.questions.funding.per_inhabitant import PerInhabitant, per_inhabitant
from ctg_core.questions.funding.published_totals import PublishedAgainstRecomputed, published_totals
from ctg_core.questions.funding.rates import Rate, execution_rate, funder_share
from ctg_core.questions.funding.sums import DIMENSIONS, Group, StageTotal, groups, stage_totals
from ctg_core.questions.provenance.card import Cards
from ctg_core.questions.rows import convention_of, rows_of
from ctg_core.questions.selection import Selection


@dataclass(frozen=True)
class Funding:
    """``totals`` has one entry for each stage, never added together; ``published`` what documents print.

    ``execution`` is what was paid of what was planned, ``share`` what the main funder paid of it all, both over the
    complete years, the last of which is ``paid_year``; None where nothing tells. ``gaps`` is what nobody has written
    yet. ``documents`` is how many sources the convention has.
    """

    lines: tuple[Line, ...]
    totals: tuple[StageTotal, ...]
    published: tuple[PublishedAgainstRecomputed, ...]
    highlights: tuple[Highlight, ...]
    per_inhabitant: tuple[PerInhabitant, ...]
    execution: Rate | None
    share: Rate | None
    per_head: tuple[PerHead, ...]
    paid_year: int | None
    gaps: Gaps
    mentions: tuple[Mention, ...]
    budgets: tuple[QuotedBudget, ...]
    groups: Mapping[str, tuple[Group, ...]]
    documents: int

    def by(self, dimension: str) -> tuple[Group, ...]:
        """The lines gathered by theme, scheme, funder, payee, year or nature."""
        return self.groups[dimension]

    @property
    def known_totals(self) -> tuple[StageTotal, ...]:
        """The stages at which at least one amount is known."""
        return tuple(found for found in self.totals if found.total.cents is not None)

    @property
    def is_followed(self) -> bool:
        """Whether money is followed from one stage to another, as a living convention does and a leaflet does not."""
        return sum(found.stage != STATED for found in self.known_totals) > 1

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the lines, in order."""
        return years_of(self.lines)

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions that tell at least two groups apart."""
        return tuple(name for name, found in self.groups.items() if len(found) > 1)


def funding(session: Session, selection: Selection) -> Funding:
    """All that is known of the convention's money."""
    cards = Cards(session, selection)
    lines = funding_lines(session, selection, cards)
    totals = stage_totals(lines, cards)
    published = published_totals(session, selection, lines, cards)
    convention = convention_of(session, selection)
    known = [found.stage for found in totals if found.total.cents is not None]
    complete = paid_in_complete_years(lines, selection.day)
    return Funding(
        lines=lines,
        totals=totals,
        published=published,
        highlights=highlights(lines, totals, published),
        per_inhabitant=per_inhabitant(convention, _of_years_over(lines, published, selection.day, cards), cards),
        execution=execution_rate(complete, cards),
        share=funder_share(complete, cards),
        per_head=per_heads(session, selection, convention, lines, cards),
        paid_year=next(reversed(years_of(complete)), None),
        gaps=funding_gaps(lines, known, selection.day.year),
        mentions=mentions(session, selection, cards),
        budgets=quoted_budgets(session, selection, cards),
        groups={dimension: groups(lines, dimension, cards) for dimension in DIMENSIONS},
        documents=len(rows_of(session, Source, selection)),
    )


def _of_years_over(
    lines: Sequence[Line], published: Sequence[PublishedAgainstRecomputed], day: date, cards: Cards
) -> tuple[Highlight, ...]:
    """The amounts to remember as they would be without those of a year that is not over."""
    over = [line for line in lines if line.row.year is None or is_over(str(line.row.year), day)]
    printed = [total for total in published if total.row.year is None or is_over(str(total.row.year), day)]
    return highlights(over, stage_totals(over, cards), printed)
