"""What the funding lines can be narrowed by, in words, and what the filters hide."""

from collections.abc import Sequence

from ctg_core.questions.funding.filters import Filters
from ctg_core.questions.funding.lines import Line
from ctg_core.questions.funding.money_words import PARTICIPLES, amount
from ctg_core.questions.funding.sums import Total
from ctg_core.views.french import NARROW, counted, enumerated, quoted
from ctg_core.views.funding.lines import common_nature

# The field, its name in the address, its name on the screen.
FIELDS = (
    ("year", "annee", "Année"),
    ("funder", "financeur", "Financeur"),
    ("scheme", "dispositif", "Dispositif"),
    ("theme", "theme-ligne", "Thème"),
    ("payee", "beneficiaire", "Bénéficiaire"),
    ("axis", "axe-ligne", "Axe du plan"),
)
LINES, PAGE = "lignes", "page"


def shown_sentence(shown: Sequence[Line], whole: int, filters: Filters) -> str:
    """How many lines the filters leave, and which filters; nothing when they hide none."""
    if len(shown) == whole:
        return ""
    asked = [f"{label.lower()} {quoted(filters[field] or '')}" for field, _, label in FIELDS if filters.get(field)]
    hidden = counted(whole - len(shown), "ligne masquée", "lignes masquées")
    return f"{len(shown)} sur {counted(whole, 'ligne')}{NARROW}; {hidden} par{NARROW}: {enumerated(asked)}."


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
