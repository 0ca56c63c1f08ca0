"""Who pays what, in words: the headline, the amounts to remember, the sums of each group."""

from ctg_core.model.french import capital
from ctg_core.questions.funding.lines import STAGE_LABELS, STATED
from ctg_core.questions.funding.main_amounts import Highlight
from ctg_core.questions.funding.money_words import amount, highlight_amount, stage_and_year, within
from ctg_core.questions.funding.overview import Funding
from ctg_core.questions.funding.per_inhabitant import PerInhabitant
from ctg_core.questions.funding.sums import UNKNOWN, StageTotal, Total, coverage
from ctg_core.questions.funding.words import DIMENSION_LABELS, group_label, partial_words, sum_words
from ctg_core.questions.provenance.card import Card
from ctg_core.views.blocks import key_figure
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import counted, euros, number
from ctg_core.views.table import Cell, Table
from ctg_core.views.view_cache import cached_view


def stages_sentence(found: Funding) -> str:
    """What the four stages mean, and where an amount of no stage goes."""
    stated = any(total.stage == STATED for total in found.known_totals)
    apart = " Un montant dont le stade n’est pas dit est tenu à part." if stated else ""
    return (
        "Quatre stades, jamais additionnés\u202f: prévu (inscrit au budget), demandé (sollicité), "
        f"engagé (promis par écrit), versé (reçu).{apart}"
    )


def key_figures(found: Funding) -> list[str]:
    """The amounts to remember, then the sum of the lines where it adds something, then per inhabitant."""
    figures = [_highlight(item) for item in found.highlights]
    shown = {(item.stage, item.cents) for item in found.highlights}
    figures += [
        _stage_total(total)
        for total in found.known_totals
        if total.total.known > 1 and (total.stage, total.total.cents) not in shown
    ]
    return figures + [_per_inhabitant(item) for item in found.per_inhabitant]


def _highlight(item: Highlight) -> str:
    label = "Montant annoncé" if item.stage == STATED else stage_and_year(STAGE_LABELS[item.stage], item.year)
    shown = highlight_amount(item)
    return key_figure(label, capital(shown), capital(_detail(item)), card=item.card)


def _detail(item: Highlight) -> str:
    if item.covered:
        return coverage(*item.covered)
    if item.stage == STATED:
        said = f"{item.basis}\u202f; " if item.basis else ""
        return f"{said}le document ne dit pas s’il est prévu ou versé"
    return item.label


def _stage_total(found: StageTotal) -> str:
    words = [coverage(found.total.known, found.total.lines), within(found.total.tolerance)]
    return key_figure(
        f"Somme des lignes\u202f: {STAGE_LABELS[found.stage]}",
        amount(found.total.cents or 0, found.total.unit),
        capital(", ".join(filter(None, words))),
        card=found.card,
    )


def _per_inhabitant(item: PerInhabitant) -> str:
    whole_euros = euros(round(item.cents, -2), 100)
    return key_figure(
        "Par habitant",
        f"Environ {whole_euros}",
        f"Calculé\u202f: {highlight_amount(item.amount)} en {item.amount.year} pour "
        f"{number(item.population)} habitants ({_counted_by(item)} {item.population_year})",
        card=item.card,
    )


def _counted_by(item: PerInhabitant) -> str:
    return "Insee" if "Insee" in item.origin else item.origin


@cached_view
def groups_table(found: Funding, dimension: str) -> Table:
    """The sums of each group, stage by stage."""
    gathered, name = found.by(dimension), DIMENSION_LABELS[dimension]
    labels = [capital(STAGE_LABELS[total.stage]) for total in found.known_totals]
    rows: tuple[tuple[Cell | str, ...], ...] = tuple(
        (
            group_label(group, dimension),
            *(_sum(group.totals[total.stage], dimension) for total in found.known_totals),
            counted(group.lines, "ligne"),
        )
        for group in gathered
    )
    return Table(f"Sommes par {name.lower()}", (name, *labels, "Porte sur"), rows, frozenset(labels))


def sum_cell(total: Total, card: Card | None = None, *, place: str) -> Cell:
    """A sum above the lines it is made of, when some of them are unknown."""
    known = html_text(UNKNOWN if total.cents is None else amount(total.cents, total.unit))
    figure = with_card(known, card, place=place, kind="link") if card else known
    partial = partial_words(total)
    below = f'<div class="ctg-detail ctg-nowrap">{html_text(partial)}</div>' if partial else ""
    return Cell(sum_words(total), safe_html=figure + below)


def _sum(found: StageTotal, dimension: str) -> Cell:
    return sum_cell(found.total, found.card if found.total.known else None, place=f"groups-{dimension}")
