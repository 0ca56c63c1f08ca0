"""What somebody else wrote meanwhile, beside what was to be written."""

from collections.abc import Mapping
from typing import Any

from ctg_core.commands.refusal import Clash
from ctg_core.dossier.headings import heading
from ctg_core.views.french import NARROW, quoted
from ctg_core.views.instants import instant


def clash_sentence(clash: Clash, names: dict[str, str]) -> str:
    """« Cette donnée a été modifiée entre-temps : 120 (par …, à 14 h 05). Votre saisie 90 n’a pas été enregistrée. »"""
    who = names.get(clash.by or "", clash.by or "quelqu’un")
    when = f", {instant(clash.at)}" if clash.at else ""
    if clash.current is None:
        return f"Cette donnée a été retirée entre-temps (par {who}{when}). Votre saisie n’a pas été enregistrée."
    differing = [name for name in clash.given if _said(clash.current.get(name)) != _said(clash.given[name])]
    theirs = _enumerated(clash, clash.current, differing)
    mine = _enumerated(clash, clash.given, differing)
    return (
        f"Cette donnée a été modifiée entre-temps{NARROW}: {theirs} (par {who}{when}). "
        f"Votre saisie {quoted(mine)} n’a pas été enregistrée."
    )


def _enumerated(clash: Clash, values: Mapping[str, Any], names: list[str]) -> str:
    """What these fields say, each after its name as soon as there are several."""
    said = [_said(values.get(name)) for name in names]
    if len(names) < 2:
        return ", ".join(said)
    named = zip((heading(clash.collection, name) for name in names), said, strict=True)
    return f"{NARROW}; ".join(f"{name}{NARROW}: {words}" for name, words in named)


def _said(value: Any) -> str:
    if value is None or value == []:
        return "rien"
    return str(value).replace(".", ",") if _is_number(value) else str(value)


def _is_number(value: Any) -> bool:
    return str(value).replace(".", "", 1).lstrip("-").isdigit()
