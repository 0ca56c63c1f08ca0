"""Printed totals against their recomputed sums, with a verdict in words."""

from ctg_core.questions.funding.lines import STAGE_LABELS
from ctg_core.questions.funding.money_words import stage_and_year
from ctg_core.questions.funding.published_totals import AGREES, DIFFERS, PublishedAgainstRecomputed
from ctg_core.questions.funding.words import Published, printed_amount, recomputed_amount
from ctg_core.views.blocks import badge
from ctg_core.views.escape import html_text
from ctg_core.views.french import counted, euros, typeset
from ctg_core.views.table import Cell, Table
from ctg_core.views.view_cache import cached_view


def published_lead(published: Published) -> str:
    """What the comparison found, for all totals together."""
    wrong = sum(total.verdict == DIFFERS for total in published)
    checked = sum(total.recomputed is not None for total in published)
    if not checked:
        return "Aucun total imprimé ne peut être recalculé\u202f: il manque des montants."
    if wrong:
        does = "ne correspond pas à la somme de ses lignes" if wrong == 1 else "ne correspondent pas à leurs lignes"
        return f"{counted(wrong, 'total imprimé', 'totaux imprimés')} sur {checked} {does}, même aux arrondis près."
    return "Chaque total imprimé correspond à la somme de ses lignes, aux arrondis près."


@cached_view
def published_table(published: Published) -> Table:
    """One row a printed total, those it is made of just below it."""
    rows = tuple(_row(total, depth) for total, depth in _nested(published, None, 0))
    numeric = frozenset({"Imprimé", "Recalculé", "Écart de l’imprimé"})
    columns = ("Total", "Imprimé", "Recalculé", "Écart de l’imprimé", "Constat")
    return Table("Totaux imprimés et sommes recalculées", columns, rows, numeric)


def _nested(published: Published, above: str | None, depth: int) -> list[tuple[PublishedAgainstRecomputed, int]]:
    found = []
    for total in published:
        if total.part_of == above:
            found += [(total, depth), *_nested(published, total.row.key, depth + 1)]
    return found


def _row(total: PublishedAgainstRecomputed, depth: int) -> tuple[Cell | str, ...]:
    word, tone, explanation = verdict_words(total)
    return (
        _name(total, depth),
        Cell(printed_amount(total), total.card),
        Cell(recomputed_amount(total), total.recomputed_card),
        _gap(total),
        Cell(f"{word}. {explanation}", safe_html=f"{badge(word, tone)} {html_text(explanation)}"),
    )


def _name(total: PublishedAgainstRecomputed, depth: int) -> Cell:
    label = f"dont\u202f: {total.row.label}" if depth else total.row.label
    when = stage_and_year(STAGE_LABELS[total.row.stage], total.row.year)
    shown = f'{html_text(typeset(label))}<div class="ctg-detail">{html_text(when)}</div>'
    return Cell(f"{label} ({when})", safe_html=shown)


def verdict_words(total: PublishedAgainstRecomputed) -> tuple[str, str, str]:
    """(verdict, tone, why)."""
    if total.recomputed is None:
        known = counted(total.known, "montant connu", "montants connus")
        return "invérifiable", "warn", f"{known} sur {total.terms}."
    if total.verdict == AGREES and not total.gap:
        return "correspond", "good", "La somme tombe juste."
    limit = euros(total.tolerance)
    if total.verdict == AGREES and total.row.qualifier:
        said = f"«\u00a0{total.row.qualifier}\u00a0» n’annonce pas un montant exact"
        return "proche", "info", f"{said}\u202f; l’arrondi peut expliquer jusqu’à {limit} d’écart."
    if total.verdict == AGREES:
        return "correspond", "good", f"Les arrondis peuvent expliquer jusqu’à {limit} d’écart."
    if not total.tolerance:
        return "ne correspond pas", "bad", "Les montants sont au centime\u202f: aucun arrondi n’explique l’écart."
    return "ne correspond pas", "bad", f"Les arrondis n’expliquent que {limit} d’écart au plus."


def _gap(total: PublishedAgainstRecomputed) -> str:
    if total.gap is None:
        return "non calculé"
    if not total.gap:
        return "aucun"
    return f"{euros(abs(total.gap))} de {'plus' if total.gap > 0 else 'moins'}"
