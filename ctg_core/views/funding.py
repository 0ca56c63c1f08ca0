"""Who pays what, in words and tables: the headline, the key figures, the lines, printed against recomputed."""

from itertools import groupby

from ctg_core.questions.funding import Funding
from ctg_core.questions.funding_lines import STAGE_LABELS, STATED, Line
from ctg_core.questions.funding_sums import UNKNOWN, Group, StageTotal, coverage
from ctg_core.questions.highlights import Highlight
from ctg_core.questions.per_inhabitant import PerInhabitant
from ctg_core.views.blocks import badge, key_figure
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import counted, euros, number, typeset
from ctg_core.views.money import amount, capital, highlight_amount, money_sentence, stage_and_year, within
from ctg_core.views.published import disagreement
from ctg_core.views.table import Cell, Table

DIMENSION_LABELS = {
    "theme": "Thème",
    "scheme": "Dispositif",
    "funder": "Financeur",
    "payee": "Bénéficiaire",
    "year": "Année",
    "axis": "Axe du plan",
    "nature": "Nature de dépense",
}
_BASIS_SHOWN = 60  # longer, it is read in the line's card


def funding_headline(found: Funding) -> str:
    """The answer to "who pays what?", in one sentence or two."""
    if not found.lines and not found.published:
        several = found.documents > 1
        return f"{'Les documents ne donnent' if several else 'Le document ne donne'} aucun montant."
    if not found.highlights:
        return f"{counted(len(found.lines), 'financement cité', 'financements cités')}, aucun montant n’est donné."
    by_whom = groupby(found.highlights, key=lambda item: (item.year, item.funder, item.stage))
    sentences = [money_sentence(list(items)) for _, items in by_whom]
    return " ".join([*sentences, *disagreement(found.published)])


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
        f"Calculé\u202f: {highlight_amount(item.amount)} pour {number(item.population)} habitants "
        f"(Insee {item.population_year})",
        card=item.card,
    )


def lines_table(found: Funding) -> Table:
    """One row a line; a column that says the same on every row moves to the caption."""
    columns: dict[str, list[Cell | str]] = {"Financement": [_name(line) for line in found.lines]}
    same: list[str] = []
    for name, texts in _descriptions(found.lines).items():
        known = texts[0] != UNKNOWN
        if len(set(texts)) > 1 or (len(found.lines) == 1 and known):
            columns[name] = list(texts)
        elif known:
            same.append(f"{name.lower()} «\u00a0{texts[0]}\u00a0»")
    labels = {total.stage: capital(STAGE_LABELS[total.stage]) for total in found.known_totals}
    for stage, label in labels.items():
        columns[label] = [_amount(line, stage) for line in found.lines]
    return _table(_caption(found, same), columns, frozenset(labels.values()))


def lines_file(found: Funding) -> Table:
    """Every column, for a spreadsheet: amounts are numbers in euros, with the unit they were printed in."""
    columns: dict[str, list[Cell | str]] = {"Financement": [line.label for line in found.lines]}
    columns |= {name: list(texts) for name, texts in _descriptions(found.lines).items()}
    for stage, label in STAGE_LABELS.items():
        columns[f"{capital(label)} (€)"] = [_plain_euros(line.amounts[stage]) for line in found.lines]
    columns["Arrondi (€)"] = [_plain_euros(line.rounding_cents) for line in found.lines]
    columns["Nuance"] = [line.qualifier or "" for line in found.lines]
    columns["Porte sur"] = [line.basis or "" for line in found.lines]
    return _table("Lignes de financement", columns, frozenset())


def _table(caption: str, columns: dict[str, list[Cell | str]], numeric: frozenset[str]) -> Table:
    return Table(caption, tuple(columns), tuple(zip(*columns.values(), strict=True)), numeric)


def _plain_euros(cents: int | None) -> str:
    return UNKNOWN if cents is None else f"{cents // 100},{cents % 100:02d}"


def _descriptions(lines: tuple[Line, ...]) -> dict[str, list[str]]:
    return {
        "Année": [str(line.year or UNKNOWN) for line in lines],
        "Financeur": [line.funder_label for line in lines],
        "Dispositif": [line.scheme_words or ", ".join(line.schemes) or UNKNOWN for line in lines],
        "Thème": [", ".join(line.themes) or UNKNOWN for line in lines],
        "Bénéficiaire": [line.payee or UNKNOWN for line in lines],
        "Nature": [line.nature or UNKNOWN for line in lines],
    }


def _caption(found: Funding, same: list[str]) -> str:
    count = counted(len(found.lines), "ligne de financement", "lignes de financement")
    return f"{count}. Pour toutes\u202f: {', '.join(same)}." if same else f"{count}."


def _name(line: Line) -> Cell:
    mark = badge(line.card.nature, "info") if line.card.nature != "fait" else ""
    short = line.basis if line.basis and len(line.basis) <= _BASIS_SHOWN else None
    basis = f'<div class="ctg-detail">{html_text(typeset(short))}</div>' if short else ""
    name = with_card(html_text(typeset(line.label)), line.card, place="line", kind="link")
    return Cell(line.label, safe_html=f"{name} {mark}{basis}")


def _amount(line: Line, stage: str) -> Cell:
    cents = line.amounts[stage]
    if cents is None:
        return Cell(UNKNOWN)
    return Cell(amount(cents, line.rounding_cents, line.qualifier), line.card)


def groups_table(found: Funding, dimension: str) -> Table:
    """The sums of each group, stage by stage."""
    gathered, name = found.by(dimension), DIMENSION_LABELS[dimension]
    columns: dict[str, list[Cell | str]] = {name: [group_label(group, dimension) for group in gathered]}
    labels = {total.stage: capital(STAGE_LABELS[total.stage]) for total in found.known_totals}
    for stage, label in labels.items():
        columns[label] = [_sum(group.totals[stage]) for group in gathered]
    columns["Porte sur"] = [counted(group.lines, "ligne") for group in gathered]
    return _table(f"Sommes par {name.lower()}", columns, frozenset(labels.values()))


def _sum(found: StageTotal) -> Cell:
    total = found.total
    if total.cents is None:
        return Cell(UNKNOWN)
    partial = f" ({total.known} sur {total.lines})" if total.known < total.lines else ""
    return Cell(amount(total.cents, total.unit) + partial, found.card)


def group_label(group: Group, dimension: str) -> str:
    """The group's name, saying what is unknown when it is: "Thème non renseigné"."""
    return f"{DIMENSION_LABELS[dimension]} {UNKNOWN}" if group.label == UNKNOWN else group.label
