"""What a spreadsheet checks as a return sheet is filled: numbers, amounts, words of a list, with French messages."""

from openpyxl.worksheet.datavalidation import DataValidation

from ctg_core.dossier.field_kinds import Kind
from ctg_core.dossier.fields import fields_of
from ctg_core.exchange.returns.columns import ABSENCES, NOTICE, Column
from ctg_core.exchange.returns.words import REFUSED, UNLISTED, WANTED

# Where the words of each list stand on the sheet nobody sees.
LISTS = {
    "missing_reason": ("C", ABSENCES),
    "status": ("D", tuple(fields_of("actions")["status"].labels.values())),
    "confidence": ("E", tuple(fields_of("actions")["confidence"].labels.values())),
}
_BOUNDS = {
    Kind.DECIMAL: ("decimal", -(10**15), 10**15),
    Kind.MONEY: ("decimal", 0, 10**13),
    Kind.WHOLE: ("whole", 0, 100),
}


def rule_of(column: Column, cells: str) -> DataValidation:
    """What these cells of a column accept, and what is said on entering them."""
    rule = _rule(column)
    rule.promptTitle, rule.prompt, rule.showInputMessage = column.heading[:32], column.hint, bool(column.hint)
    rule.allow_blank = True
    if rule.type:
        rule.showErrorMessage, rule.error = True, WANTED[column.kind]
        rule.errorTitle = UNLISTED if rule.errorStyle == "warning" else REFUSED
    rule.add(cells)
    return rule


def _rule(column: Column) -> DataValidation:
    if column.kind in _BOUNDS:
        kind, least, most = _BOUNDS[column.kind]
        return DataValidation(type=kind, operator="between", formula1=str(least), formula2=str(most))
    if column.field in LISTS:
        letter, words = LISTS[column.field]
        style = "stop" if column.kind == Kind.CODE else "warning"  # a reason of one's own may be kept
        return DataValidation(type="list", formula1=f"'{NOTICE}'!${letter}$1:${letter}${len(words)}", errorStyle=style)
    return DataValidation()
