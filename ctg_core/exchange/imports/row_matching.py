"""How each kind of row is found among those of the convention by the words of a file, or made from them."""

import re
from decimal import Decimal
from typing import Any

from ctg_core.exchange.imports.gathering import IGNORED, Gathering, Place, unknown
from ctg_core.exchange.imports.vocabulary import funder_of, only_funder_of, organisation_kind_of, scheme_of
from ctg_core.model.french import folded, quoted
from ctg_core.reference.lists import indicator_catalogue
from ctg_core.reference.territory import UnknownTerritory, load_territory

AXIS, OBJECTIVE = "axe", "objectif"
NEW = "new:"  # the answer that adds an organisation of the kind that follows
UNIT_UNKNOWN = "unité à préciser"
_LEVEL = re.compile(
    r"(?P<level>axe|enjeu|orientation|thématique|objectif(?: (?:opérationnel|stratégique|général|spécifique))?)s?"
    r"\s*(?:n\s*[°o]\s*)?(?:(?:\d[\d.]*|[IVX]+\b)\s*[:–—.)-]*|[:–—-])\s*(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
_COUNTED, _SHARED = re.compile(r"nombre\b|nb\b"), re.compile(r"taux\b|part\b|pourcentage\b|%")


def plan_node(rows: Gathering, level: str, words: str, parent: str | None, place: Place) -> str:
    """The axis or objective of these words: « Axe 1 : Petite enfance » is the one called « Petite enfance »."""
    form = _LEVEL.fullmatch(words)
    title = form["title"] if form and form["title"] else words
    found = rows.found("plan_nodes", title=title, parent=parent) or rows.found("plan_nodes", title=words, parent=parent)
    if not found and parent is None and level != AXIS:
        found = rows.found("plan_nodes", title=title)
    if found:
        key = str(found[0]["key"])
        rows.say("plan_nodes", key, {}, place)
        return key
    named = form["level"].lower() if form else level
    fields = {"level": named, "title": title, "parent": parent, "nature": "entered"}
    return rows.add("plan_nodes", fields, place, named, title)


def action(rows: Gathering, title: str, node: str | None, fields: dict[str, Any], place: Place) -> str:
    """The action of this title, under this node when several bear it."""
    found = rows.found("actions", title=title)
    there = [row for row in found if node is None or row.get("node") == node]
    free = [row for row in found if not rows.claimed("actions", row["key"])]
    if chosen := there or (free if len(found) == 1 else []):
        key = str(chosen[0]["key"])
        rows.say("actions", key, {"node": node, **fields}, place)
        return key
    return rows.add("actions", {"title": title, "node": node, **fields, "nature": "entered"}, place, title)


def indicator(rows: Gathering, words: str, unit: str | None, place: Place) -> str | None:
    """The indicator of this key or label; a new one is described by the national catalogue when it is there.

    None when it is counted in another unit: figures of both would not compare.
    """
    found = rows.found("indicators", key=words) or rows.found("indicators", label=words)
    if found:
        key, known = str(found[0]["key"]), str(found[0]["unit"])
        if unit and folded(unit) != folded(known) and known != UNIT_UNKNOWN:
            reason = f"cet indicateur se compte en {quoted(known)}, pas en {quoted(unit)}"
            rows.not_understood.append(place.problem(reason))
            return None
        rows.say("indicators", key, {"unit": unit} if known == UNIT_UNKNOWN else {}, place)
        return key
    return rows.add("indicators", {**_described(rows, words, unit), "nature": "entered"}, place, words)


def organisation(rows: Gathering, words: str, place: Place) -> str | None:
    """The organisation of these words; new when its name says what it is, asked about otherwise."""
    found = rows.found("organisations", name=words) or rows.found("organisations", key=words)
    if found:
        return str(found[0]["key"])
    kind = organisation_kind_of(words)
    answer = f"{NEW}{kind}" if kind else rows.ask("organisation", words)
    if answer is None:
        rows.not_understood.append(place.problem(unknown(words, "organisation")))
    if answer in (None, IGNORED):
        return None
    if answer.startswith(NEW):
        fields = {"name": words, "kind": answer.removeprefix(NEW), "nature": "entered"}
        return rows.add("organisations", fields, place, words)
    return answer


def funding_line(  # noqa: PLR0913 - what tells a line from another
    rows: Gathering,
    place: Place,
    amounts: dict[str, int],
    *,
    funder: str | None,
    scheme: str | None,
    year: int | None,
    action: str | None,
    label: str,
) -> None:
    """The line of this funder, scheme, year and action; the funder is asked about when nothing says who pays."""
    code = scheme_of(scheme) if scheme else None
    payer = _funder(rows, funder, scheme, code, place)
    if payer is None:
        return
    schemes = {"schemes": [code] if code else [], "scheme_label": None if code else scheme}
    identity: dict[str, Any] = {"year": year, "funder": payer, "action": action, **schemes}
    found = rows.found("funding_lines", **identity)
    named = [line for line in found if folded(str(line["label"])) == folded(label)]
    if chosen := named or (found if len(found) == 1 and action else []):
        rows.say("funding_lines", str(chosen[0]["key"]), amounts, place)
        return
    words = (label, code or scheme, payer, year)
    rows.add("funding_lines", {"label": label, **identity, **amounts, "nature": "entered"}, place, *words)


def value(
    rows: Gathering,
    place: Place,
    number: Decimal,
    *,
    indicator: str,
    period: str | None,
    commune: str | None,
    kind: str,
) -> None:
    """The value of this indicator, period, place and kind."""
    nobody_else = {"comparator": None, "part_of": None, "period_start": None, "facility": None}
    identity = {"indicator": indicator, "period": period, "commune": commune}
    found = [
        row
        for row in rows.found("indicator_values", **identity, **nobody_else)
        if row.get("kind", "observed") == kind and row.get("state", "validated") == "validated"
    ]
    said = format(number, "f")
    if not found:
        fields = {**identity, "kind": kind, "value": said, "nature": "entered"}
        rows.add("indicator_values", fields, place, indicator, period, commune, None if kind == "observed" else kind)
        return
    known = found[0].get("value")
    if known is None or Decimal(str(known)) != number:
        # The reason for silence, or the terms of another figure, hold no longer.
        for name in ("missing_reason", "numerator", "denominator"):
            found[0].pop(name, None)
        known = said
    rows.say("indicator_values", str(found[0]["key"]), {"value": known}, place)


def commune_code(rows: Gathering, words: str) -> str | None:
    """The Insee code of a commune of the territory, from its code or its name; None when it is not one of them."""
    code = rows.now.convention.territory_code
    try:
        communes = load_territory(code).communes if code else ()
    except UnknownTerritory:
        communes = ()
    named = {folded(commune.name): commune.insee for commune in communes}
    codes = {*rows.now.convention.communes, *named.values()}
    padded = words.zfill(5)
    return (
        padded
        if padded in codes or (not codes and re.fullmatch(r"\d[\dAB]\d{3}", padded))
        else named.get(folded(words))
    )


def _described(rows: Gathering, words: str, unit: str | None) -> dict[str, Any]:
    known = next((term for term in indicator_catalogue().values() if folded(term.label) == folded(words)), None)
    if known:
        rows.remarks.append(f"Indicateur {quoted(words)}\u202f: décrit par le catalogue national.")
        return {
            "label": known.label,
            "kind": known.kind,
            "unit": unit or known.unit,
            "catalogue": known.code,
            "theme": known.theme,
            "direction": known.direction,
            "aggregation": known.aggregation,
            "decimals": known.decimals,
            "numerator_label": known.numerator,
            "denominator_label": known.denominator,
        }
    said = folded(words)
    supposed = "nombre" if _COUNTED.match(said) else "%" if _SHARED.match(said) else UNIT_UNKNOWN
    told = f"Indicateur {quoted(words)}\u202f: nouveau, de type «\u00a0réalisation\u00a0»"
    rows.remarks.append(
        f"{told}. À corriger au besoin." if unit else f"{told}, en {quoted(supposed)}. À corriger au besoin."
    )
    return {"label": words, "kind": "output", "unit": unit or supposed}


def _funder(rows: Gathering, funder: str | None, scheme: str | None, code: str | None, place: Place) -> str | None:
    """Who pays: said, or the only one who can, or asked."""
    known = funder_of(funder) if funder else only_funder_of(code)
    if known:
        return known
    words = funder or scheme or "aucun financeur"
    answer = rows.ask("funder", words)
    if answer is None:
        rows.not_understood.append(place.problem(unknown(words, "financeur")))
    return None if answer in (None, IGNORED) else answer
