"""What changed since a sealed state: a sentence, the money that moved, and each change with the way to it."""

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from ctg_core.model.codes import STAGES
from ctg_core.questions.indicators.attainment import STATES
from ctg_core.questions.plan.words import STATUS_LABELS
from ctg_core.questions.states.evolution import MATTERS, Evolution
from ctg_core.questions.states.since import Since
from ctg_core.views.escape import html_text
from ctg_core.views.french import (
    NARROW,
    counted,
    enumerated,
    euros,
    moment,
    number,
    on,
    percent,
    quantity,
    quoted,
    typeset,
)
from ctg_core.views.instants import instant
from ctg_core.views.table import Table
from ctg_core.views.view_cache import cached_view

_TOLD = {
    "achieved": ("action réalisée", "actions réalisées"),
    "advanced": ("action a avancé", "actions ont avancé"),
    "started": ("action nouvelle ou engagée", "actions nouvelles ou engagées"),
    "late": ("action passée en retard", "actions passées en retard"),
    "suspended": ("action suspendue", "actions suspendues"),
    "dropped": ("action abandonnée ou retirée", "actions abandonnées ou retirées"),
    "executed": ("décision ou étape exécutée", "décisions ou étapes exécutées"),
    "missed": ("engagement annoncé et pas fait", "engagements annoncés et pas faits"),
    "met": ("cible atteinte", "cibles atteintes"),
    "lost": ("cible perdue", "cibles perdues"),
    "value": ("valeur arrivée", "valeurs arrivées"),
    "opened": ("équipement ouvert", "équipements ouverts"),
    "closed": ("équipement fermé", "équipements fermés"),
}
_ADDRESSES = {
    "actions": ("actions", "action"),
    "indicators": ("indicateurs", "indicateur"),
    "indicator_values": ("indicateurs", None),
    "funding_lines": ("financements", None),
    "facilities": ("equipements", None),
    "decisions": ("gouvernance", None),
    "milestones": ("gouvernance", None),
}
_NOTHING = "–"


def evolution_sentence(since: Since) -> str:
    """What happened, in one sentence, bad news included; or that nothing did."""
    named = f"Depuis {quoted(since.since.label)}"
    counts = Counter(one.matter for one in since.found)
    parts = [counted(counts[matter], *_TOLD[matter]) for matter in _TOLD if counts[matter]]
    moved = {stage: _moved(since, stage) for stage in ("committed", "paid")}
    parts += [f"{euros(cents)} {word} de plus" for word, cents in _said_money(moved) if cents > 0]
    if not parts:
        return f"{named}{NARROW}: rien n’a changé."
    return f"{named}{NARROW}: {enumerated(parts)}."


def period_sentence(since: Since) -> str:
    """Between which states, and when each was sealed."""
    until = f"{quoted(since.until.label)}, arrêté {instant(since.until.sealed_at)}" if since.until else "aujourd’hui"
    return f"De {quoted(since.since.label)}, arrêté {instant(since.since.sealed_at)}, à {until}."


def titled_list(since: Since, matter: str, convention: str) -> str:
    """The changes of one matter under its title, smaller than that of a screen."""
    return f'<h3 class="ctg-h3">{html_text(matter_title(since, matter))}</h3>{matter_list(since, matter, convention)}'


@cached_view
def matter_list(since: Since, matter: str, convention: str) -> str:
    """The changes of one matter, each with the way to its record, before and after."""
    items = "".join(
        f"<li>{_link(one, convention)}<span>{html_text(typeset(_move(one)))}</span></li>" for one in since.of(matter)
    )
    return f'<ul class="ctg-moves">{items}</ul>'


def matter_title(since: Since, matter: str) -> str:
    """The matter and how many changes it holds."""
    return f"{MATTERS[matter]}{NARROW}: {number(len(since.of(matter)))}"


@cached_view
def evolution_table(since: Since) -> Table:
    """Every change, for a spreadsheet."""
    rows = tuple((MATTERS[one.matter], one.title, _said(one, one.before), _said(one, one.after)) for one in since.found)
    return Table("Ce qui a changé", ("Matière", "Quoi", "Avant", "Après"), rows)


def _move(one: Evolution) -> str:
    if one.what == "due":
        return f"prévu {on(str(one.before or one.after))}"
    if one.before == one.after or one.before is None:
        return _said(one, one.after)
    return f"{_said(one, one.before)} → {_said(one, one.after)}"


def _link(one: Evolution, convention: str) -> str:
    collection, key = one.ref.split("/", 1)
    page, parameter = _ADDRESSES[collection]
    query = urlencode({"convention": convention, **({parameter: key} if parameter else {})})
    return f'<a href="{page}?{html_text(query)}" target="_self">{html_text(typeset(one.title))}</a>'


def _said(one: Evolution, value: str | Decimal | int | None) -> str:
    if value is None:
        return _NOTHING
    words = _WORDS.get(one.what)
    return words(one, value) if words else f"{euros(int(value))} ({STAGES[one.what]})"


_WORDS: dict[str, Callable[[Evolution, Any], str]] = {
    "status": lambda _, status: STATUS_LABELS[status],
    "state": lambda _, state: STATES[state],
    "progress": lambda _, share: percent(share),
    "value": lambda one, value: quantity(value, one.unit),
    "date": lambda _, when: moment(when),
    "due": lambda _, when: moment(when),
}


def _moved(since: Since, stage: str) -> int:
    found = [one for one in since.of("money") if one.what == stage]
    return sum(int(one.after or 0) - int(one.before or 0) for one in found)


def _said_money(moved: dict[str, int]) -> list[tuple[str, int]]:
    return [("engagés", moved["committed"]), ("versés", moved["paid"])]
