"""UTC instants of the store, in the days people of France live."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


def local_day(at: str) -> date:
    """The day of a UTC instant in France."""
    return datetime.fromisoformat(at).astimezone(PARIS).date()
