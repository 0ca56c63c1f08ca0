"""The words territories use for what has a code here: statuses, funders, schemes, kinds of organisation.

Only words that leave no doubt are known; the others are asked about.
"""

import re
from collections.abc import Mapping

from ctg_core.model.codes import ACTION_STATUSES
from ctg_core.model.french import folded
from ctg_core.reference.lists import funders, schemes

_STATUSES: Mapping[str, tuple[str, ...]] = {
    "not_started": (
        "a engager",
        "a faire",
        "a venir",
        "a lancer",
        "a demarrer",
        "non demarre",
        "non commence",
        "pas commence",
    ),
    "in_progress": ("en cours", "engage", "demarre", "commence", "lance", "en cours de realisation", "en continu"),
    "done": ("realise", "fait", "termine", "acheve", "fini", "cloture"),
    "suspended": ("suspendu", "en pause", "en attente", "reporte", "gele"),
    "abandoned": ("abandonne", "annule"),
}
# How a funder's name begins.
_FUNDERS: Mapping[str, str] = {
    "caf": r"caf\b|caisse d'allocations familiales",
    "msa": r"msa\b|mutualite sociale agricole",
    "department": r"departement\b|conseil departemental\b|cd ?\d{2}$",
    "region": r"region\b|conseil regional\b",
    "state": r"etat$|dsden\b|sdjes\b|drajes\b|prefecture\b",
    "municipality": r"communes?$|villes?\b|mairies?\b|commune d",
    "epci": r"epci\b|intercommunalite\b|communaute (de communes|d'agglomeration|urbaine)\b|agglo|metropole\b",
    "ccas": r"ccas\b|cias\b",
    "families": r"familles?$|usagers$|participations? familiales?$",
    "ars": r"ars\b|agence regionale de sante\b",
    "cpam": r"cpam\b|assurance maladie\b",
    "carsat": r"carsat\b",
    "european_union": r"union europeenne\b|feder\b|fse\b|europe$",
}
_SEVERAL = re.compile(r"[,/+;&\n]| et ")
_ORGANISATIONS: Mapping[str, str] = {
    "caf": r"caf\b",
    "msa": r"msa\b",
    "cpam": r"cpam\b",
    "ccas": r"ccas\b|cias\b",
    "municipality": r"(ville|mairie|commune) d",
    "intermunicipality": r"communaute (de communes|d'agglomeration|urbaine)\b|cc\b|agglo",
    "department": r"(conseil )?departement|cd ?\d{2}$",
    "region": r"(conseil )?region",
    "state": r"etat$|prefecture\b|sdjes\b|dsden\b",
    "association": r"association\b|mjc\b|centre social\b|ligue de l'enseignement\b|francas\b|udaf\b",
    "school": r"education nationale\b|ecole\b|college\b|lycee\b",
    "service": r"service\b|direction\b|pole\b|coordination\b",
}


def status_of(words: str) -> str | None:
    """The code of a status written by people, whatever its gender; None when there is a doubt."""
    said = _masculine(words)
    for code, label in ACTION_STATUSES.items():
        if said == _masculine(label) or said in _STATUSES[code]:
            return code
    return None


def funder_of(words: str) -> str | None:
    """The code of a funder, None when none is sure."""
    said = folded(words)
    exact = {folded(said): code for code, term in funders().items() for said in (code, term.label)}
    # Several payers in one cell: nobody says who pays how much.
    return exact.get(said) or (None if _SEVERAL.search(said) else _begins(said, _FUNDERS))


def scheme_of(words: str) -> str | None:
    """The code of a scheme called exactly so, by its name or its code."""
    said = folded(words)
    for code, scheme in schemes().items():
        if said in (folded(scheme.label), folded(code), folded(code.replace("_", " "))):
            return code
    return None


def only_funder_of(scheme: str | None) -> str | None:
    """Who pays a scheme, when only one funder can."""
    payers = schemes()[scheme].funders if scheme else ()
    return payers[0] if len(payers) == 1 else None


def organisation_kind_of(words: str) -> str | None:
    """The kind of an organisation, when its name says it."""
    return _begins(folded(words), _ORGANISATIONS)


def _masculine(words: str) -> str:
    """« Réalisée » and « réalisées » are « realise »."""
    return re.sub(r"(?<=e)e?s?$", "", folded(words))


def _begins(said: str, forms: Mapping[str, str]) -> str | None:
    return next((code for code, form in forms.items() if re.match(form, said)), None)
