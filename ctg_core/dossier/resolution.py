"""Checks across rows: each key exists in its collection, each code in its list, and trees have no circle."""

from collections.abc import Iterable, Iterator, Mapping

from ctg_core.dossier.dossier import Dossier
from ctg_core.model.collections import COLLECTIONS, national_codes, references
from ctg_core.model.convention import Convention
from ctg_core.model.row import Row
from ctg_core.model.values import Citation
from ctg_core.reference.lists import codes_of


def unresolved(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Every broken key, unknown code or circle of the dossier, as (place, reason)."""
    keys = {name: {row.key for row in rows} for name, rows in dossier.rows.items()}
    yield from _citations("convention", dossier.convention.citations, keys["sources"])
    for name, rows in dossier.rows.items():
        for row in rows:
            place = f"{name}, clé {row.key}"
            yield from _keys(row, place, keys)
            yield from _codes(row, place)
            yield from _citations(place, getattr(row, "citations", []), keys["sources"])
            yield from _concerns(row, place, keys)
        yield from _circles(name, rows)


def faults_of(row: Row, keys: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """The fields of a row that hold a key not in ``keys`` (by collection) or an unknown code, as (field, reason)."""
    for place, reason in (*_keys(row, "", keys), *_codes(row, "")):
        yield place.removeprefix(", "), reason


def may_lead(noun: type[Row], collection: str) -> bool:
    """Whether rows of this noun have a field that can refer to the collection: a key, or ``concerns``."""
    return "concerns" in noun.model_fields or any(target == collection for _, target in references(noun))


def leads(row: Row, collection: str, key: str) -> bool:
    """Whether this row refers to the row of that collection and key."""
    named = [_several(getattr(row, field)) for field, target in references(type(row)) if target == collection]
    return any(key in keys for keys in named) or f"{collection}/{key}" in getattr(row, "concerns", ())


def _keys(row: Row, place: str, keys: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    for field, collection in references(type(row)):
        for key in _several(getattr(row, field)):
            if key not in keys[collection]:
                yield f"{place}, champ {field}", f"la clé «\u00a0{key}\u00a0» n’existe pas dans {collection}"


def _codes(row: Row, place: str) -> Iterator[tuple[str, str]]:
    for field, list_name in national_codes(type(row)):
        for code in _several(getattr(row, field)):
            if code not in codes_of(list_name):
                yield (
                    f"{place}, champ {field}",
                    f"le code «\u00a0{code}\u00a0» n’existe pas dans la liste {list_name}",
                )


def _citations(place: str, citations: list[Citation], sources: set[str]) -> Iterator[tuple[str, str]]:
    for citation in citations:
        if citation.source not in sources:
            yield (
                f"{place}, champ citations",
                f"la clé «\u00a0{citation.source}\u00a0» n’existe pas dans sources",
            )


def _concerns(row: Row, place: str, keys: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    for concern in getattr(row, "concerns", []):
        collection, _, key = concern.partition("/")
        known = keys.get(collection, set()) | (set(Convention.model_fields) if collection == "convention" else set())
        if key not in known:
            yield f"{place}, champ concerns", f"«\u00a0{concern}\u00a0» ne désigne aucune donnée du dossier"


def _circles(name: str, rows: list[Row]) -> Iterator[tuple[str, str]]:
    for field in ("parent", "part_of"):
        if field not in COLLECTIONS[name].model_fields:
            continue
        above = {row.key: getattr(row, field) for row in rows}
        for key in above:
            if _climbs_to_itself(key, above):
                yield f"{name}, clé {key}, champ {field}", "l’élément se contient lui-même"


def contains_itself(row: Row, others: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """(field, reason) for each field by which a row would be its own ancestor among the rows of its collection."""
    for field in ("parent", "part_of"):
        if getattr(row, field, None) is not None:
            above = {other.key: getattr(other, field) for other in others} | {row.key: getattr(row, field)}
            if _climbs_to_itself(row.key, above):
                yield f"champ {field}", "l’élément se contient lui-même"


def _climbs_to_itself(key: str, above: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    current: str | None = key
    while current is not None and current not in seen:
        seen.add(current)
        current = above.get(current)
    return current == key


def _several(value: str | list[str] | None) -> list[str]:
    return value if isinstance(value, list) else [value] if value is not None else []
