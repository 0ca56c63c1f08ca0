"""What the list of indicators can be narrowed by, in words, and those words in an address."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from ctg_core.model.codes import INDICATOR_KINDS
from ctg_core.questions.indicators.attainment import STATES
from ctg_core.questions.indicators.list import READING_ORDER, IndicatorFilters, Indicators
from ctg_core.views.french import NARROW, counted, enumerated, quoted

SEARCH, INDICATOR, PAGE = "recherche", "indicateur", "page-indicateurs"
# The field of IndicatorFilters, its name in the address, its name on the screen.
FIELDS = (("state", "etat", "État"), ("theme", "theme", "Thème"), ("axis", "axe", "Axe"), ("kind", "type", "Type"))


def choices(found: Indicators, name: str) -> dict[str, str]:
    """The labels a field can be narrowed to, by code or key."""
    if name == "state":
        return {state: STATES[state] for state in READING_ORDER if found.by_state[state]}
    if name == "kind":
        return {kind: INDICATOR_KINDS[kind] for kind in found.kinds}
    return {choice.key: choice.name for choice in {"theme": found.themes, "axis": found.axes}[name]}


def filters_in(found: Indicators, address: Mapping[str, str]) -> IndicatorFilters:
    """The filters an address asks for; what it asks that does not exist is left out."""
    asked: dict[str, str] = {}
    for name, parameter, _ in FIELDS:
        keys = {label: key for key, label in choices(found, name).items()}
        if address.get(parameter) in keys:
            asked[name] = keys[address[parameter]]
    return IndicatorFilters(search=address.get(SEARCH, ""), **asked)


def address_of(found: Indicators, filters: IndicatorFilters) -> dict[str, str]:
    """The part of an address that asks for these filters."""
    parts = {SEARCH: filters.search} if filters.search else {}
    chosen = {parameter: (name, getattr(filters, name)) for name, parameter, _ in FIELDS}
    return parts | {parameter: choices(found, name)[key] for parameter, (name, key) in chosen.items() if key}


@dataclass(frozen=True)
class IndicatorLinks:
    """Where the indicators are: the convention looked at, and the filters to come back to."""

    convention: str
    kept: Mapping[str, str] = field(default_factory=dict)

    def to(self, key: str) -> str:
        """The relative address of an indicator, from any page."""
        return "indicateurs?" + urlencode({"convention": self.convention, INDICATOR: key, **self.kept})


def hidden_sentence(found: Indicators, filters: IndicatorFilters, shown: int) -> str:
    """How many indicators are shown and what hides the others; nothing when nothing is hidden."""
    whole = len(found.followed)
    if shown == whole:
        return ""
    said = [f"recherche {quoted(filters.search)}"] if filters.search else []
    for name, _, label in FIELDS:
        if key := getattr(filters, name):
            said.append(f"{label.lower()} {quoted(choices(found, name)[key])}")
    hidden = counted(whole - shown, "indicateur masqué", "indicateurs masqués")
    return f"{shown} sur {counted(whole, 'indicateur')}{NARROW}; {hidden} par{NARROW}: {enumerated(said)}."
