"""A small convention whose values are being given, for the questions about it."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import yaml

from ctg_core.commands.load import load_dossier
from ctg_core.dossier.reading import parse_dossier
from ctg_core.questions.selection import Selection
from ctg_core.store.opening import memory_store
from ctg_core.store.store import Store

Answer = TypeVar("Answer")
DAY = date(2026, 11, 22)
HERE = Selection("vallee", DAY)
VALLEY: dict[str, Any] = {
    "format": "ctg-dossier",
    "format_version": 1,
    "convention": {
        "key": "vallee",
        "name": "CTG de la Vallée",
        "short_name": "Vallée",
        "kind": "ctg",
        "fictional": True,
        "start": "2023",
        "end": "2027",
    },
    "facilities": [
        {"key": "lucioles", "name": "Les Lucioles", "type": "eaje"},
        {"key": "ancienne", "name": "L’ancienne", "type": "eaje", "closed": "2024"},
    ],
    "indicators": [
        {
            "key": "places",
            "label": "Places d’accueil",
            "kind": "output",
            "unit": "places",
            "theme": "early_childhood",
            "direction": "increase",
        },
        {
            "key": "taux",
            "label": "Taux d’occupation",
            "kind": "result",
            "unit": "%",
            "theme": "early_childhood",
            "direction": "increase",
            "aggregation": "ratio",
            "decimals": 1,
            "numerator_label": "heures payées",
            "denominator_label": "heures offertes",
        },
        {
            "key": "jeunes",
            "label": "Jeunes",
            "kind": "output",
            "unit": "jeunes",
            "theme": "youth",
            "direction": "increase",
        },
        {"key": "cite", "label": "Nombre cité", "kind": "context", "unit": "enfants"},
    ],
    "indicator_values": [
        {"key": "places-2023", "indicator": "places", "period": "2023", "value": "110"},
        {"key": "places-2024", "indicator": "places", "period": "2024", "value": "118"},
        {"key": "places-2027", "indicator": "places", "period": "2027", "kind": "target", "value": "140"},
        {"key": "taux-2024", "indicator": "taux", "period": "2024", "value": "71.2", "facility": "lucioles"},
        {"key": "taux-2025", "indicator": "taux", "period": "2025", "value": "72.5"},
        {"key": "jeunes-2025", "indicator": "jeunes", "period": "2025", "missing_reason": "Enquête reportée"},
    ],
    "actions": [
        {
            "key": "a-01",
            "title": "Ouvrir une crèche",
            "themes": ["early_childhood"],
            "indicators": ["jeunes"],
            "status": "in_progress",
            "updated_at": "2026-05-21T10:00:00Z",
            "updated_by": "enfance",
        },
        {
            "key": "a-02",
            "title": "Accueillir les jeunes",
            "themes": ["youth"],
            "status": "in_progress",
            "planned_end": "2026-06",
            "updated_at": "2026-01-10T10:00:00Z",
            "updated_by": "jeunesse",
        },
    ],
    "action_steps": [
        {"key": "e-01", "action": "a-01", "label": "Choisir le terrain", "due": "2026-09"},
        {"key": "e-02", "action": "a-01", "label": "Recruter", "due": "2026-11"},
        {"key": "e-03", "action": "a-02", "label": "Former", "due": "2026-02", "done_on": "2026-03"},
    ],
    "action_notes": [{"key": "n-01", "action": "a-02", "dated": "2026-08", "text": "Le local est trouvé."}],
    "milestones": [
        {"key": "j-01", "title": "Bilan à mi-parcours", "start": "2026-06", "certainty": "planned"},
        {"key": "j-02", "title": "Signature", "start": "2023-07", "certainty": "confirmed"},
    ],
}


def valley(**collections: list[dict[str, Any]]) -> Store:
    """The convention in memory, with these rows added to its collections."""
    dossier = {**VALLEY, **{name: [*VALLEY.get(name, []), *rows] for name, rows in collections.items()}}
    store = memory_store()
    content = yaml.safe_dump(dossier, allow_unicode=True).encode()
    load_dossier(store, parse_dossier(content, "vallee.yaml"), by="test", reason=None)
    return store


def asked(
    question: Callable[..., Answer], *given: object, selection: Selection = HERE, **collections: list[dict[str, Any]]
) -> Answer:
    store = valley(**collections)
    try:
        with store.reading() as session:
            return question(session, selection, *given)
    finally:
        store.close()
