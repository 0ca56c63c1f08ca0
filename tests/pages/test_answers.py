"""An answer is kept once for every screen: none of them changes it."""

import pickle
from collections.abc import Callable
from typing import Any

import pytest

from ctg_core.ui import answers
from ctg_core.ui.navigation import SECTIONS
from tests.pages.conftest import Visit


def test_no_screen_changes_an_answer(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[str, tuple[bytes, Any]] = {}
    answered = answers._kept

    def remembering(key: str, make: Callable[[], Any]) -> Any:
        answer = answered(key, make)
        kept.setdefault(key, (pickle.dumps(answer), answer))
        return answer

    monkeypatch.setattr(answers, "_kept", remembering)
    for pages in SECTIONS.values():
        for entry in pages:
            visit(entry, "val-d-exemple")
    assert len(kept) > len(SECTIONS)
    assert [key for key, (before, answer) in kept.items() if pickle.loads(before) != answer] == []


def test_an_answer_is_not_made_twice(visit: Visit) -> None:
    made: list[object] = []

    def question(_session: object, what: str) -> list[str]:
        made.append(what)
        return [what]

    visit(next(iter(SECTIONS.values()))[0], "val-d-exemple")
    assert answers.ask_store(question, "one") is answers.ask_store(question, "one")
    assert answers.ask_store(question, "two") == ["two"]
    assert made == ["one", "two"]
