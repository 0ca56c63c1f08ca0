"""UTC instants of the store, as people of France live them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from ctg_core.views.french import WIDE, day

_PARIS = ZoneInfo("Europe/Paris")


def instant(at: str) -> str:
    """A UTC instant as people of France say it: "le 22 novembre 2026 à 14 h 05"."""
    moment = datetime.fromisoformat(at).astimezone(_PARIS)
    return f"le {day(moment.date())} à {moment.hour}{WIDE}h{WIDE}{moment.minute:02}"


def local_day(at: str) -> date:
    """The day of a UTC instant in France."""
    return datetime.fromisoformat(at).astimezone(_PARIS).date()
