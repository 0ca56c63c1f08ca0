"""Every sentence of a return sheet but the headings and hints of its columns: made, filled, read again, told."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ctg_core.dossier.field_kinds import Kind
from ctg_core.exchange.cells.books import FICTIONAL
from ctg_core.exchange.returns.returned import (
    CHANGED,
    CONFLICT,
    NEW,
    OUTSIDE,
    UNCHANGED,
    UNREAD,
    CellChange,
    Difference,
    Notice,
)
from ctg_core.model.dates import span
from ctg_core.model.french import counted, quoted
from ctg_core.model.french_dates import short_moment
from ctg_core.questions.entry.plausibility import BEYOND, NEGATIVE, SIGN, TENFOLD, TENTH
from ctg_core.questions.files.return_lines import ReturnSheet

TITLE = "Fiche de retour, {}"  # what the file calls itself
# On entering a cell.
REFUSED, UNLISTED = "Valeur refusée", "Hors de la liste"
WANTED = {
    Kind.DECIMAL: "Écrivez un nombre, sans unité\u202f: 1234,5.",
    Kind.MONEY: "Écrivez un montant en euros, sans signe\u202f: 1234,50.",
    Kind.WHOLE: "Écrivez un nombre entier de 0 à 100.",
    Kind.CODE: "Choisissez un mot de la liste.",
    Kind.TEXT: "Cette raison n’est pas dans la liste. La garder\u202f?",
}

# Why a file, a line, a cell cannot be taken.
_ASK_AGAIN = "demandez une nouvelle fiche"
OTHER_VERSION = f"la fiche a été faite par une autre version\u202f: {_ASK_AGAIN}"
UNIDENTIFIED = f"aucune ligne n’a gardé ce qui l’identifie\u202f: {_ASK_AGAIN}"
LOST_COLUMNS = f"une colonne masquée a été supprimée ({{}})\u202f: {_ASK_AGAIN}"
MIXED = "elle mêle les lignes de plusieurs conventions\u202f: {}"
MISSING_COLUMN = "la colonne a été supprimée\u202f: rien n’y est lu"
STRAY = "cette ligne a été ajoutée, ou ce qui l’identifie effacé\u202f: elle ne désigne aucune donnée"
MISMATCHED = "la ligne ne correspond plus à ce qui l’identifie (tri partiel, ou cellule verrouillée modifiée)"
MERGED = "des cellules sont fusionnées ({})"
REPEATED = "la même ligne figure plusieurs fois et ne dit pas la même chose (lignes {})"
GONE = "cette donnée n’existe plus dans le tableau de bord"
BLOCKED = "une autre cellule de la ligne n’est pas comprise"
UNRESOLVED = "la formule n’a pas de résultat enregistré\u202f: écrivez sa valeur"
MISCALCULATED = "{} est une erreur de calcul"
PERCENTAGE = "{} est écrit en pourcentage, et l’unité est {}"
UNNAMED_STEP = "dites ce que l’étape est, à gauche"
BACKWARDS = "la fin réelle précède le début réel"
VALUE_AND_REASON = "il faut une valeur, ou la raison de son absence, pas les deux"
EMPTIED = "pour retirer une valeur, donnez la raison de son absence"
COMMENT_ALONE = "un commentaire demande une valeur, ou la raison de son absence"

# What a cell that came back says, and how several are counted.
STATES = {
    NEW: "nouveau",
    CHANGED: "modifié",
    CONFLICT: "en conflit",
    UNREAD: "non compris",
    OUTSIDE: "pas dans votre périmètre",
    UNCHANGED: "inchangé",
}
_COUNTED = {
    NEW: ("nouveau", "nouveaux"),
    CHANGED: ("modifié", "modifiés"),
    CONFLICT: ("en conflit", "en conflit"),
    UNREAD: ("non compris", "non compris"),
    OUTSIDE: ("hors de votre périmètre", "hors de votre périmètre"),
    UNCHANGED: ("inchangé", "inchangés"),
}
_SURPRISES = {
    TENFOLD: "au moins dix fois la valeur précédente",
    TENTH: "au plus un dixième de la valeur précédente",
    SIGN: "de signe contraire à la valeur précédente",
    BEYOND: "plus de 100\u202f%",
    NEGATIVE: "une valeur négative",
}
NOTHING = "(vide)"


def guide(sheet: ReturnSheet, day: date, asked: Sequence[tuple[str, int]]) -> Iterator[str]:
    """The first page, a paragraph each; ``asked`` are the tables and their numbers of lines."""
    yield f"Fiche de retour\u202f: {sheet.recipient.name}"
    if sheet.convention.fictional:
        yield FICTIONAL
    yield f"Convention\u202f: {sheet.convention.name}"
    yield f"Faite le {short_moment(day.isoformat())}, avec ce que le tableau de bord savait ce jour-là."
    missing = sheet.to_give
    yield f"{counted(missing, 'valeur')} à donner." if missing else "Aucune valeur ne manque pour la période attendue."
    yield (
        "Les cellules à remplir sont blanches, ou jaunes quand leur valeur manque\u202f; les grises sont verrouillées. "
        "Aucun mot de passe n’est demandé."
    )
    yield from (f"{title}\u202f: {counted(lines, 'ligne')}" for title, lines in asked)
    if not asked:
        yield "Rien n’est attendu de vous aujourd’hui."
    yield "Une cellule laissée telle quelle ne change rien. Une ligne supprimée ne supprime rien."
    yield (
        "Sans valeur, donnez la raison de son absence. Zéro veut dire zéro, jamais «\u00a0non renseigné\u00a0». "
        "Un nombre s’écrit 1234,5, sans son unité\u202f; une date 31/12/2026, 12/2026 ou 2026."
    )
    yield (
        "Pour un rapport, écrivez le numérateur et le dénominateur\u202f: la valeur se calcule d’elle-même. "
        "Laissez vide la valeur, ou vérifiez qu’elle leur correspond."
    )
    yield (
        "Enregistrez au format Excel (.xlsx) et renvoyez le fichier à qui vous l’a envoyé. Chaque changement est "
        "relu avant d’être enregistré\u202f; si quelqu’un a modifié la même donnée entre-temps, les deux sont montrées."
    )
    if sheet.convention.values_reviewed:
        yield "Les valeurs des contributeurs sont proposées, puis validées par la coordination."


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
    told = [counted(counts[state], *_COUNTED[state]) for state in STATES if counts[state]]
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
