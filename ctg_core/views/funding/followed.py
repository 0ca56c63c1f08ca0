"""The money of a convention that is followed from promise to payment: one sentence, then the figures to remember."""

from collections.abc import Sequence

from ctg_core.model.french import capital
from ctg_core.model.french_dates import years_words
from ctg_core.questions.funding.gaps import ONGOING, Gaps
from ctg_core.questions.funding.lines import STAGE_LABELS, STATED
from ctg_core.questions.funding.money_words import FUNDER_SUBJECTS, PARTICIPLES
from ctg_core.questions.funding.overview import Funding
from ctg_core.questions.funding.per_head import PerHead
from ctg_core.questions.funding.rates import Rate
from ctg_core.questions.funding.sums import StageTotal, coverage
from ctg_core.views.blocks import key_figure, row_of
from ctg_core.views.french import NARROW, counted, euros, number, percent
from ctg_core.views.view_cache import cached_view

_SAID_FIRST = ("planned", "committed", "paid")  # what was asked for is read in the figures
_TENTH, _HUNDREDTH = 10_000_000, 1_000_000  # of a million euros, in cents


def followed_headline(found: Funding) -> str:
    """What was planned, committed and paid, by whom; what is still waited for; what is not known yet."""
    stages = [total for total in found.known_totals if total.stage in _SAID_FIRST]
    stages = stages or [total for total in found.known_totals if total.stage != STATED]
    said = ", ".join(f"{about(total.total.cents or 0, _TENTH)} {PARTICIPLES[total.stage]}" for total in stages)
    when = f"{capital(years_words(found.years))}{NARROW}: " if found.years else ""
    return " ".join(
        [f"{capital(when + said)}{_share(found.share, found.years)}.", *_waiting(found.gaps), *_unknown(found.gaps)]
    )


def about(cents: int, rounding_cents: int = _HUNDREDTH) -> str:
    """A sum short enough to be remembered: in M€ beyond a million, else to the euro."""
    return euros(cents if cents >= 100 * _HUNDREDTH else round(cents, -2), rounding_cents)


def _share(share: Rate | None, years: Sequence[int]) -> str:
    if share is None or share.funder is None:
        return ""
    subject = FUNDER_SUBJECTS[share.funder]
    when = f" {years_words(share.years)}" if share.years and share.years != tuple(years) else ""
    return f"{NARROW}; {subject} apporte {percent(share.percent)} des versements{when}"


def _waiting(gaps: Gaps) -> list[str]:
    if not gaps.planned.cents:
        return []
    years = sorted({item.line.row.year for item in gaps.waiting if item.line.row.year})
    when = f"pour {years[0]}" if len(years) == 1 else f"pour {years[0]} à {years[-1]}"
    bonus = f", dont {about(gaps.bonus.cents)} de bonus territoire" if gaps.bonus.cents else ""
    return [f"{about(gaps.planned.cents)} prévus {when} restent sans versement connu{bonus}."]


def _unknown(gaps: Gaps) -> list[str]:
    return [
        f"Aucun versement de {year.year} n’est encore connu."
        for year in gaps.unsettled
        if year.state == ONGOING and not year.paid
    ]


@cached_view
def stage_figures(found: Funding) -> list[str]:
    """One figure a stage, never added, each with the lines it is made of."""
    return [_stage(total, found.years) for total in found.known_totals]


def _stage(found: StageTotal, years: Sequence[int]) -> str:
    label = capital(STAGE_LABELS[found.stage])
    when = f", {years_words(found.years)}" if found.years and found.years != tuple(years) else ""
    detail = f"{capital(coverage(found.total.known, found.total.lines))}{when}"
    return key_figure(label, about(found.total.cents or 0), detail, card=found.card)


@cached_view
def ratio_figures(found: Funding) -> str:
    """What was paid of what was planned, by whom, and for each person it is for."""
    figures = []
    if found.execution:
        among = f"Sur les {found.execution.known} lignes, sur {found.execution.lines}, qui ont les deux montants"
        both = ", ".join(filter(None, [among, years_words(found.execution.years)]))
        figures.append(_rate("Versé sur prévu", found.execution, both))
    if found.share and found.share.funder:
        shared = f"{about(found.share.part)} sur les {about(found.share.whole)} versés"
        detail = " ".join(filter(None, [shared, years_words(found.share.years)]))
        whose = FUNDER_SUBJECTS[found.share.funder]
        figures.append(_rate(f"Part des versements{NARROW}: {whose}", found.share, detail))
    figures += [_per_head(item) for item in found.per_head]
    return f'<div class="ctg-ratios">{row_of(figures)}</div>' if figures else ""


def _rate(label: str, rate: Rate, detail: str) -> str:
    return key_figure(label, percent(rate.percent), detail, card=rate.card)


def _per_head(item: PerHead) -> str:
    theme = f"{item.theme}, versé" if item.theme else "Versé"
    heads = counted(item.heads.count, "habitant") if item.theme is None else f"{number(item.heads.count)} enfants"
    fictional = ", fictifs" if "fictive" in item.heads.origin else ""
    return key_figure(
        f"Par {item.who}, environ",
        euros(round(item.cents, -2)),
        f"{theme} en {item.year} hors investissement{NARROW}; {heads} en {item.heads.year}{fictional}",
        card=item.card,
    )
