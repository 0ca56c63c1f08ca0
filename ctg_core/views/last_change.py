"""The last change of a row on its card, in one line: who gave it, when, what it was before, and the way to the rest."""

import re
from collections.abc import Iterable
from urllib.parse import urlencode

from ctg_core.dossier.field_kinds import FIGURES
from ctg_core.questions.provenance.history_words import SaidChange
from ctg_core.questions.provenance.last_change import LastChange
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, typeset
from ctg_core.views.instants import instant

JOURNAL, ROW = "journal", "donnee"
NOTHING = "non renseigné"
_TOLD = 2  # fields; the history says the others
_UNTOLD = frozenset({"given_by", "state", "source", "quote", "qualifier"})


def last_change_html(change: LastChange, *, computed: bool = False) -> str:
    """The line of a card, with its link; of a ``computed`` figure, it is about the last of its rows to change."""
    address = html_text(history_address(change.convention, change.ref))
    said = html_text(typeset(_last_of_several(change) if computed else last_change_sentence(change)))
    return f'<p class="ctg-change">{said} <a href="{address}" target="_self">Tout l’historique</a></p>'


def last_change_sentence(change: LastChange) -> str:
    """« Saisi par le multi-accueil, le 3 mars 2026 à 14 h 05, auparavant 118. »"""
    who = f" par {change.by}," if change.by else ""
    validated = f", validé par {change.validated_by}" if change.validated_by else ""
    return f"Saisi{who} {instant(change.at)}{validated}{before_words(change.fields)}."


def _last_of_several(change: LastChange) -> str:
    who = f" par {change.by}" if change.by else ""
    return f"Dernière des données qui le font\u202f: saisie{who}, {instant(change.at)}."


def before_words(fields: Iterable[SaidChange]) -> str:
    """ ", auparavant 118": the figure alone when one changed, else each field with its name."""
    told = [one for one in fields if one.field.name not in _UNTOLD]
    figures = [one for one in told if one.field.kind in FIGURES]
    if not told:
        return ""
    if (len(figures) == 1 and len(told) == 1) or [one.field.name for one in figures] == ["value"]:
        return f", auparavant {figures[0].before or NOTHING}"
    shown = told[:_TOLD]
    words = ", ".join(f"{lowered(one.field.label)} {one.before or NOTHING}" for one in shown)
    return f", auparavant{NARROW}: {words}{', …' if len(told) > len(shown) else ''}"


def lowered(label: str) -> str:
    """A field's label inside a sentence, without the unit that the value says by itself."""
    label = re.sub(r" \([^)]*\)$", "", label)
    return label[0].lower() + label[1:]


def history_address(convention: str, ref: str) -> str:
    """The page of the journal, on the history of one row ("collection/key")."""
    return f"{JOURNAL}?" + urlencode({"convention": convention, ROW: ref})
