"""Rows are read once for all questions, never again until their convention changes."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date

from sqlalchemy import event

from ctg_core.commands.load import load_dossier
from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import edit_row
from ctg_core.dossier.reading import parse_dossier
from ctg_core.model.action import Action
from ctg_core.model.person import LOCAL
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection
from ctg_core.store.kept import Kept
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store
from ctg_core.store.store import Store
from tests.commands.conftest import HERE
from tests.commands.conftest import VALLEY as DOSSIER

VALLEY = Selection(HERE, date(2026, 1, 1))


@contextmanager
def counted(store: Store) -> Iterator[list[str]]:
    """The queries about actions made meanwhile."""
    made: list[str] = []

    def hear(*told: object) -> None:
        if "FROM actions" in str(told[2]):
            made.append(str(told[2]))

    with store.reading() as session:
        engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", hear)
    yield made
    event.remove(engine, "before_cursor_execute", hear)


def titles(store: Store) -> list[str]:
    with store.reading() as session:
        return [row.title for row in rows_of(session, Action, VALLEY)]


def test_questions_asked_one_after_the_other_read_the_rows_once(valley: Store) -> None:
    with counted(valley) as made:
        assert titles(valley) == titles(valley)
        assert len(made) == 1


def test_a_change_is_seen_by_the_next_question(valley: Store) -> None:
    with valley.reading() as session:
        row = rows_of(session, Action, VALLEY)[0]
    edit_row(valley, Asker(LOCAL, HERE), "actions", row.key, row.version, {"title": "Ouvrir un lieu de répit"})
    assert "Ouvrir un lieu de répit" in titles(valley)


def test_a_change_in_one_convention_leaves_the_rows_of_others(valley: Store) -> None:
    other = DOSSIER.replace(f"key: {HERE}", "key: ailleurs")
    load_dossier(valley, parse_dossier(other.encode(), "ailleurs.yaml"), by="test", reason=None)
    titles(valley)
    with counted(valley) as made:
        edit_row(valley, Asker(LOCAL, "ailleurs"), "actions", "a-01", 1, {"title": "Autre chose"})
        made.clear()
        titles(valley)
        assert made == []
        edit_row(valley, Asker(LOCAL, HERE), "actions", "a-01", 1, {"title": "Autre chose"})
        made.clear()
        titles(valley)
        assert len(made) == 1


def test_whoever_writes_sees_what_they_wrote(valley: Store) -> None:
    titles(valley)
    with valley.writing() as session:
        row = rows_of(session, Action, VALLEY)[0]
        row.title = "Ouvrir un lieu de répit"
        session.add(row)
        session.flush()
        assert "Ouvrir un lieu de répit" in [row.title for row in rows_of(session, Action, VALLEY)]


def test_a_question_begun_before_a_change_goes_on_with_what_it_saw(place: StoreLocation) -> None:
    with closing(create_store(place)) as store:
        load_dossier(store, parse_dossier(DOSSIER.encode(), "vallee.yaml"), by="test", reason=None)
        before = titles(store)
        with store.reading() as session:
            (row, *_) = rows_of(session, Action, VALLEY)
            edit_row(store, Asker(LOCAL, HERE), "actions", row.key, row.version, {"title": "Autre chose"})
            assert [row.title for row in rows_of(session, Action, VALLEY)] == before
        assert "Autre chose" in titles(store)


def test_memory_follows_the_conventions_looked_at() -> None:
    kept, read = Kept(), []

    def rows(convention: str) -> list[str]:
        read.append(convention)
        return [convention]

    for number in range(20):
        kept.rows(f"c{number}", 1, Action, lambda number=number: rows(f"c{number}"))
    assert kept.rows("c19", 1, Action, lambda: rows("c19")) == ["c19"]
    kept.rows("c0", 1, Action, lambda: rows("c0"))
    assert read == [*(f"c{number}" for number in range(20)), "c0"]
