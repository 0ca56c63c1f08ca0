"""The few shapes every screen is made of: key figure, gauge, badge, note, empty case."""

from decimal import Decimal

from ctg_core.questions.provenance.card import Card
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import SILENT, percent, typeset


def key_figure(label: str, value: str, detail: str = "", *, card: Card | None = None, place: str = "kpi") -> str:
    """A number that answers a question, under its label; ``value`` and ``detail`` are plain texts."""
    shown = html_text(value)
    plain = "ctg-figure ctg-silent" if value == SILENT else "ctg-figure"
    figure = with_card(shown, card, place=place) if card else f'<span class="{plain}">{shown}</span>'
    more = f'<p class="ctg-detail">{html_text(typeset(detail))}</p>' if detail else ""
    return f'<div class="ctg-kpi"><p class="ctg-label">{html_text(label)}</p>{figure}{more}</div>'


def gauge(label: str, share: Decimal | None, value: str, detail: str, *, tone: str, card: Card | None = None) -> str:
    """A bar from 0 to 1 with its value in words; with ``share`` None the bar is hatched: unknown is not zero."""
    width = "" if share is None else f'<span style="width:{max(0, min(100, round(float(share) * 100, 1)))}%"></span>'
    state = "ctg-bar-unknown" if share is None else f"ctg-bar-{tone}"
    spoken = value if share is None else percent(share * 100)
    bar = f'<div class="ctg-bar {state}" role="img" aria-label="{html_text(label)} : {html_text(spoken)}">{width}</div>'
    shown = html_text(value)
    figure = with_card(shown, card, place="gauge") if card else f'<span class="ctg-figure">{shown}</span>'
    return (
        f'<div class="ctg-kpi"><p class="ctg-label">{html_text(label)}</p>{figure}{bar}'
        f'<p class="ctg-detail">{html_text(typeset(detail))}</p></div>'
    )


def row_of(blocks: list[str], *, narrow: bool = False) -> str:
    """Blocks side by side, wrapping on a narrow screen; ``narrow`` ones hold little, and four fit in a row."""
    return f'<div class="ctg-row{" ctg-narrow" if narrow else ""}">{"".join(blocks)}</div>'


def badge(text: str, tone: str = "plain") -> str:
    """A short word of status; tones: plain, good, warn, bad, info."""
    return f'<span class="ctg-badge ctg-{tone}">{html_text(text)}</span>'


def headline(sentence: str) -> str:
    """The answer to the page's question, in one sentence, before anything else."""
    return f'<p class="ctg-headline" data-answer="yes">{html_text(typeset(sentence))}</p>'


def empty(missing: str, origin: str, who: str) -> str:
    """An intended blank: what is missing, where it would come from, who can add it."""
    return (
        f'<div class="ctg-empty"><p><strong>{html_text(typeset(missing))}</strong></p>'
        f"<p>{html_text(typeset(origin))}</p><p>{html_text(typeset(who))}</p></div>"
    )


def section(title: str, lead: str = "") -> str:
    """A heading with one sentence under it."""
    more = f'<p class="ctg-lead">{html_text(typeset(lead))}</p>' if lead else ""
    return f'<h2 class="ctg-h2">{html_text(typeset(title))}</h2>{more}'


def paragraph(text: str) -> str:
    """A sentence or two of plain text."""
    return f'<p class="ctg-text">{html_text(typeset(text))}</p>'
