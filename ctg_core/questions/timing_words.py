"""The state of a dated step in words, never more than its certainty allows."""

from ctg_core.model.french_dates import period
from ctg_core.questions.timing import CURRENT, EXPECTED, PAST, TO_COME, UNDATED, UNDOCUMENTED

_PLANNED = {
    EXPECTED: "prévu pour cette période, non confirmé",
    TO_COME: "prévu, à venir",
    UNDOCUMENTED: "prévu, réalisation non documentée",
    UNDATED: "prévu, date non documentée",
}
_CONFIRMED = {
    PAST: "passé",
    CURRENT: "en cours",
    TO_COME: "à venir, date confirmée",
    UNDATED: "date non documentée",
}
_BY_CERTAINTY = {"planned": _PLANNED, "confirmed": _CONFIRMED}


def state_words(state: str, certainty: str) -> str:
    """The state as a short phrase: never "fait" for what was only planned."""
    return _BY_CERTAINTY[certainty][state]


def when(start: str | None, end: str | None) -> str:
    """Partial dates in words; a date alone stands for itself."""
    return period(start, end or start) if start else period(None, end)
