"""What somebody is expected to give, in the order to do it, each thing leading to the place where it is given."""

from collections.abc import Sequence

from ctg_core.questions.entry.due import END, MILESTONE, Due, PastDate, SilentAction
from ctg_core.questions.entry.due_values import WHOLE, DueValue
from ctg_core.questions.indicators.breakdown import COMMUNE, FACILITY
from ctg_core.views.blocks import empty, paragraph, section
from ctg_core.views.entry.addresses import (
    ROWS_OF,
    VALIDATION,
    action_update_address,
    part_address,
    value_address,
)
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, counted, day, enumerated, moment, on, typeset
from ctg_core.views.view_cache import cached_view

SHOWN = 8
_NOUNS = {COMMUNE: "commune", FACILITY: "équipement"}


def due_headline(found: Due, *, everything: bool) -> str:
    """How much is waiting for the person, in one sentence."""
    if not found.looked_after and not everything:
        return "Rien n’est encore à votre charge dans cette convention."
    parts = [
        counted(len(found.values), "valeur à donner", "valeurs à donner") if found.values else "",
        counted(len(found.silent), "action sans nouvelle", "actions sans nouvelle") if found.silent else "",
        counted(len(found.past), "date passée", "dates passées") if found.past else "",
    ]
    said = enumerated(list(filter(None, parts)))
    if not said and not found.looked_after:
        return "Aucun indicateur ni aucune action n’est encore enregistré."
    return f"Ce qui vous attend{NARROW}: {said}." if said else "Rien ne vous attend aujourd’hui."


@cached_view
def due_lists(found: Due, convention: str, *, everything: bool) -> str:
    """Everything expected, list by list; what waits for a validation last."""
    if not found.looked_after and not everything:
        return empty(
            "Aucun thème, aucune action, aucun équipement ne vous est confié.",
            "Ce que vous pouvez modifier dépend de ce qui vous est confié.",
            "La coordination ou l’administration du tableau de bord peut le faire.",
        )
    expected = [
        _values(found.values, convention),
        _silent(found.silent, convention),
        _past(found.past, convention),
    ]
    return "".join(
        [*expected, "" if found.count else _nothing(), _waiting(found.waiting, convention, everything=everything)]
    )


def _nothing() -> str:
    return empty(
        "Rien n’est attendu pour l’instant.",
        "Une valeur apparaît ici quand sa période est close, une action après six mois sans nouvelle, une date quand "
        "elle est passée.",
        "Les autres onglets permettent de corriger et de compléter.",
    )


def _values(due: Sequence[DueValue], convention: str) -> str:
    if not due:
        return ""
    items = [_value(one, convention) for one in due]
    periods = sorted({one.period for one in due if one.by == WHOLE}, reverse=True)
    ways = " · ".join(
        _link(value_address(convention, period), f"Donner toutes les valeurs de {moment(period)} dans la grille")
        for period in periods
    )
    way = f'<p class="ctg-text">{ways}</p>' if ways else ""
    return section("Les valeurs qui manquent") + way + _list(items)


def _value(one: DueValue, convention: str) -> str:
    title = f"{one.label}, {moment(one.period)}"
    where = f"{counted(len(one.places), _NOUNS[one.by])} · " if one.by in _NOUNS else ""
    last = f"dernière valeur connue{NARROW}: {moment(one.last)}" if one.last else "jamais renseigné"
    address = value_address(convention, one.period, one.indicator, ROWS_OF[one.by])
    return f"<li>{_link(address, title)} {_aside(where + last)}</li>"


def _silent(due: Sequence[SilentAction], convention: str) -> str:
    if not due:
        return ""
    items = [
        f"<li>{_link(action_update_address(convention, one.key), _named(one))} {_aside(_since(one))}</li>"
        for one in due
    ]
    return section("Les actions en cours sans nouvelle depuis six mois") + _list(items)


def _named(one: SilentAction) -> str:
    return f"{one.code} {one.title}" if one.code else one.title


def _since(one: SilentAction) -> str:
    return f"dernière nouvelle le {day(one.since)}" if one.since else "aucune nouvelle connue"


def _past(due: Sequence[PastDate], convention: str) -> str:
    if not due:
        return ""
    lead = "Est-ce fait\u202f? Donnez la date réelle, ou une nouvelle échéance."
    return section("Les dates passées", lead) + _list([_past_item(one, convention) for one in due])


def _past_item(one: PastDate, convention: str) -> str:
    planned = f"prévu {on(one.due)}"
    if one.kind == MILESTONE or one.action is None:
        address = f"gouvernance?{part_address(convention, 'Feuille de route').partition('?')[2]}"
        return f"<li>{_link(address, one.title)} {_aside(f'étape de la convention, {planned}')}</li>"
    address = action_update_address(convention, one.action)
    about = "fin de l’action" if one.kind == END else f"étape de «\u00a0{one.action_title}\u00a0»"
    return f"<li>{_link(address, one.title)} {_aside(f'{about}, {planned}')}</li>"


def _waiting(waiting: int, convention: str, *, everything: bool) -> str:
    if not waiting:
        return ""
    said = counted(waiting, "valeur proposée attend", "valeurs proposées attendent")
    if not everything:
        return section("En attente") + paragraph(f"{said} la validation de la coordination.")
    return (
        section("En attente")
        + f'<p class="ctg-text">{_link(part_address(convention, VALIDATION), f"{said} votre validation")}</p>'
    )


def _list(items: Sequence[str]) -> str:
    """The first items, the others folded."""
    shown = f'<ul class="ctg-list">{"".join(items[:SHOWN])}</ul>'
    if len(items) <= SHOWN:
        return shown
    rest = counted(len(items) - SHOWN, "autre")
    folded = f'<summary>et {rest}</summary><ul class="ctg-list">{"".join(items[SHOWN:])}</ul>'
    return f'{shown}<div class="ctg-tree"><details>{folded}</details></div>'


def _link(address: str, text: str) -> str:
    return f'<a href="{html_text(address)}" target="_self">{html_text(typeset(text))}</a>'


def _aside(text: str) -> str:
    return f'<span class="ctg-path">{html_text(typeset(text))}</span>'


def sealed_state() -> str:
    """Where a sealed state is looked at, nothing is given."""
    return empty(
        "Vous regardez un état arrêté en séance.",
        "Il reste tel qu’il a été arrêté\u202f; ce qui a été donné depuis n’y figure pas.",
        "Revenez à aujourd’hui, dans la barre de gauche, pour donner vos chiffres.",
    )
