"""The changes of a row or of a convention in words: what was done, by whom, what it said before and says since."""

from collections.abc import Iterable, Sequence
from textwrap import shorten

from ctg_core.model.french import counted
from ctg_core.questions.history import ADDED, CHANGED, LOADED, REMOVED, Change
from ctg_core.questions.history_words import FieldChange, Named
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, quoted, typeset
from ctg_core.views.instants import instant
from ctg_core.views.last_change import said
from ctg_core.views.money import capital
from ctg_core.views.table import Table

_KINDS = {ADDED: "Ajout", CHANGED: "Modification", REMOVED: "Retrait", LOADED: "Chargement"}
_COMMANDS = {
    "refuse_value": "Proposition refusée",
    "undo_last": "Annulation",
    "restore": "Rétablissement",
}
_COUNTED = 5  # nouns of a loaded convention; the others are only summed
_ON_SCREEN, _LONGEST = 8, 180  # fields of a change, characters of a field; the file has them all


def changes_list(changes: Iterable[Change]) -> str:
    """Changes one under the other, as given."""
    return f'<ol class="ctg-changes">{"".join(f"<li>{change_html(change)}</li>" for change in changes)}</ol>'


def change_html(change: Change) -> str:
    """One change: what was done and to what, when and by whom, each field before and after, why."""
    fields = "".join(f"<li>{_field_html(change, field)}</li>" for field in change.fields[:_ON_SCREEN])
    if more := len(change.fields) - _ON_SCREEN:
        fields += f"<li>et {counted(more, 'autre champ', 'autres champs')}</li>" if more > 0 else ""
    why = f"<p>Motif{NARROW}: {html_text(typeset(change.reason))}</p>" if change.reason else ""
    return (
        f'<div class="ctg-change"><p><strong>{html_text(typeset(deed(change)))}</strong> '
        f"{html_text(typeset(subject(change)))}</p>"
        f'<p class="ctg-detail">{html_text(typeset(signature(change)))}</p>'
        f"{f'<ul>{fields}</ul>' if fields else ''}{why}</div>"
    )


def deed(change: Change) -> str:
    """What was done: « Modification », « Proposition », « Validation »…"""
    if change.command == "validate_values":
        return "Proposition validée" if change.kind == REMOVED else "Validation"
    if change.kind == ADDED and any(field.field == "state" and field.after == "proposée" for field in change.fields):
        return "Proposition"
    return _COMMANDS.get(change.command, _KINDS[change.kind])


def subject(change: Change) -> str:
    """What it was done to: « action « Ouvrir une crèche » »; a loaded convention by what it holds."""
    return row_words(change.named) if change.named else loaded_words(change)


def row_words(named: Named) -> str:
    """« valeur d’indicateur « Places d’accueil », 2024, Arras »."""
    words = f"{named.noun} {quoted(named.words)}"
    return ", ".join(filter(None, [words, named.when and said(named.when, "date"), named.within]))


def loaded_words(change: Change) -> str:
    """« convention chargée : 812 données, dont 240 valeurs d’indicateur, 60 indicateurs… »."""
    most = sorted(change.counts, key=lambda one: -one[0])
    words = ", ".join(counted(*one) for one in most[:_COUNTED])
    whole = counted(sum(count for count, *_ in most), "donnée")
    return f"convention chargée{NARROW}: {whole}, dont {words}{', …' if len(most) > _COUNTED else ''}"


def signature(change: Change) -> str:
    """« Coordination, le 22 novembre 2026 à 14 h 05 »."""
    return capital(", ".join(filter(None, [change.by, instant(change.at)])))


def field_words(change: Change, field: FieldChange) -> str:
    """« Statut : en cours → réalisée », in full."""
    values = [said(value, field.form) for value in (field.before, field.after)]
    told = " → ".join(values) if change.kind == CHANGED else values[change.kind == ADDED]
    return f"{field.label}{NARROW}: {told}"


def _field_html(change: Change, field: FieldChange) -> str:
    before, after = (
        html_text(typeset(shorten(said(value, field.form), _LONGEST, placeholder="…")))
        for value in (field.before, field.after)
    )
    told = (
        f"<del>{before}</del> → <ins>{after}</ins>" if change.kind == CHANGED else (before, after)[change.kind == ADDED]
    )
    return f"{html_text(field.label)}{NARROW}: {told}"


def journal_headline(changes: Sequence[Change], whole: int) -> str:
    """How much was changed, and the last time."""
    if not changes:
        return "Rien n’a encore été modifié."
    last = changes[0]
    who = f", par {last.by}" if last.by else ""
    return f"{counted(whole, 'modification')}{NARROW}; la dernière {instant(last.at)}{who}."


def journal_file(changes: Iterable[Change]) -> Table:
    """The changes for a spreadsheet, one line each."""
    rows = tuple(
        (
            str(change.number),
            change.at,
            change.by or "",
            deed(change),
            subject(change),
            "\n".join(field_words(change, field) for field in change.fields),
            change.reason or "",
            f"{change.collection}/{change.key}" if change.key else "",
        )
        for change in changes
    )
    columns = ("Ligne", "Date (UTC)", "Qui", "Geste", "Donnée", "Avant → après", "Motif", "Clé")
    return Table("Journal des modifications", columns, rows)


def restored_sentence(change: Change) -> str:
    """What is said once a row says again what it said."""
    return f"{capital(change.named.noun if change.named else 'donnée')}{NARROW}: ce qui était écrit avant est rétabli."
