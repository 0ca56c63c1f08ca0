"""What is missing from the money, in a table of what is waited for and a few sentences."""

from ctg_core.model.french import capital
from ctg_core.questions.funding.gaps import ONGOING, Gaps, Waiting
from ctg_core.questions.funding.lines import STAGE_LABELS
from ctg_core.questions.funding.money_words import amount
from ctg_core.questions.funding.sums import UNKNOWN
from ctg_core.views.card import opening, with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, counted, enumerated, typeset
from ctg_core.views.table import Cell, Table
from ctg_core.views.view_cache import cached_view

_PLACE = "waiting"
_PROMISES = ("planned", "requested", "committed")


def gaps_lead(gaps: Gaps) -> str:
    """How many promises of past years have no payment known."""
    if not gaps.waiting:
        return "Toute somme promise pour un exercice clos a un versement connu."
    have = "n’a" if len(gaps.waiting) == 1 else "n’ont"
    return (
        f"{counted(len(gaps.waiting), 'ligne d’un exercice clos', 'lignes d’exercices clos')} {have} aucun versement "
        "connu, la plus ancienne d’abord."
    )


@cached_view
def waiting_table(gaps: Gaps) -> Table:
    """What was promised for years that are over, the oldest first, with how far each promise went."""
    stages = [stage for stage in _PROMISES if any(item.line.amounts[stage] is not None for item in gaps.waiting)]
    heads = ("Ce qui est attendu", "Exercice", "De qui", *(capital(STAGE_LABELS[stage]) for stage in stages))
    rows = tuple(_row(item, stages) for item in gaps.waiting)
    return Table("Promis pour un exercice clos, sans versement connu", heads, rows, numeric=frozenset(heads[3:]))


def _row(item: Waiting, stages: list[str]) -> tuple[Cell | str, ...]:
    line = item.line
    name = with_card(html_text(typeset(line.row.label)), line.card, place=_PLACE, kind="link")
    detail = f'<div class="ctg-detail">{html_text(typeset(line.card.note))}</div>' if line.card.note else ""
    since = "il y a un an" if item.age == 1 else f"il y a {item.age}\u00a0ans"
    year = f'{line.row.year}<div class="ctg-detail ctg-nowrap">{since}</div>'
    amounts = [_amount(item, stage) for stage in stages]
    return (
        Cell(line.row.label, safe_html=name + detail),
        Cell(f"{line.row.year}, {since}", safe_html=year),
        line.funder_label,
        *amounts,
    )


def _amount(item: Waiting, stage: str) -> Cell:
    cents = item.line.amounts[stage]
    if cents is None:
        return Cell(UNKNOWN)
    shown = amount(cents, item.line.row.rounding_cents, item.line.row.qualifier)
    return Cell(shown, safe_html=opening(html_text(shown), item.line.card, place=_PLACE))


@cached_view
def other_gaps(gaps: Gaps) -> str:
    """Years that may still move, cells left empty, payments nobody had planned."""
    said = [*_years(gaps), *_empty_cells(gaps), *_unplanned(gaps)]
    items = "".join(f"<li>{html_text(typeset(sentence))}</li>" for sentence in said)
    return f'<ul class="ctg-list">{items}</ul>' if items else ""


def _years(gaps: Gaps) -> list[str]:
    said = []
    for year in reversed(gaps.unsettled):
        known = f"{year.paid or 'aucun'} versement{'s' if year.paid > 1 else ''} connu{'s' if year.paid > 1 else ''}"
        lines = counted(year.lines, "ligne")
        if year.state == ONGOING:
            said.append(f"{year.year} est en cours{NARROW}: {known} sur {lines}.")
        else:
            said.append(
                f"{year.year} est provisoire{NARROW}: {known} sur {lines}{NARROW}; "
                f"le droit définitif de la Caf se connaît en {year.year + 1}."
            )
    return said


def _empty_cells(gaps: Gaps) -> list[str]:
    counts = [f"{STAGE_LABELS[stage]} {empty}" for stage, empty in gaps.empty.items() if empty]
    if not counts:
        return []
    return [
        f"Cellules vides, sur {counted(gaps.lines, 'ligne')}{NARROW}: {enumerated(counts)}. "
        "Une cellule vide n’est jamais comptée pour zéro."
    ]


def _unplanned(gaps: Gaps) -> list[str]:
    if not gaps.unplanned:
        return []
    have = "a un versement" if gaps.unplanned == 1 else "ont un versement"
    return [f"{counted(gaps.unplanned, 'ligne')} {have} sans montant prévu."]
