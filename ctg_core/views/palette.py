"""The colours of charts: told apart by readers who see red and green alike, 3:1 at least on their background."""

_LIGHT = ("#162e78", "#c14315", "#208dda", "#0e8370", "#c18907", "#401c31", "#494c50")
_DARK = ("#2f86fa", "#ed895a", "#59d6cb", "#efd043", "#d730bc", "#edf4f7", "#666970")


def categorical(dark: bool) -> list[str]:
    """The colours of categories, in the order to take them."""
    return list(_DARK if dark else _LIGHT)
