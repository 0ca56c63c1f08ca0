"""Where the fiche of an action is, for whoever names one."""

from collections.abc import Mapping
from urllib.parse import urlencode

ACTION = "action"


def sheet_address(convention: str, key: str, kept: Mapping[str, str] | None = None) -> str:
    """The relative address of a fiche, from any page; ``kept`` are the filters to come back to."""
    return "actions?" + urlencode({"convention": convention, ACTION: key, **(kept or {})})
