"""The funding lines themselves: as a wide table when they are few, as a compact one when they are many, as a file."""

from collections.abc import Iterable, Sequence
from functools import partial

from ctg_core.model.french import capital
from ctg_core.questions.funding.lines import NATURES_SHOWN, STAGE_LABELS, STAGE_ORDER, Line
from ctg_core.questions.funding.money_words import amount
from ctg_core.questions.funding.sums import UNKNOWN
from ctg_core.views.blocks import badge
from ctg_core.views.card import opening, with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import counted, quoted, typeset
from ctg_core.views.table import Cell, Column, Table, both, in_file, on_screen
from ctg_core.views.view_cache import cached_view

_BASIS_SHOWN = 60  # longer, it is read in the line's card
_PLACE = "line"
_SAID_ALONE = "intention"  # a nature that each line says for itself, even when all say the same


# What the screen and the file both say of every line: a column to show and to file is added here.
DESCRIPTIONS: tuple[Column[Line], ...] = (
    both("Année", lambda line: str(line.row.year or UNKNOWN)),
    both("Financeur", lambda line: line.funder_label),
    both("Dispositif", lambda line: line.row.scheme_label or ", ".join(line.schemes) or UNKNOWN),
    both("Thème", lambda line: ", ".join(line.themes) or UNKNOWN),
    both("Bénéficiaire", lambda line: line.payee or UNKNOWN),
    both("Nature", lambda line: line.nature or UNKNOWN),
)
_COMPACT = ("Année", "Financeur")  # the compact table says the others under the name of the line


@cached_view
def lines_table(lines: Sequence[Line]) -> Table:
    """One row a line; a column that says the same on every row moves to the caption."""
    columns, same = [], []
    for column in DESCRIPTIONS:
        said = {column.filed(line) for line in lines} if column.filed else set()
        known = bool(said - {UNKNOWN})
        if len(said) > 1 or (len(lines) == 1 and known):
            columns.append(column)
        elif known:
            same.append(f"{column.name.lower()} {quoted(*said)}")
    return on_screen(_caption(lines, same), [_names(lines), *columns, *_amounts(stages_met(lines))], lines)


@cached_view
def compact_table(lines: Sequence[Line], stages: Sequence[str], caption: str) -> Table:
    """One row a line, what it is for under its name; ``stages`` stay the same from one page to the next."""
    described = (column for column in DESCRIPTIONS if column.name in _COMPACT)
    return on_screen(caption, [_names(lines, detailed=True), *described, *_amounts(stages)], lines)


@cached_view
def lines_file(lines: Sequence[Line]) -> Table:
    """Every column, for a spreadsheet: amounts are numbers in euros, with the unit they were printed in."""
    columns: list[Column[Line]] = [
        Column("Financement", filed=lambda line: line.row.label),
        *DESCRIPTIONS,
        Column("Axe du plan", filed=lambda line: line.axis or UNKNOWN),
        *_amounts(STAGE_ORDER),
        Column("Arrondi (€)", filed=lambda line: _plain_euros(line.row.rounding_cents)),
        Column("Nuance", filed=lambda line: line.row.qualifier or ""),
        Column("Porte sur", filed=lambda line: line.row.basis or ""),
    ]
    return in_file("Lignes de financement", columns, lines)


def stages_met(lines: Sequence[Line]) -> tuple[str, ...]:
    """The stages at which at least one of the lines has an amount, in their order."""
    return tuple(stage for stage in STAGE_ORDER if any(line.amounts[stage] is not None for line in lines))


def common_nature(lines: Sequence[Line]) -> str | None:
    """What all the lines are ("saisi"), when that is worth saying once rather than on each of them."""
    natures = {line.card.nature for line in lines}
    only = natures.pop() if len(natures) == 1 and len(lines) > 1 else None
    return only if only not in (_SAID_ALONE, "fait") else None


def _plain_euros(cents: int | None) -> str:
    return UNKNOWN if cents is None else f"{cents // 100},{cents % 100:02d}"


def _caption(lines: Sequence[Line], same: list[str]) -> str:
    count = counted(len(lines), "ligne de financement", "lignes de financement")
    if nature := common_nature(lines):
        same = [*same, f"information {quoted(nature)}"]
    return f"{count}. Pour toutes\u202f: {', '.join(same)}." if same else f"{count}."


def _names(lines: Sequence[Line], *, detailed: bool = False) -> Column[Line]:
    same = common_nature(lines)
    return Column(
        "Financement",
        lambda line: _name(line, marked=line.card.nature not in ("fait", same), detailed=detailed),
    )


def _name(line: Line, *, marked: bool, detailed: bool) -> Cell:
    mark = badge(line.card.nature, "info") if marked else ""
    short = line.row.basis if line.row.basis and len(line.row.basis) <= _BASIS_SHOWN else None
    said = _purpose(line) if detailed else short
    detail = f'<div class="ctg-detail">{html_text(typeset(said))}</div>' if said else ""
    name = with_card(html_text(typeset(line.row.label)), line.card, place=_PLACE, kind="link")
    return Cell(line.row.label, safe_html=f"{name} {mark}{detail}")


def _purpose(line: Line) -> str:
    unusual = line.nature if line.nature != NATURES_SHOWN["operating"] else None
    return " · ".join(filter(None, [", ".join(line.themes), line.payee, unusual]))


def _amounts(stages: Sequence[str]) -> Iterable[Column[Line]]:
    """The amount of each stage: in words on the screen, a number of euros in the file."""
    for stage in stages:
        name = capital(STAGE_LABELS[stage])
        yield Column(name, partial(_amount, stage), numeric=True)
        yield Column(f"{name} (€)", filed=partial(_stage_euros, stage))


def _stage_euros(stage: str, line: Line) -> str:
    return _plain_euros(line.amounts[stage])


def _amount(stage: str, line: Line) -> Cell:
    cents = line.amounts[stage]
    if cents is None:
        return Cell(UNKNOWN)
    shown = amount(cents, line.row.rounding_cents, line.row.qualifier)
    return Cell(shown, safe_html=opening(html_text(shown), line.card, place=_PLACE))
