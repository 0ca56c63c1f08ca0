"""Amounts and those who pay or receive them, as a French sentence says them."""

import re

from ctg_core.model.french import WIDE, capital, enumerated, euros
from ctg_core.questions.funding.main_amounts import Highlight
from ctg_core.questions.funding.sums import coverage

PARTICIPLES = {
    "planned": "prévus",
    "requested": "demandés",
    "committed": "engagés",
    "paid": "versés",
    "stated": "annoncés",
}
FUNDER_SUBJECTS = {
    "caf": "la Caf",
    "epci": "l’intercommunalité",
    "municipality": "la commune",
    "ccas": "le CCAS",
    "department": "le Département",
    "msa": "la MSA",
    "state": "l’État",
    "region": "la Région",
    "ars": "l’agence régionale de santé",
    "cpam": "la CPAM",
    "carsat": "la Carsat",
    "families": "l’ensemble des familles",
    "employer": "l’employeur",
    "european_union": "l’Union européenne",
    "foundation": "une fondation",
    "association_own_funds": "l’association",
    "other": "un autre financeur",
}
# A payee's name begins with a common noun, whose article we know, or it is not put in a sentence.
_ARTICLES = {
    "communauté": "à la ",
    "commune": "à la ",
    "métropole": "à la ",
    "mairie": "à la ",
    "ville": "à la ",
    "caf": "à la ",
    "fédération": "à la ",
    "association": "à l’",
    "ensemble": "à l’",
    "ccas": "au ",
    "cias": "au ",
    "centre": "au ",
    "syndicat": "au ",
    "département": "au ",
}
_TOGETHER = re.compile(r" et (?=(?:l’|la |le )?(?:" + "|".join(_ARTICLES) + r")\b)", re.IGNORECASE)


def amount(cents: int, rounding_cents: int = 1, qualifier: str | None = None) -> str:
    """An amount as printed, with the words that belong to it: "près de 70 M€"."""
    return f"{qualifier + WIDE if qualifier else ''}{euros(cents, rounding_cents)}"


def highlight_amount(item: Highlight) -> str:
    """The amount of a highlight, as printed."""
    return amount(item.cents, item.rounding_cents, item.qualifier)


def to_payee(name: str) -> str:
    """ "à la commune de Cazals et à l’association…"; "à d’autres bénéficiaires" when no article is sure."""
    parts = [_to_one(part) for part in _TOGETHER.split(name)]
    return " et ".join(part for part in parts if part) if all(parts) else "à d’autres bénéficiaires"


def _to_one(name: str) -> str | None:
    first, space, rest = name.partition(" ")
    article = _ARTICLES.get(first.lower())
    if article is None:
        return None
    # An acronym in brackets after a full name says nothing more to a listener.
    return article + (first if first.isupper() else first.lower()) + space + re.sub(r" \([A-Z]{3,}\)$", "", rest)


def money_sentence(items: list[Highlight]) -> str:
    """One sentence for amounts of one funder, one year and one stage."""
    first = items[0]
    subject = FUNDER_SUBJECTS[first.funder] if first.funder else None
    return capital(f"{f'en {first.year}, ' if first.year else ''}{_clause(first.stage, subject, items)}.")


def _clause(stage: str, subject: str | None, items: list[Highlight]) -> str:
    given = enumerated([_given(item) for item in items])
    if stage == "stated":
        owner = "" if subject is None else f" {_of(subject)}"
        return f"le document annonce {given}{owner}{_scope(items)}, sans dire s’ils sont prévus ou versés"
    if stage == "requested":
        return f"{given} ont été demandés{f' {_to(subject)}' if subject else ''}{_scope(items)}"
    if subject is None:
        return f"{given} {'ont été' if stage != 'planned' else 'sont'} {PARTICIPLES[stage]}{_scope(items)}"
    verb = {"planned": "prévoit", "committed": "a engagé", "paid": "a versé"}[stage]
    return f"{subject} {verb} {given}{_scope(items)}"


def _given(item: Highlight) -> str:
    return highlight_amount(item) + (f" {to_payee(item.payee)}" if item.payee else "")


def _scope(items: list[Highlight]) -> str:
    """What one amount alone covers: the lines of a sum, or "une année, base 2018" when it has no year."""
    if len(items) > 1:
        return ""
    item = items[0]
    words = coverage(*item.covered) if item.covered else item.basis if item.year is None else None
    return f" ({words})" if words else ""


def _of(subject: str) -> str:
    return re.sub(r"^de le ", "du ", f"de {subject}")


def _to(subject: str) -> str:
    return re.sub(r"^à le ", "au ", f"à {subject}")


def within(tolerance_cents: int) -> str:
    """ "à 26 000 € près", or nothing for amounts known to the cent."""
    return f"à {euros(tolerance_cents)} près, du fait des arrondis" if tolerance_cents else ""


def stage_and_year(label: str, year: int | None) -> str:
    """ "Versé en 2019", "Prévu", never broken over two lines."""
    return capital(f"{label}{WIDE}en{WIDE}{year}" if year else label)
