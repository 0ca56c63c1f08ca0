"""What is typed and not saved yet, what was understood of it, and what others wrote meanwhile."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ctg_core.dossier.naming import NOUNS
from ctg_core.dossier.refusal import shortened
from ctg_core.model.dates import span
from ctg_core.views.blocks import empty
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, counted, moment, typeset
from ctg_core.views.instants import instant

_NAMED_AT_MOST = 5


@dataclass(frozen=True)
class Typed:
    """One thing typed: what it changes, what was there, and what was understood or why nothing could be."""

    label: str
    before: str
    after: str
    wrong: str | None = None


def unsaved_count(typed: Iterable[Typed]) -> str:
    """ "3 modifications non enregistrées, dont 1 à corriger"."""
    lines = list(typed)
    if not lines:
        return ""
    wrong = sum(one.wrong is not None for one in lines)
    said = counted(len(lines), "modification non enregistrée", "modifications non enregistrées")
    more = f', <b class="ctg-bad">dont {wrong} à corriger</b>' if wrong else ""
    return f'<p class="ctg-count" role="status">{said}{more}</p>'


def unsaved(typed: Iterable[Typed]) -> str:
    """What waits to be saved, thing by thing, « avant → après »; nothing when nothing was typed."""
    items = "".join(map(_line, typed))
    return f'<div class="ctg-unsaved"><ul>{items}</ul></div>' if items else ""


def overtaken(about: str, differences: Mapping[str, tuple[str, str]], by: str | None, at: str | None) -> str:
    """What somebody saved while this person was typing: by label, what was displayed and what is there now."""
    when = f" {instant(at)}" if at else ""
    subject = f"{about}{NARROW}: modifié" if about else "Modifié"
    said = f"{subject} entre-temps par {by or 'quelqu’un'}{when}. Votre saisie est gardée, rien n’est remplacé."
    items = "".join(_line(Typed(label, *values)) for label, values in differences.items())
    return f'<div class="ctg-unsaved"><p><strong>{html_text(typeset(said))}</strong></p><ul>{items}</ul></div>'


def hanging(leading: Mapping[str, Sequence[str]]) -> str:
    """« 2 actions s’y rattachent : ... », by collection, and what to do about it; nothing when nothing does."""
    if not leading:
        return ""
    items = "".join(
        f"<li>{html_text(typeset(f'{counted(len(names), *NOUNS[name])}{NARROW}: {_some(names)}'))}</li>"
        for name, names in leading.items()
    )
    said = f"D’autres données s’y rattachent{NARROW}: rattachez-les ailleurs, ou retirez-les, d’abord."
    return f'<div class="ctg-unsaved"><p><strong>{html_text(said)}</strong></p><ul>{items}</ul></div>'


def _some(names: Sequence[str]) -> str:
    more = len(names) - _NAMED_AT_MOST
    named = f"{NARROW}; ".join(map(shortened, names[:_NAMED_AT_MOST]))
    return f"{named}{NARROW}; et {more} de plus" if more > 0 else named


def reading_only() -> str:
    """What whoever only reads is told where others write."""
    return empty(
        "Vous pouvez lire cette convention, pas y écrire.",
        "Donner des chiffres ou des nouvelles demande le rôle «\u00a0contributeur\u00a0» dans cette convention.",
        "L’administration du tableau de bord attribue les rôles.",
    )


def date_typed(text: str | None) -> str:
    """A partial date as one types it, and reads it back: « 31/12/2026 », « décembre 2026 », « 2026 »."""
    if text is None:
        return ""
    when = span(text)
    return f"{when.first:%d/%m/%Y}" if when.precision == "day" else moment(text)


def _line(one: Typed) -> str:
    label = f"<b>{html_text(typeset(one.label))}</b>{NARROW}: "
    before = f'<span class="ctg-before">{html_text(typeset(one.before or "rien"))}</span>'
    if one.wrong:
        return f'<li>{label}<span class="ctg-bad">{html_text(typeset(one.wrong))}</span></li>'
    return f"<li>{label}{before} → <b>{html_text(typeset(one.after or 'rien'))}</b></li>"
