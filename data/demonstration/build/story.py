"""Reads the story: plain text typed with an ordinary keyboard, set in correct French here."""

import re
from pathlib import Path
from typing import Any

from ctg_core.dossier.plain import read_plain
from ctg_core.model.french import NO_BREAK
from ctg_core.views.french import NARROW, typeset

STORY: Path = Path(__file__).parents[1] / "story"

Plain = dict[str, Any]


def chapter(name: str) -> Plain:
    """One file of the story, strictly read: dates and decimals stay the text written."""
    file = f"{name}.yaml"
    content: Plain = read_plain((STORY / file).read_bytes(), file)
    return content


def fields(text: str, count: int) -> list[str | None]:
    """The parts of « a | b | c », trimmed, absent when empty, as many as asked."""
    parts = [part.strip() or None for part in text.split("|")]
    return parts + [None] * (count - len(parts))


def touched(story: Plain) -> Plain:
    """Who last touched the rows of a chapter, and when."""
    return {name: story["entered"][name] for name in ("updated_by", "updated_at")}


def entered(story: Plain) -> Plain:
    """The provenance of the rows of a chapter, and who last touched them."""
    return {"source": story["entered"]["source"], "nature": "entered", **touched(story)}


def typeset_all(value: Any) -> Any:
    """Every text with the spaces French wants, and the apostrophe it is printed with."""
    if isinstance(value, str):
        return _with_numbers(typeset(value))
    if isinstance(value, list):
        return [typeset_all(item) for item in value]
    if isinstance(value, dict):
        return {name: typeset_all(item) for name, item in value.items()}
    return value


def _with_numbers(text: str) -> str:
    text = re.sub(r"(?<![\d/-])(\d{1,3}) (?=\d{3}(?!\d))", rf"\1{NARROW}", text)
    return re.sub(r"(?<=\d) (?=€)|(?<=n°) (?=\d)", NO_BREAK, text)
