"""The state of a dated step in words, and as a badge whose words say all that its colour does."""

import re

from ctg_core.questions.timing import CURRENT, EXPECTED, PAST, TO_COME, UNDATED, UNDOCUMENTED
from ctg_core.questions.timing_words import state_words, when
from ctg_core.views.blocks import badge
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, SILENT, moment
from ctg_core.views.table import Cell

_TONES = {PAST: "good", CURRENT: "info", EXPECTED: "info", TO_COME: "info", UNDOCUMENTED: "warn", UNDATED: "plain"}


def state_badge(state: str, certainty: str) -> str:
    """The state in words, as a badge."""
    return badge(state_words(state, certainty), _TONES[state])


def date_cell(partial: str | None) -> Cell:
    """A partial date on one line of a table."""
    if partial is None:
        return Cell(SILENT)
    return Cell(moment(partial), safe_html=f'<span class="ctg-nowrap">{html_text(moment(partial))}</span>')


def printed(start: str | None, end: str | None, words: str | None) -> str:
    """The document's own words for a date, when ours do not say the same."""
    if not words or _bare(words) == _bare(when(start, end)):
        return ""
    return f"écrit «\u00a0{words}\u00a0» dans le document" if start or end else f"«\u00a0{words}\u00a0»"


def _bare(text: str) -> str:
    """The words of a date without what two hands write differently: capitals, dashes, "l’année"."""
    text = re.sub(r"\b(\d\d)/(\d\d)/(\d{4})\b", lambda found: moment("-".join(found.group(3, 2, 1))), text)
    text = re.sub(r"[–-]", " à ", text.casefold()).replace(NARROW, " ")
    return " ".join(word for word in text.split() if word not in {"en", "l’année"})
