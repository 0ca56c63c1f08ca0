"""What makes a value surprising, before it is recorded: not wrong, but worth a word of explanation."""

from decimal import Decimal

TENFOLD, TENTH, SIGN, BEYOND, NEGATIVE = "tenfold", "tenth", "sign", "beyond", "negative"
_FACTOR = 10
_WHOLE = 100


def surprises(value: Decimal | None, last: Decimal | None, unit: str) -> tuple[str, ...]:
    """Why ``value`` surprises after ``last``, the last one known: TENFOLD or TENTH, SIGN, BEYOND 100 %, NEGATIVE."""
    if value is None:
        return ()
    found = []
    if last:
        if value * last < 0:
            found.append(SIGN)
        elif abs(value) >= _FACTOR * abs(last):
            found.append(TENFOLD)
        elif _FACTOR * abs(value) <= abs(last):  # a zero too: it is often typed for what is not known
            found.append(TENTH)
    if unit == "%" and value > _WHOLE:
        found.append(BEYOND)
    if value < 0 and SIGN not in found and (last is None or last >= 0):
        found.append(NEGATIVE)
    return tuple(found)


def change(value: Decimal | None, last: Decimal | None) -> Decimal | None:
    """How much of ``last`` was gained, in percent; None when either is unknown, or when nothing was there."""
    if value is None or not last:
        return None
    return (value - last) / abs(last) * 100
