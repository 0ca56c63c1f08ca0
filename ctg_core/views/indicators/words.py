"""Where an indicator stands, in words: its values, its distance from the line or the target, what is missing."""

from ctg_core.questions.indicators.attainment import GOING_BACK, NO_DATA, ON_TRACK, REACHED, STATES
from ctg_core.questions.indicators.list import IndicatorLine
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text

STATE_TONES = {REACHED: "good", ON_TRACK: "info", "to_watch": "warn", GOING_BACK: "bad", NO_DATA: "plain"}


def state_badge(line: IndicatorLine) -> str:
    """The state, in a colour that only repeats it; it opens the indicator's card."""
    opened = with_card(html_text(STATES[line.state]), line.card, place="state", kind="link")
    return f'<span class="ctg-badge ctg-{STATE_TONES[line.state]}">{opened}</span>'
