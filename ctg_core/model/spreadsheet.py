"""What a spreadsheet makes of a text by itself, wherever one leaves in a file it opens."""

# It would take what begins so for a formula, or skip the first character.
_ACTED_UPON = ("=", "+", "-", "@", "\t", "\r", "\n")


def looks_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet would do something else of a text than show it."""
    return text.startswith(_ACTED_UPON)


def inert(text: str) -> str:
    """The text as a CSV file gives it, where an apostrophe is all that says it is one."""
    return f"'{text}" if looks_like_a_formula(text) else text
