"""Numbers, amounts and words written in French, with the right spaces, for every sentence that holds one."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_decimal

NARROW, WIDE = "\u202f", "\u00a0"
NO_BREAK = WIDE
SILENT = "non documenté"
_MILLION_EUROS = 100_000_000


def number(value: Decimal | int, decimals: int | None = None) -> str:
    """1234.50 -> « 1 234,50 »: every digit kept, none added, unless ``decimals`` asks for so many."""
    if decimals is None:
        exponent = Decimal(value).as_tuple().exponent
        decimals = max(-exponent, 0) if isinstance(exponent, int) else 0
    value = Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    text: str = format_decimal(value, format=pattern, locale="fr_FR")
    return text.replace("-", "−")


def percent(share: Decimal | int, decimals: int = 0) -> str:
    """58 -> "58 %": takes percents, not shares of one."""
    return f"{number(share, decimals)}{NARROW}%"


def euros(cents: int, rounding_cents: int = 1) -> str:
    """24822056 -> « 248 220,56 € », whole euros without cents; in M€ when known to the thousand euros at best."""
    if rounding_cents < _MILLION_EUROS // 1000 or cents < _MILLION_EUROS:
        whole, rest = divmod(cents, 100)
        return f"{number(Decimal(cents).scaleb(-2) if rest else whole)}{WIDE}€"
    decimals = max(0, len(str(_MILLION_EUROS // rounding_cents)) - 1)
    return f"{number(Decimal(cents) / _MILLION_EUROS, decimals)}{WIDE}M€"


def quantity(value: Decimal | int, unit: str, decimals: int | None = None, qualifier: str | None = None) -> str:
    """A number with its unit and the words that belong to it: "près de 660 enfants"."""
    space = "" if unit == "" else NARROW if unit == "%" else WIDE
    return f"{qualifier + WIDE if qualifier else ''}{number(value, decimals)}{space}{unit}"


def counted(count: int, one: str, several: str | None = None) -> str:
    """3, "ligne" -> « 3 lignes »; in French the plural begins at two."""
    return f"{number(count)}{NO_BREAK}{one if abs(count) <= 1 else several or one + 's'}"


def enumerated(parts: list[str]) -> str:
    """ "a, b et c"."""
    return " et ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def quoted(text: str) -> str:
    """Words between French quotation marks."""
    return f"«{NO_BREAK}{text}{NO_BREAK}»"


def capital(text: str) -> str:
    """The text as it begins a sentence, the rest untouched."""
    return text[:1].upper() + text[1:]


def typeset(text: str) -> str:
    """A text of ours or of a document with French spaces; exact quotations are shown as they are, without it."""
    text = text.replace("'", "’")
    text = re.sub(r"[ \u00a0]+(?=[;:!?%])", NARROW, text)
    text = re.sub(r"«\s*", "«" + WIDE, text)
    return re.sub(r"\s*»", WIDE + "»", text)


def plain(text: str) -> str:
    """A text without accents, capitals nor typographic apostrophes, for comparing."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def folded(text: str) -> str:
    """A text for comparing: no accents, no capitals, one space between words, no punctuation at its ends."""
    return " ".join(plain(text).split()).strip(" .:;,*")
