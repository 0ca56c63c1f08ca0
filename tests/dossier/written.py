"""Dossiers written in a test, in as few words as a test needs."""

from typing import Any

import yaml

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.reading import parse_dossier
from ctg_core.dossier.refusal import DossierRefused

HEAD: dict[str, Any] = {"format": "ctg-dossier", "format_version": 1}
CONVENTION: dict[str, Any] = {"key": "essai", "name": "Essai", "short_name": "Essai", "kind": "ctg"}
SOURCE: dict[str, Any] = {"key": "page", "title": "Une page", "kind": "web_page", "file": "page.txt"}


def content(convention: dict[str, Any] | None = None, **collections: Any) -> bytes:
    """The YAML of a dossier with these rows; ``convention`` adds to the smallest sound one."""
    plain = {**HEAD, "convention": {**CONVENTION, **(convention or {})}, **collections}
    return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False).encode()


def dossier(convention: dict[str, Any] | None = None, **collections: Any) -> Dossier:
    """That dossier, read."""
    return parse_dossier(content(convention, **collections), "essai.yaml")


def refusals(read: bytes, name: str = "essai.yaml") -> list[str]:
    """The French sentences that refuse these bytes."""
    try:
        parse_dossier(read, name)
    except DossierRefused as refused:
        return [str(problem) for problem in refused.problems]
    return []
