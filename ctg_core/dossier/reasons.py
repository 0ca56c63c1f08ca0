"""Validation errors, said in French with the place a person can find."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from ctg_core.dossier.refusal import shortened

_REASONS = {
    "missing": "champ obligatoire absent",
    "extra_forbidden": "champ inconnu",
    "int_type": "un nombre entier est attendu, reçu «\u00a0{input}\u00a0»",
    "int_parsing_size": "le nombre est démesuré",
    "string_type": "un texte est attendu, reçu «\u00a0{input}\u00a0» (au besoin, l’écrire entre guillemets)",
    "bool_type": "true ou false est attendu, reçu «\u00a0{input}\u00a0»",
    "list_type": "une liste est attendue",
    "dict_type": "un ensemble de champs est attendu",
    "model_type": "un ensemble de champs est attendu",
    "is_instance_of": "un nombre est attendu, reçu «\u00a0{input}\u00a0»",
    "greater_than_equal": "la valeur «\u00a0{input}\u00a0» est trop petite (au moins {ge})",
    "less_than_equal": "la valeur «\u00a0{input}\u00a0» est trop grande (au plus {le})",
    "string_pattern_mismatch": "«\u00a0{input}\u00a0» n’a pas la forme attendue",
}
_FIELD_REASONS = {
    ("int_type", "cents"): (
        "un montant s’écrit en centimes entiers (24822056 pour 248\u202f220,56\u00a0€), reçu «\u00a0{input}\u00a0»"
    ),
    ("greater_than_equal", "cents"): "un montant ne peut pas être négatif, reçu «\u00a0{input}\u00a0»",
    ("less_than_equal", "declared_communes"): (
        "aucun département ne compte autant de communes, reçu «\u00a0{input}\u00a0»"
    ),
    ("greater_than_equal", "count"): "un nombre ne peut pas être négatif, reçu «\u00a0{input}\u00a0»",
}


def french_reasons(error: ValidationError) -> list[tuple[str, str]]:
    """Each error as (field, reason)."""
    return [(_field(item["loc"]), _reason(item)) for item in error.errors(include_url=False)]


def _field(location: tuple[int | str, ...]) -> str:
    words = [f"n°\u00a0{part + 1}" if isinstance(part, int) else f"champ {shortened(part)}" for part in location]
    return ", ".join(words) or "ensemble"


def _reason(item: Mapping[str, Any]) -> str:
    if item["type"] == "value_error":
        return str(item["ctx"]["error"])
    last = str(item["loc"][-1]) if item["loc"] else ""
    suffix = "cents" if last.endswith("_cents") else last
    template = _FIELD_REASONS.get((item["type"], suffix)) or _REASONS.get(
        item["type"], "valeur refusée «\u00a0{input}\u00a0»"
    )
    return template.format(input=shortened(item.get("input")), **item.get("ctx", {}))
