"""What is said of a returned sheet: its changes one by one, its counts, and the reason the journal keeps."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ctg_core.exchange.returns.difference import (
    CHANGED,
    CONFLICT,
    NEW,
    OUTSIDE,
    STATES,
    UNCHANGED,
    UNREAD,
    CellChange,
    Difference,
)
from ctg_core.exchange.returns.reading import Notice
from ctg_core.model.dates import span
from ctg_core.model.french import counted, quoted
from ctg_core.model.french_dates import short_moment
from ctg_core.questions.entry.plausibility import BEYOND, NEGATIVE, SIGN, TENFOLD, TENTH

_SURPRISES = {
    TENFOLD: "au moins dix fois la valeur précédente",
    TENTH: "au plus un dixième de la valeur précédente",
    SIGN: "de signe contraire à la valeur précédente",
    BEYOND: "plus de 100\u202f%",
    NEGATIVE: "une valeur négative",
}
NOTHING = "(vide)"


def whose(notice: Notice) -> str:
    """« Petite enfance, faite le 22/11/2026 », as far as the sheet still says it."""
    made = f", faite le {short_moment(notice.made)}" if _is_day(notice.made) else ""
    return f"{notice.recipient or 'contributeur non précisé'}{made}"


def return_reason(name: str, notice: Notice) -> str:
    """Why the journal says these rows changed: which file, whose sheet, made when."""
    return f"fiche de retour {quoted(name)}, {whose(notice)}"


def summary(difference: Difference) -> str:
    """« 3 nouveaux, 2 modifiés, 1 en conflit, 1 non compris, 214 inchangés. »"""
    counts = {state: len(difference.of(state)) for state in STATES}
    counts[UNREAD] += len(difference.problems)
    forms = {
        NEW: ("nouveau", "nouveaux"),
        CHANGED: ("modifié", "modifiés"),
        CONFLICT: ("en conflit", "en conflit"),
        UNREAD: ("non compris", "non compris"),
        OUTSIDE: ("hors de votre périmètre", "hors de votre périmètre"),
        UNCHANGED: ("inchangé", "inchangés"),
    }
    told = [counted(counts[state], *forms[state]) for state in STATES if counts[state]]
    return f"{', '.join(told)}." if told else "La fiche ne contient aucune cellule à remplir."


@dataclass(frozen=True)
class Meanwhile:
    """How people and moments are named: ``moment`` says a UTC instant, "le 22 novembre 2026 à 14 h 05"."""

    names: Mapping[str, str]
    moment: Callable[[str], str]

    def said(self, cell: CellChange) -> str:
        """Who changed the data meanwhile, and when; empty when nobody did."""
        if cell.state != CONFLICT:
            return ""
        when = f", {self.moment(cell.at)}" if cell.at else ""
        return f"modifié entre-temps par {self.names.get(cell.by or '', cell.by or 'quelqu’un')}{when}"


def remarks(cell: CellChange, meanwhile: Meanwhile) -> str:
    """What is worth a word beside the two values."""
    surprising = [_SURPRISES[code] for code in cell.surprises]
    return "\u202f; ".join(filter(None, [cell.reason, meanwhile.said(cell), *surprising]))


def difference_lines(difference: Difference, meanwhile: Meanwhile) -> Iterator[str]:
    """The difference for a terminal, one line a cell that is not left as it was, then the counts."""
    for cell in difference.of(NEW, CHANGED, CONFLICT, UNREAD):
        more = remarks(cell, meanwhile)
        told = f"{cell.standing or NOTHING} → {cell.given or NOTHING}{f' ({more})' if more else ''}"
        place = f"{cell.sheet}, ligne {cell.line}, {cell.column}"
        yield f"{STATES[cell.state]}\u202f: {place}, {quoted(cell.subject)}\u202f: {told}"
    yield from map(str, difference.problems)
    yield summary(difference)


def _is_day(text: str) -> bool:
    try:
        return span(text).precision == "day"
    except ValueError:
        return False
