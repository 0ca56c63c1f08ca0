"""What funding lines can be narrowed by: each choice leaves fewer lines, never more."""

from collections.abc import Callable, Mapping, Sequence

from ctg_core.questions.funding.lines import Line
from ctg_core.questions.funding.sums import UNKNOWN

# A line printed for two themes is found under either of them.
FIELDS: dict[str, Callable[[Line], tuple[str, ...]]] = {
    "year": lambda line: (str(line.year),) if line.year else (UNKNOWN,),
    "funder": lambda line: (line.funder_label,),
    "scheme": lambda line: line.schemes or (UNKNOWN,),
    "theme": lambda line: line.themes or (UNKNOWN,),
    "payee": lambda line: (line.payee or UNKNOWN,),
    "axis": lambda line: (line.axis or UNKNOWN,),
}
Filters = Mapping[str, str | None]


def narrowed(lines: Sequence[Line], filters: Filters) -> tuple[Line, ...]:
    """The lines that every filter keeps, in their order; a filter of None keeps all."""
    asked = [(FIELDS[field], wanted) for field, wanted in filters.items() if wanted is not None]
    return tuple(line for line in lines if all(wanted in values(line) for values, wanted in asked))


def values_met(lines: Sequence[Line], field: str) -> tuple[str, ...]:
    """What this field can be narrowed to, in order, the unknown last."""
    met = {value for line in lines for value in FIELDS[field](line)}
    return tuple(sorted(met, key=lambda value: (value == UNKNOWN, value.casefold())))
