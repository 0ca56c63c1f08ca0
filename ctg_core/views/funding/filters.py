"""What the funding lines left by the filters add up to, and which of them are on the page."""

from collections.abc import Sequence

from ctg_core.questions.funding.lines import Line
from ctg_core.questions.funding.money_words import PARTICIPLES, amount
from ctg_core.questions.funding.sums import Total
from ctg_core.views.french import NARROW, enumerated, quoted
from ctg_core.views.funding.lines import common_nature


def sums_sentence(totals: Sequence[tuple[str, Total]]) -> str:
    """The sum of the lines left, stage by stage, each with the lines it is made of."""
    said = [
        f"{amount(total.cents, total.unit)} {PARTICIPLES[stage]} ({total.known} sur {total.lines})"
        for stage, total in totals
        if total.cents is not None
    ]
    return f"Ces lignes font{NARROW}: {enumerated(said)}." if said else ""


def page_caption(whole: Sequence[Line], lines: Sequence[Line], first: int, shown: int) -> str:
    """Which lines of the list are on this page, and what is the same of them all."""
    nature = common_nature(whole)
    same = f" Pour toutes{NARROW}: information {quoted(nature)}." if nature else ""
    return f"Lignes {first + 1} à {first + shown} sur {len(lines)}.{same}"
