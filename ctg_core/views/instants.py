"""UTC instants of the store, as people of France live them."""

from datetime import datetime

from ctg_core.model.instants import PARIS
from ctg_core.views.french import WIDE, day


def instant(at: str) -> str:
    """A UTC instant as people of France say it: "le 22 novembre 2026 à 14 h 05"."""
    return f"le {dated(at)}"


def dated(at: str) -> str:
    """The same without its article: "22 novembre 2026 à 14 h 05"."""
    moment = datetime.fromisoformat(at).astimezone(PARIS)
    return f"{day(moment.date())} à {moment.hour}{WIDE}h{WIDE}{moment.minute:02}"
