"""A small living plan whose every number can be checked by hand, and the answers asked of it."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from ctg_core.dossier.storage import write_dossier
from ctg_core.questions.selection import Selection
from ctg_core.store.opening import memory_store
from tests.dossier.written import dossier

DAY = date(2026, 11, 22)
Answer = TypeVar("Answer")

# Axe 1: four described of six announced. Axe 2: two described, nothing announced.
NODES: list[dict[str, Any]] = [
    {"key": "axe-1", "level": "Axe", "title": "Petite enfance", "declared_actions": 6},
    {"key": "obj-1-1", "level": "Objectif", "parent": "axe-1", "title": "Ouvrir des places"},
    {"key": "axe-2", "level": "Axe", "title": "Jeunesse"},
]
ACTIONS: list[dict[str, Any]] = [
    # Done: 100 %. Its storm foretells nothing any more.
    {"key": "a", "node": "obj-1-1", "title": "Crèche", "status": "done", "confidence": "storm", "actual_start": "2025"},
    # One step of four: 25 %. Late since 30 June 2026: 145 days.
    {
        "key": "b",
        "node": "obj-1-1",
        "title": "Relais",
        "status": "in_progress",
        "planned_start": "2026-01",
        "planned_end": "2026-06",
        "confidence": "storm",
        "confidence_comment": "Pas de local.",
        "obstacle": "Aucun local.",
    },
    # Abandoned: neither in the mean nor in what is expected, and never late.
    {"key": "c", "node": "axe-1", "title": "Bus", "status": "abandoned", "planned_end": "2024"},
    # In progress with nothing declared: unknown, never 0 %.
    {"key": "d", "node": "axe-1", "title": "Guide", "status": "in_progress", "planned_start": "2026-10"},
    # Declared 40 %. Due on 31 January 2027: within 90 days.
    {
        "key": "e",
        "node": "axe-2",
        "title": "Conseil des jeunes",
        "status": "in_progress",
        "progress": 40,
        "planned_end": "2027-01",
        "confidence": "sun",
    },
    # Suspended: held back, not late.
    {"key": "f", "node": "axe-2", "title": "Local ados", "status": "suspended", "planned_end": "2028"},
]
STEPS: list[dict[str, Any]] = [
    {"key": "b-1", "action": "b", "label": "Choisir", "done_on": "2026-02-01"},
    *({"key": f"b-{rank}", "action": "b", "label": "Suite"} for rank in (2, 3, 4)),
]


def asked(question: Callable[..., Answer], convention: dict[str, Any] | None = None, **collections: Any) -> Answer:
    """The answer of a question about the small plan; ``collections`` add to it or stand in for its own."""
    rows = {"plan_nodes": NODES, "actions": ACTIONS, "action_steps": STEPS, **collections}
    store = memory_store()
    with store.writing() as session:
        write_dossier(session, dossier(convention, **rows))
    with store.reading() as session:
        found = question(session, Selection("essai", DAY))
    store.close()
    return found
