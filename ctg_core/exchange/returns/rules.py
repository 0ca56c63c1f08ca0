"""What a spreadsheet checks as a return sheet is filled: numbers, amounts, words of a list, with French messages."""

from openpyxl.worksheet.datavalidation import DataValidation

from ctg_core.dossier.field_kinds import Kind
from ctg_core.dossier.fields import fields_of
from ctg_core.exchange.returns.columns import ABSENCES, NOTICE, Column

_REFUSED = "Valeur refusée"


def _labels(field: str) -> tuple[str, ...]:
    return tuple(fields_of("actions")[field].labels.values())


# Where the words of each list stand on the sheet nobody sees.
LISTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "missing_reason": ("C", ABSENCES),
    "status": ("D", _labels("status")),
    "confidence": ("E", _labels("confidence")),
}


def rule_of(column: Column, cells: str) -> DataValidation:
    """What these cells of a column accept, and what is said on entering them."""
    rule = _rule(column)
    rule.promptTitle, rule.prompt, rule.showInputMessage = column.heading[:32], column.hint, bool(column.hint)
    rule.add(cells)
    return rule


def _rule(column: Column) -> DataValidation:
    if column.kind == Kind.DECIMAL:
        return _between("decimal", -(10**15), 10**15, "Écrivez un nombre, sans unité\u202f: 1234,5.")
    if column.kind == Kind.MONEY:
        return _between("decimal", 0, 10**13, "Écrivez un montant en euros, sans signe\u202f: 1234,50.")
    if column.kind == Kind.WHOLE:
        return _between("whole", 0, 100, "Écrivez un nombre entier de 0 à 100.")
    if column.kind == Kind.CODE:
        return _listed(column.field, "stop", "Choisissez un mot de la liste.")
    if column.field in LISTS:
        return _listed(column.field, "warning", "Cette raison n’est pas dans la liste. La garder\u202f?")
    return DataValidation(allow_blank=True)


def _between(kind: str, least: int, most: int, message: str) -> DataValidation:
    return DataValidation(
        type=kind,
        operator="between",
        formula1=str(least),
        formula2=str(most),
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=_REFUSED,
        error=message,
    )


def _listed(field: str, style: str, message: str) -> DataValidation:
    letter, words = LISTS[field]
    return DataValidation(
        type="list",
        formula1=f"'{NOTICE}'!${letter}$1:${letter}${len(words)}",
        allow_blank=True,
        showErrorMessage=True,
        errorStyle=style,
        errorTitle=_REFUSED if style == "stop" else "Hors de la liste",
        error=message,
    )
