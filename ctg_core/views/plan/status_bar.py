"""The actions of a part of the plan as one bar cut by status, pure HTML: each part has its count, pattern and words."""

from dataclasses import dataclass

from ctg_core.questions.plan.progress import STATUS_ORDER, Tally
from ctg_core.questions.plan.words import agreeing
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, counted, typeset

UNLISTED = "unlisted"


@dataclass(frozen=True)
class Segment:
    """``kind`` is a status, or UNLISTED for the actions announced that no document describes."""

    kind: str
    count: int

    @property
    def words(self) -> str:
        """ "2 réalisées", "1 annoncée, non décrite"."""
        if self.kind == UNLISTED:
            return counted(self.count, "annoncée, non décrite", "annoncées, non décrites")
        return f"{self.count}\u00a0{agreeing(self.kind, self.count)}"


def segments(tally: Tally) -> list[Segment]:
    """The parts of the bar that hold something, in the order of the statuses, announced actions last."""
    parts = [*((status, tally.by_status[status]) for status in STATUS_ORDER), (UNLISTED, tally.unlisted)]
    return [Segment(kind, count) for kind, count in parts if count]


def status_bar(tally: Tally, name: str) -> str:
    """The bar, and under it what each part counts; nothing where nothing is described nor announced."""
    parts = segments(tally)
    if not parts:
        return ""
    cells = "".join(
        f'<span class="ctg-seg ctg-seg-{part.kind}" style="flex-grow:{part.count}"><b>{part.count}</b></span>'
        for part in parts
    )
    legend = "".join(
        f'<li><span class="ctg-seg ctg-key ctg-seg-{part.kind}" aria-hidden="true"></span>{html_text(part.words)}</li>'
        for part in parts
    )
    spoken = ", ".join(part.words for part in parts)
    label = f"{name}{NARROW}: {counted(sum(part.count for part in parts), 'action')} par statut, soit {spoken}"
    return (
        f'<div class="ctg-stack" role="img" aria-label="{html_text(typeset(label))}">{cells}</div>'
        f'<ul class="ctg-stack-legend">{legend}</ul>'
    )
