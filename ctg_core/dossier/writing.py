"""From a dossier to bytes: canonical JSON (the same dossier gives the same bytes) and YAML for people."""

import hashlib
import json
import re
from decimal import Decimal
from typing import Any

import yaml
from sqlmodel import SQLModel

from ctg_core.dossier.dossier import FORMAT, FORMAT_VERSION, Dossier


def plain_dossier(dossier: Dossier) -> dict[str, Any]:
    """The dossier as plain values, fields in the model's order, what is unknown or default left out."""
    collections = {name: [_plain_row(row) for row in rows] for name, rows in dossier.rows.items() if rows}
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "convention": _plain_row(dossier.convention),
        **collections,
    }


def dump_json(dossier: Dossier) -> bytes:
    """Canonical JSON: UTF-8, keys sorted, two spaces, one final line break."""
    text = json.dumps(plain_dossier(dossier), ensure_ascii=False, sort_keys=True, indent=2)
    return (text + "\n").encode()


def dump_yaml(dossier: Dossier) -> bytes:
    """YAML in the order of the model, readable and read back as the same dossier."""
    text: str = yaml.dump(plain_dossier(dossier), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    return text.encode()


class _Dumper(yaml.SafeDumper):
    """Line separators that are not a line feed would be read back as spaces: they are escaped."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _SEPARATORS.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_SEPARATORS = re.compile("[\x85\u2028\u2029]")
_Dumper.add_representer(str, _text)


def digest(dossier: Dossier) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(dump_json(dossier)).hexdigest()


def plain_fields(row: SQLModel) -> dict[str, Any]:
    """Every field of a row as a plain value, unknown and default ones included."""
    return {field: plain_value(value) for field, value in row.model_dump().items()}


def _plain_row(row: SQLModel) -> dict[str, Any]:
    """The fields that say something, without the convention and the position that the file's shape gives."""
    fields = row.model_dump(exclude={"convention", "position"}, exclude_defaults=True)
    return {field: plain_value(value) for field, value in fields.items() if value is not None}


def plain_value(value: Any) -> Any:
    """A value as a file writes it: a decimal is its digits."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, list):
        return [plain_value(item) for item in value]
    if isinstance(value, dict):
        return {key: plain_value(item) for key, item in value.items() if item is not None}
    return value
