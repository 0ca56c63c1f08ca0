"""What a list of actions can be narrowed by, in words, and those words in an address."""

from collections.abc import Mapping

from ctg_core.questions.actions.list import (
    BLOCKED,
    BY_CODE,
    BY_END,
    BY_PROGRESS,
    CONDITIONS,
    DUE_SOON,
    LATE,
    PRESSING,
    ActionFilters,
    Actions,
)
from ctg_core.questions.plan.nodes import Choice
from ctg_core.questions.plan.words import STATUS_LABELS
from ctg_core.views.french import NARROW, counted, enumerated, quoted

SEARCH, ORDER = "recherche", "tri"
CONDITION_LABELS = {LATE: "en retard", BLOCKED: "freinée", DUE_SOON: "échéance proche"}
ORDERS = {PRESSING: "Ce qui presse", BY_CODE: "Code", BY_END: "Échéance", BY_PROGRESS: "Avancement"}
# The field of ActionFilters, its name in the address, its name on the screen.
FIELDS = (
    ("axis", "axe", "Axe"),
    ("status", "statut", "Statut"),
    ("theme", "theme", "Thème"),
    ("lead", "chef-de-file", "Chef de file"),
    ("commune", "commune", "Commune"),
)


def choices(found: Actions, field: str) -> dict[str, str]:
    """The labels a field can be narrowed to, by key."""
    if field == "status":
        return {code: (CONDITION_LABELS if code in CONDITIONS else STATUS_LABELS)[code] for code in found.statuses}
    by_field = {"axis": found.axes, "theme": found.themes, "lead": found.leads, "commune": found.communes}
    return {choice.key: commune_label(choice) for choice in by_field[field]}


def commune_label(choice: Choice) -> str:
    """A name; for a commune we only have the code of, that code said as such."""
    return f"commune {choice.key}" if choice.name == choice.key and choice.key.isdigit() else choice.name


def filters_in(found: Actions, address: Mapping[str, str]) -> tuple[ActionFilters, str]:
    """The filters and the order an address asks for; what it asks that does not exist is left out."""
    asked: dict[str, str] = {}
    for field, parameter, _ in FIELDS:
        keys = {label: key for key, label in choices(found, field).items()}
        if address.get(parameter) in keys:
            asked[field] = keys[address[parameter]]
    order = {label: code for code, label in ORDERS.items()}.get(address.get(ORDER, ""), PRESSING)
    return ActionFilters(search=address.get(SEARCH, ""), **asked), order


def address_of(found: Actions, filters: ActionFilters, order: str) -> dict[str, str]:
    """The part of an address that asks for these filters and this order; what is at its default is left out."""
    parts = {SEARCH: filters.search} if filters.search else {}
    for field, parameter, _ in FIELDS:
        if key := getattr(filters, field):
            parts[parameter] = choices(found, field)[key]
    return parts if order == PRESSING else {**parts, ORDER: ORDERS[order]}


def hidden_sentence(found: Actions, filters: ActionFilters, shown: int) -> str:
    """How many actions are shown and how many the filters hide; nothing when nothing is hidden."""
    whole = len(found.items)
    if shown == whole:
        return ""
    hidden = counted(whole - shown, "action masquée", "actions masquées")
    said = f"{shown} sur {counted(whole, 'action')}{NARROW}; {hidden} par{NARROW}: {_asked(found, filters)}."
    silent = sum(not item.communes for item in found.items) if filters.commune else 0
    more = f" {counted(silent, 'action ne nomme', 'actions ne nomment')} aucune commune." if silent else ""
    return said + more


def _asked(found: Actions, filters: ActionFilters) -> str:
    said = [f"recherche {quoted(filters.search)}"] if filters.search else []
    for field, _, name in FIELDS:
        if key := getattr(filters, field):
            said.append(f"{name.lower()} {quoted(choices(found, field)[key])}")
    return enumerated(said)
