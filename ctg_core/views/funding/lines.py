"""The funding lines themselves: as a wide table when they are few, as a compact one when they are many, as a file."""

from collections.abc import Sequence

from ctg_core.model.french import capital
from ctg_core.questions.funding.lines import NATURES_SHOWN, STAGE_LABELS, STAGE_ORDER, Line
from ctg_core.questions.funding.money_words import amount
from ctg_core.questions.funding.sums import UNKNOWN
from ctg_core.views.blocks import badge
from ctg_core.views.card import opening, with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import counted, quoted, typeset
from ctg_core.views.table import Cell, Table, table_of
from ctg_core.views.view_cache import cached_view

_BASIS_SHOWN = 60  # longer, it is read in the line's card
_PLACE = "line"
_SAID_ALONE = "intention"  # a nature that each line says for itself, even when all say the same


@cached_view
def lines_table(lines: Sequence[Line]) -> Table:
    """One row a line; a column that says the same on every row moves to the caption."""
    columns: dict[str, Sequence[Cell | str]] = {"Financement": _names(lines)}
    same: list[str] = []
    for name, texts in _descriptions(lines).items():
        known = texts[0] != UNKNOWN
        if len(set(texts)) > 1 or (len(lines) == 1 and known):
            columns[name] = texts
        elif known:
            same.append(f"{name.lower()} {quoted(texts[0])}")
    amounts = _amounts(lines, stages_met(lines))
    return table_of(_caption(lines, same), {**columns, **amounts}, frozenset(amounts))


@cached_view
def compact_table(lines: Sequence[Line], stages: Sequence[str], caption: str) -> Table:
    """One row a line, what it is for under its name; ``stages`` stay the same from one page to the next."""
    described = _descriptions(lines)
    amounts = _amounts(lines, stages)
    columns: dict[str, Sequence[Cell | str]] = {
        "Financement": _names(lines, detailed=True),
        "Année": described["Année"],
        "Financeur": described["Financeur"],
        **amounts,
    }
    return table_of(caption, columns, frozenset(amounts))


@cached_view
def lines_file(lines: Sequence[Line]) -> Table:
    """Every column, for a spreadsheet: amounts are numbers in euros, with the unit they were printed in."""
    columns: dict[str, Sequence[Cell | str]] = {"Financement": [line.label for line in lines]}
    columns |= _descriptions(lines)
    columns["Axe du plan"] = [line.axis or UNKNOWN for line in lines]
    for stage, label in STAGE_LABELS.items():
        columns[f"{capital(label)} (€)"] = [_plain_euros(line.amounts[stage]) for line in lines]
    columns["Arrondi (€)"] = [_plain_euros(line.rounding_cents) for line in lines]
    columns["Nuance"] = [line.qualifier or "" for line in lines]
    columns["Porte sur"] = [line.basis or "" for line in lines]
    return table_of("Lignes de financement", columns, frozenset())


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


def _descriptions(lines: Sequence[Line]) -> dict[str, list[str]]:
    return {
        "Année": [str(line.year or UNKNOWN) for line in lines],
        "Financeur": [line.funder_label for line in lines],
        "Dispositif": [line.scheme_words or ", ".join(line.schemes) or UNKNOWN for line in lines],
        "Thème": [", ".join(line.themes) or UNKNOWN for line in lines],
        "Bénéficiaire": [line.payee or UNKNOWN for line in lines],
        "Nature": [line.nature or UNKNOWN for line in lines],
    }


def _caption(lines: Sequence[Line], same: list[str]) -> str:
    count = counted(len(lines), "ligne de financement", "lignes de financement")
    if nature := common_nature(lines):
        same = [*same, f"information {quoted(nature)}"]
    return f"{count}. Pour toutes\u202f: {', '.join(same)}." if same else f"{count}."


def _names(lines: Sequence[Line], *, detailed: bool = False) -> list[Cell]:
    common = common_nature(lines)
    return [_name(line, marked=line.card.nature not in ("fait", common), detailed=detailed) for line in lines]


def _name(line: Line, *, marked: bool, detailed: bool) -> Cell:
    mark = badge(line.card.nature, "info") if marked else ""
    short = line.basis if line.basis and len(line.basis) <= _BASIS_SHOWN else None
    said = _purpose(line) if detailed else short
    detail = f'<div class="ctg-detail">{html_text(typeset(said))}</div>' if said else ""
    name = with_card(html_text(typeset(line.label)), line.card, place=_PLACE, kind="link")
    return Cell(line.label, safe_html=f"{name} {mark}{detail}")


def _purpose(line: Line) -> str:
    unusual = line.nature if line.nature != NATURES_SHOWN["operating"] else None
    return " · ".join(filter(None, [", ".join(line.themes), line.payee, unusual]))


def _amounts(lines: Sequence[Line], stages: Sequence[str]) -> dict[str, Sequence[Cell | str]]:
    return {capital(STAGE_LABELS[stage]): [_amount(line, stage) for line in lines] for stage in stages}


def _amount(line: Line, stage: str) -> Cell:
    cents = line.amounts[stage]
    if cents is None:
        return Cell(UNKNOWN)
    shown = amount(cents, line.rounding_cents, line.qualifier)
    return Cell(shown, safe_html=opening(html_text(shown), line.card, place=_PLACE))
