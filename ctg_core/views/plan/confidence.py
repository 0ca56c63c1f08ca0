"""The météo of an action: a sign and a word, never a sign alone."""

from ctg_core.model.codes import CONFIDENCES
from ctg_core.views.escape import html_text
from ctg_core.views.french import SILENT

_SIGNS = {"sun": "☀", "cloud": "☁", "storm": "⚡"}
_CONFIDENCE_TONES = {"sun": "good", "cloud": "info", "storm": "bad"}


def confidence_words(code: str | None) -> str:
    """ "☀ soleil"."""
    return f"{_SIGNS[code]} {CONFIDENCES[code]}" if code else SILENT


def confidence_html(code: str | None) -> str:
    """The same, its sign kept from the screen readers that would name it twice."""
    if code is None:
        return html_text(SILENT)
    sign = f'<span aria-hidden="true">{_SIGNS[code]}\ufe0e</span>'
    return f'<span class="ctg-nowrap ctg-{_CONFIDENCE_TONES[code]}">{sign} {html_text(CONFIDENCES[code])}</span>'
