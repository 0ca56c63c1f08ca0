"""The journal's page in words: what is shown of it, one's own last change, the state of its chain."""

from collections.abc import Sequence

from ctg_core.model.french import capital, number
from ctg_core.questions.filtered_list import Named
from ctg_core.questions.provenance.history import JournalLine
from ctg_core.questions.provenance.journal import PER_PAGE, Journal
from ctg_core.questions.provenance.journal_tip import Anchor
from ctg_core.questions.provenance.last_gesture import Gesture
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, counted, typeset
from ctg_core.views.instants import instant
from ctg_core.views.provenance.history import row_words, signature

PERSON, COLLECTION, DAYS = Named("personne", "Qui"), Named("sorte", "Quoi"), Named("depuis", "Depuis")
PAGE = "page"
SINCE = {"7": "7 jours", "31": "un mois", "183": "six mois", "366": "un an"}


def shown_sentence(found: Journal, page: int) -> str:
    """How many changes are kept, and which are on screen."""
    if not found.total:
        return "Aucune modification ne répond à ces choix."
    kept = counted(found.total, "modification")
    whole = f" sur {number(found.whole)}" if found.total < found.whole else ""
    first = (page - 1) * PER_PAGE + 1
    rank = f", de la {number(first)}e à la {number(first + len(found.changes) - 1)}e" if found.total > PER_PAGE else ""
    return f"{kept}{whole}{rank}, la plus récente d’abord."


def row_headline(changes: Sequence[JournalLine]) -> str:
    """What the history is about, how many changes, the last one."""
    last = changes[0]
    named = capital(row_words(last.named)) if last.named else "Convention"
    return f"{named}{NARROW}: {counted(len(changes), 'modification')}, la dernière par {signature(last)}."


def gesture_sentence(found: Gesture) -> str:
    """« Votre dernière modification : 3 données, le 22 novembre 2026 à 14 h 05. »"""
    done = "Votre dernier geste est une annulation" if found.undoes else "Votre dernière modification"
    return f"{done}{NARROW}: {counted(found.rows, 'donnée')}, {instant(found.at)}."


def undone_sentence(found: Gesture) -> str:
    """What is said once it is undone."""
    done = "remise comme avant l’annulation" if found.undoes else "remise comme avant"
    several = "remises comme avant l’annulation" if found.undoes else "remises comme avant"
    return f"{counted(found.rows, 'donnée')} {done if found.rows < 2 else several}."


def anchor_sentence(anchor: Anchor) -> str:
    """The last line of a journal that nobody asked to read whole."""
    return f"Dernière ligne{NARROW}: {number(anchor.number)}, {instant(anchor.at)}, empreinte {anchor.hash[:12]}…"


def chain_note(faults: Sequence[str], anchor: Anchor) -> str:
    """« Chaîne vérifiée, ligne 1 234, empreinte abc… », or what is wrong in it."""
    if faults:
        said = "".join(f"<li>{html_text(typeset(fault))}</li>" for fault in faults[:5])
        return (
            f'<div class="ctg-warning" role="alert"><p><strong>⚠ Le journal n’est pas celui qui a été écrit{NARROW}:'
            f"</strong></p><ul>{said}</ul></div>"
        )
    if not anchor.number:
        return ""
    return (
        f'<p class="ctg-detail">Chaîne vérifiée de la première ligne à la dernière{NARROW}: ligne '
        f"{number(anchor.number)}, {instant(anchor.at)}, empreinte <code>{anchor.hash}</code>. Notée ailleurs, elle "
        f"prouve qu’aucune ligne n’a été retirée depuis.</p>"
    )
