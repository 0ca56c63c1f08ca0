"""Texts that a spreadsheet would take for formulas, made harmless in the files we write."""

# A spreadsheet takes a text that begins so for a formula, or skips its first character.
_ACTED_UPON = ("=", "+", "-", "@", "\t", "\r", "\n")


def looks_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet would interpret a text instead of showing it."""
    return text.startswith(_ACTED_UPON)


def inert(text: str) -> str:
    """The text to write in a CSV cell: ``=1+1`` becomes ``'=1+1``, as a CSV file has no cell types."""
    return f"'{text}" if looks_like_a_formula(text) else text
