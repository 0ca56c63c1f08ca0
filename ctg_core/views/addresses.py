"""Where the fiche of an action is, and the sheet of an indicator, for whoever names one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

ACTION, INDICATOR = "action", "indicateur"


def sheet_address(convention: str, key: str, kept: Mapping[str, str] | None = None) -> str:
    """The relative address of a fiche, from any page; ``kept`` are the filters to come back to."""
    return "actions?" + urlencode({"convention": convention, ACTION: key, **(kept or {})})


@dataclass(frozen=True)
class IndicatorLinks:
    """Where the indicators are: the convention looked at, and the filters to come back to."""

    convention: str
    kept: Mapping[str, str] = field(default_factory=dict)

    def to(self, key: str) -> str:
        """The relative address of an indicator, from any page."""
        return "indicateurs?" + urlencode({"convention": self.convention, INDICATOR: key, **self.kept})
