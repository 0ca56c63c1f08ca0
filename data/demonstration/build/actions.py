"""The fiches action of the four axes, with their steps and their notes."""

from collections import Counter
from collections.abc import Iterator

from data.demonstration.build.story import Plain, chapter, entered, fields, touched
from data.demonstration.build.territory import insee_codes

_CHAPTERS = tuple(f"actions-axe-{axis}" for axis in (1, 2, 3, 4))


def action_rows() -> dict[str, list[Plain]]:
    """Collections ``actions``, ``action_steps`` and ``action_notes``."""
    stories = [chapter(name) for name in _CHAPTERS]
    told = [(story, action) for story in stories for action in story["actions"]]
    ranks: Counter[str] = Counter()
    return {
        "actions": [_action(story, action, ranks) for story, action in told],
        "action_steps": [row for story, action in told for row in _steps(story, action)],
        "action_notes": [row for story, action in told for row in _notes(story, action)],
    }


def _action(story: Plain, action: Plain, ranks: Counter[str]) -> Plain:
    """« 1.1.c » is the third action of objective 1.1."""
    node = action["node"]
    code = f"{node.removeprefix('obj-').replace('-', '.')}.{chr(ord('a') + ranks[node])}"
    ranks[node] += 1
    planned, actual = (fields(action.get(name, ""), 2) for name in ("planned", "actual"))
    shorthand = {"steps", "notes", "planned", "actual"}
    return {
        **entered(story),
        "code": code,
        **{name: value for name, value in action.items() if name not in shorthand},
        "communes": [insee_codes()[name] for name in action.get("communes", [])],
        "planned_start": planned[0],
        "planned_end": planned[1],
        "actual_start": actual[0],
        "actual_end": actual[1],
    }


def _steps(story: Plain, action: Plain) -> Iterator[Plain]:
    for rank, step in enumerate(action.get("steps", []), start=1):
        label, due, done_on = fields(step, 3)
        key = f"{action['key']}-etape-{rank}"
        yield {"key": key, "action": action["key"], "label": label, "due": due, "done_on": done_on, **touched(story)}


def _notes(story: Plain, action: Plain) -> Iterator[Plain]:
    for rank, note in enumerate(action.get("notes", []), start=1):
        dated, text = fields(note, 2)
        yield {
            "key": f"{action['key']}-note-{rank}",
            "action": action["key"],
            "dated": dated,
            "text": text,
            **touched(story),
        }
