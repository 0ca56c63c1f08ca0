"""The changes of a row or of a convention in words: what was done, by whom, what it said before and says since."""

from collections.abc import Iterable, Sequence
from textwrap import shorten

from ctg_core.model.french import capital, counted
from ctg_core.questions.provenance.history import ADDED, CHANGED, LOADED, REMOVED, JournalLine
from ctg_core.questions.provenance.history_words import Named, SaidChange
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, moment, quoted, typeset
from ctg_core.views.instants import instant
from ctg_core.views.last_change import NOTHING, history_address
from ctg_core.views.table import Column, Table, in_file

_KINDS = {ADDED: "Ajout", CHANGED: "Modification", REMOVED: "Retrait", LOADED: "Chargement"}
_COMMANDS = {
    "refuse_value": "Proposition refusée",
    "correct_value": "Proposition corrigée",
    "undo_last": "Annulation",
    "restore": "Rétablissement",
}
VALIDATED = "Proposition validée"  # the line that takes it away, beside the one that says its value
_COUNTED = 5  # nouns of a loaded convention; the others are only summed
_ON_SCREEN, _LONGEST = 8, 180  # fields of a change, characters of a field; the file has them all


def changes_list(changes: Iterable[JournalLine], convention: str) -> str:
    """Changes one under the other, as given, each with the way to the history of its row."""
    items = "".join(f"<li>{change_html(change, _way(change, convention))}</li>" for change in changes)
    return f'<ol class="ctg-changes">{items}</ol>'


def change_html(change: JournalLine, way: str = "") -> str:
    """One change: when and by whom; what was done and to what, each field before and after, why."""
    told = told_fields(change)
    fields = "".join(f"<li>{_field_html(change, field)}</li>" for field in told[:_ON_SCREEN])
    if (more := len(told) - _ON_SCREEN) > 0:
        fields += f"<li>et {counted(more, 'autre champ', 'autres champs')}</li>"
    why = f"<p>Motif{NARROW}: {html_text(typeset(change.reason))}</p>" if change.reason else ""
    return (
        f'<div class="ctg-change"><p class="ctg-detail">{html_text(capital(instant(change.at)))}'
        f"{f'<br>{html_text(typeset(capital(change.by)))}' if change.by else ''}</p>"
        f"<div><p><strong>{html_text(typeset(deed(change)))}</strong> {html_text(typeset(subject(change)))}{way}</p>"
        f"{f'<ul>{fields}</ul>' if fields else ''}{why}</div></div>"
    )


def _way(change: JournalLine, convention: str) -> str:
    if change.collection is None:
        return ""
    address = html_text(history_address(convention, f"{change.collection}/{change.key}"))
    return f' <a href="{address}" target="_self">historique</a>'


def told_fields(change: JournalLine) -> tuple[SaidChange, ...]:
    """The fields worth saying beside what was done and who did it."""
    if deed(change) == VALIDATED:
        return ()
    return tuple(
        one
        for one in change.fields
        if not (one.field.name == "given_by" and one.after in (change.by, None))
        and not (one.field.name == "state" and change.kind != CHANGED)
    )


def deed(change: JournalLine) -> str:
    """What was done: « Modification », « Proposition », « Validation »…"""
    if change.command == "validate_values":
        return VALIDATED if change.kind == REMOVED else "Validation"
    if change.kind == ADDED and any(
        field.field.name == "state" and field.after == "proposée" for field in change.fields
    ):
        return "Proposition"
    return _COMMANDS.get(change.command, _KINDS[change.kind])


def subject(change: JournalLine) -> str:
    """What it was done to: « action « Ouvrir une crèche » »; a loaded convention by what it holds."""
    return row_words(change.named) if change.named else loaded_words(change)


def row_words(named: Named) -> str:
    """« valeur d’indicateur « Places d’accueil », 2024, Arras »."""
    words = f"{named.noun} {quoted(named.words)}"
    return ", ".join(filter(None, [words, named.when and moment(named.when), named.within]))


def loaded_words(change: JournalLine) -> str:
    """« convention chargée : 812 données, dont 240 valeurs d’indicateur, 60 indicateurs… »."""
    most = sorted(change.counts, key=lambda one: -one[0])
    words = ", ".join(counted(*one) for one in most[:_COUNTED])
    whole = counted(sum(count for count, *_ in most), "donnée")
    return f"convention chargée{NARROW}: {whole}, dont {words}{', …' if len(most) > _COUNTED else ''}"


def signature(change: JournalLine) -> str:
    """« Coordination, le 22 novembre 2026 à 14 h 05 »."""
    return capital(", ".join(filter(None, [change.by, instant(change.at)])))


def field_words(change: JournalLine, one: SaidChange) -> str:
    """« Statut : en cours → réalisée », in full."""
    values = [one.before or NOTHING, one.after or NOTHING]
    told = " → ".join(values) if change.kind == CHANGED else values[change.kind == ADDED]
    return f"{one.field.label}{NARROW}: {told}"


def _field_html(change: JournalLine, one: SaidChange) -> str:
    before, after = (
        html_text(typeset(shorten(value or NOTHING, _LONGEST, placeholder="…"))) for value in (one.before, one.after)
    )
    was = before if one.before is None else f"<del>{before}</del>"
    told = f"{was} → <ins>{after}</ins>" if change.kind == CHANGED else (before, after)[change.kind == ADDED]
    return f"{html_text(one.field.label)}{NARROW}: {told}"


def journal_headline(changes: Sequence[JournalLine], whole: int) -> str:
    """How much was changed, and the last time."""
    if not changes:
        return "Rien n’a encore été modifié."
    last = changes[0]
    who = f", par {last.by}" if last.by else ""
    return f"{counted(whole, 'modification')}{NARROW}; la dernière {instant(last.at)}{who}."


def journal_file(changes: Iterable[JournalLine]) -> Table:
    """The changes for a spreadsheet, one line each."""
    columns: list[Column[JournalLine]] = [
        Column("Ligne", filed=lambda change: str(change.number)),
        Column("Date (UTC)", filed=lambda change: change.at),
        Column("Qui", filed=lambda change: change.by or ""),
        Column("Geste", filed=deed),
        Column("Donnée", filed=subject),
        Column("Avant → après", filed=lambda one: "\n".join(field_words(one, field) for field in one.fields)),
        Column("Motif", filed=lambda change: change.reason or ""),
        Column("Clé", filed=lambda change: f"{change.collection}/{change.key}" if change.key else ""),
    ]
    return in_file("Journal des modifications", columns, changes)


def restored_sentence(change: JournalLine) -> str:
    """What is said once a row says again what it said."""
    return f"{capital(change.named.noun if change.named else 'donnée')}{NARROW}: ce qui était écrit avant est rétabli."
