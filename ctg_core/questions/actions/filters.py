"""What the list of actions can be narrowed by, and the orders it can be read in."""

from collections.abc import Iterable

from ctg_core.questions.actions.items import OPEN, OVER, SOON, TO_UNBLOCK, ActionItem
from ctg_core.questions.actions.list import (
    BLOCKED,
    CONDITIONS,
    DUE_SOON,
    LATE,
    by_code,
    by_end,
    by_progress,
    pressing,
)
from ctg_core.questions.filtered_list import Choice, Field, FilteredList, Order, by_name, in_order_of
from ctg_core.questions.plan.progress import STATUS_ORDER
from ctg_core.questions.plan.words import STATUS_LABELS
from ctg_core.reference.lists import themes

CONDITION_LABELS = {LATE: "en retard", BLOCKED: "freinée", DUE_SOON: "échéance proche"}
GROUPS = {
    TO_UNBLOCK: "En retard ou freinées",
    SOON: "Échéance dans les trois mois",
    OPEN: "Les autres actions ouvertes",
    OVER: "Réalisées ou abandonnées",
}
_NO_NAME = "commune "


def commune_label(commune: Choice) -> str:
    """A name; for a commune we only have the code of, that code said as such."""
    return f"{_NO_NAME}{commune.key}" if commune.name == commune.key and commune.key.isdigit() else commune.name


def _statuses(item: ActionItem) -> Iterable[Choice]:
    """What presses, then the status."""
    yield from (Choice(code, CONDITION_LABELS[code]) for code, holds in CONDITIONS.items() if holds(item))
    yield Choice(item.status, STATUS_LABELS[item.status])


def _communes(item: ActionItem) -> Iterable[Choice]:
    return (Choice(one.key, commune_label(one)) for one in item.communes)


def _texts(item: ActionItem) -> Iterable[str | None]:
    yield from (item.row.code, item.row.title, item.row.description, item.row.obstacle)
    yield from (one.name for one in (*filter(None, [item.lead]), *item.communes, *item.themes))


ACTIONS = FilteredList[ActionItem](
    noun=("action", "actions"),
    hidden=("action masquée", "actions masquées"),
    texts=_texts,
    fields=(
        Field("axe", "Axe", lambda item: filter(None, [item.axis]), lambda axis: axis.position),
        Field("statut", "Statut", _statuses, in_order_of((*CONDITIONS, *STATUS_ORDER))),
        Field("theme", "Thème", lambda item: item.themes, lambda theme: themes()[theme.key].order),
        Field("chef-de-file", "Chef de file", lambda item: filter(None, [item.lead]), by_name),
        Field(
            "commune",
            "Commune",
            _communes,
            lambda commune: (not commune.name.startswith(_NO_NAME), by_name(commune)),
            silent=("action ne nomme aucune commune", "actions ne nomment aucune commune"),
        ),
    ),
    orders=(
        Order("Ce qui presse", pressing, lambda item: GROUPS[item.pressure]),
        Order("Code", by_code),
        Order("Échéance", by_end),
        Order("Avancement", by_progress),
    ),
)
