"""What somebody else wrote meanwhile, beside what was to be written."""

from typing import Any

from ctg_core.commands.refusal import Clash
from ctg_core.views.french import NARROW, quoted
from ctg_core.views.instants import instant


def clash_sentence(clash: Clash, names: dict[str, str]) -> str:
    """« Cette donnée a été modifiée entre-temps : 120 (par …, à 14 h 05). Votre saisie 90 n’a pas été enregistrée. »"""
    who = names.get(clash.by or "", clash.by or "quelqu’un")
    when = f", {instant(clash.at)}" if clash.at else ""
    if clash.current is None:
        return f"Cette donnée a été retirée entre-temps (par {who}{when}). Votre saisie n’a pas été enregistrée."
    differing = [name for name in clash.given if _said(clash.current.get(name)) != _said(clash.given[name])]
    theirs = ", ".join(_said(clash.current.get(name)) for name in differing)
    mine = ", ".join(_said(clash.given[name]) for name in differing)
    return (
        f"Cette donnée a été modifiée entre-temps{NARROW}: {theirs} (par {who}{when}). "
        f"Votre saisie {quoted(mine)} n’a pas été enregistrée."
    )


def _said(value: Any) -> str:
    return "rien" if value is None or value == [] else str(value).replace(".", ",") if _is_number(value) else str(value)


def _is_number(value: Any) -> bool:
    return str(value).replace(".", "", 1).lstrip("-").isdigit()
