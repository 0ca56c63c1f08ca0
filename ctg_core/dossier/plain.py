"""From bytes to plain values, strictly: UTF-8, no field twice, no digit lost, no hidden type."""

import json
import re
from collections.abc import Hashable
from typing import Any

import yaml

from ctg_core.dossier.refusal import DossierRefused, Problem, shortened

SUFFIXES = (".yaml", ".yml", ".json")
LARGEST_FILE = 20 * 1024 * 1024
DEEPEST = 12

_TOO_DEEP = "les données sont imbriquées trop profondément"
_HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")


def read_plain(content: bytes, name: str) -> Any:
    """Read YAML or JSON, told apart by the file's name; DossierRefused says what is wrong and where."""
    if not name.lower().endswith(SUFFIXES):
        raise DossierRefused([Problem(name, "fichier", "un dossier est un fichier .yaml ou .json")])
    text = _decoded(content, name)
    parse = _parse_json if name.lower().endswith(".json") else _parse_yaml
    try:
        value = parse(text)
        _check_values(value)
    except _Refused as refusal:
        raise DossierRefused([Problem(name, refusal.place, refusal.reason)]) from None
    return value


class _Refused(Exception):
    def __init__(self, place: str, reason: str) -> None:
        self.place, self.reason = place, reason


def _decoded(content: bytes, name: str) -> str:
    def refuse(reason: str, place: str = "début du fichier") -> DossierRefused:
        return DossierRefused([Problem(name, place, reason)])

    if len(content) > LARGEST_FILE:
        raise refuse(f"le fichier dépasse {LARGEST_FILE // 2**20}\u00a0Mo")
    if not content.strip():
        raise refuse("le fichier est vide")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refuse(
            "le fichier n’est pas encodé en UTF-8 (l’enregistrer de nouveau en UTF-8)", f"ligne {line}"
        ) from None


def _parse_json(text: str) -> Any:
    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                raise _Refused(f"champ «\u00a0{shortened(key)}\u00a0»", "le champ est écrit deux fois")
            found[key] = value
        return found

    def no_constant(text: str) -> None:
        raise _Refused("nombre", f"«\u00a0{text}\u00a0» n’est pas un nombre")

    try:
        return json.loads(text, object_pairs_hook=unique, parse_float=str, parse_constant=no_constant)
    except json.JSONDecodeError as error:
        raise _Refused(f"ligne {error.lineno}, colonne {error.colno}", "le JSON est mal formé") from None
    except (RecursionError, ValueError):
        raise _Refused("fichier", "le JSON est illisible (imbrication ou nombre démesurés)") from None


class _StrictLoader(yaml.CSafeLoader):
    """Only null, true, false and whole numbers are typed; dates and decimals stay the text written."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - so does PyYAML


_StrictLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(~|null|)$"), ["~", "n", ""])
_StrictLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), ["t", "f"])
_StrictLoader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^-?(0|[1-9][0-9_]{0,18})$"), list("-0123456789")
)


def _unique_mapping(loader: _StrictLoader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    found: dict[Hashable, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str):
            raise _Refused(_line(key_node), "un nom de champ doit être un mot")
        if key in found:
            raise _Refused(_line(key_node), f"le champ «\u00a0{shortened(key)}\u00a0» est écrit deux fois")
        found[key] = loader.construct_object(value_node, deep=True)
    return found


_StrictLoader.add_constructor("tag:yaml.org,2002:map", _unique_mapping)


def _line(marked: Any) -> str:
    return f"ligne {marked.start_mark.line + 1}"


def _parse_yaml(text: str) -> Any:
    try:
        _check_events(text)
        return yaml.load(text, Loader=_StrictLoader)
    except yaml.MarkedYAMLError as error:
        place = f"ligne {error.problem_mark.line + 1}" if error.problem_mark else "fichier"
        raise _Refused(place, "le YAML est mal formé") from None
    except yaml.reader.ReaderError:
        raise _Refused("fichier", "le texte contient un caractère de contrôle") from None


def _check_events(text: str) -> None:
    """Refuse, before anything is built, what could build more than is written: aliases, tags, depth."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused(_line(event), "les alias YAML (&, *) ne sont pas acceptés")
        if getattr(event, "tag", None):
            raise _Refused(_line(event), "les étiquettes YAML (!) ne sont pas acceptées")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise _Refused(_line(event), _TOO_DEEP)


def _check_values(value: Any, depth: int = 0) -> None:
    """Refuse deep nesting, and the half characters that JSON lets through and no file can hold."""
    if isinstance(value, str):
        if _HALF_CHARACTER.search(value):
            raise _Refused("fichier", "le texte contient un caractère incomplet")
    elif isinstance(value, dict | list):
        if depth >= DEEPEST:
            raise _Refused("fichier", _TOO_DEEP)
        for child in value if isinstance(value, list) else (*value, *value.values()):
            _check_values(child, depth + 1)
