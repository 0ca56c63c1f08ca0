"""Who pays what, in words: the headline, a sum with how many lines it covers, what printed totals leave unsaid."""

from collections.abc import Sequence
from itertools import groupby

from ctg_core.model.french import counted
from ctg_core.questions.funding.money_words import amount, money_sentence
from ctg_core.questions.funding.overview import Funding
from ctg_core.questions.funding.published_totals import DIFFERS, PublishedAgainstRecomputed
from ctg_core.questions.funding.sums import UNKNOWN, Group, Total

Published = Sequence[PublishedAgainstRecomputed]
DIMENSION_LABELS = {
    "theme": "Thème",
    "scheme": "Dispositif",
    "funder": "Financeur",
    "payee": "Bénéficiaire",
    "year": "Année",
    "axis": "Axe du plan",
    "nature": "Nature de dépense",
}


def disagreement(published: Published) -> list[str]:
    """One sentence when printed totals are not what their lines make."""
    wrong = [total for total in published if total.verdict == DIFFERS]
    if len(wrong) > 1:
        return [f"{counted(len(wrong), 'totaux imprimés')} ne correspondent pas à leurs lignes."]
    return [
        f"Le total imprimé de {printed_amount(total)} ne correspond pas à ses lignes ({recomputed_amount(total)})."
        for total in wrong
    ]


def printed_amount(total: PublishedAgainstRecomputed) -> str:
    """The total as printed."""
    return amount(total.cents, total.row.rounding_cents, total.row.qualifier)


def recomputed_amount(total: PublishedAgainstRecomputed) -> str:
    """The sum of its terms, or that one of them is unknown."""
    return "non calculé" if total.recomputed is None else amount(total.recomputed, total.unit)


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


def sum_words(total: Total) -> str:
    """The same in one text: "12 000 € (2 sur 3)"."""
    if total.cents is None:
        return UNKNOWN
    partial = partial_words(total)
    return amount(total.cents, total.unit) + (f" ({partial})" if partial else "")


def partial_words(total: Total) -> str:
    """ "2 sur 3", when only some lines are known."""
    return f"{total.known} sur {total.lines}" if 0 < total.known < total.lines else ""


def group_label(group: Group, dimension: str) -> str:
    """The group's name, saying what is unknown when it is: "Thème non renseigné"."""
    return f"{DIMENSION_LABELS[dimension]} {UNKNOWN}" if group.label == UNKNOWN else group.label
