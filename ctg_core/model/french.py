"""Numbers and amounts written in French, for every sentence that holds one."""

from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_decimal

NO_BREAK = "\u00a0"


def number(value: Decimal | int, decimals: int | None = None) -> str:
    """1234.50 -> « 1 234,50 »: every digit kept, none added, unless ``decimals`` asks for so many."""
    if decimals is None:
        exponent = Decimal(value).as_tuple().exponent
        decimals = max(-exponent, 0) if isinstance(exponent, int) else 0
    value = Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    text: str = format_decimal(value, format=pattern, locale="fr_FR")
    return text.replace("-", "−")


def euros(cents: int) -> str:
    """24822056 -> « 248 220,56 € »; whole euros are written without cents."""
    whole, rest = divmod(cents, 100)
    return f"{number(Decimal(cents).scaleb(-2) if rest else whole)}{NO_BREAK}€"


def counted(count: int, one: str, several: str | None = None) -> str:
    """3, "ligne" -> « 3 lignes »; in French the plural begins at two."""
    return f"{number(count)}{NO_BREAK}{one if abs(count) <= 1 else several or one + 's'}"


def quoted(text: str) -> str:
    """Words between French quotation marks."""
    return f"«{NO_BREAK}{text}{NO_BREAK}»"
