"""Answers are kept until what they rest on changes: never longer, and not shorter."""

import pickle
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from ctg_core.commands.load import load_dossier
from ctg_core.commands.people import grant_role, save_person
from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import add_row, edit_convention, edit_row
from ctg_core.dossier.reading import parse_dossier
from ctg_core.model.action import Action
from ctg_core.model.convention import Convention
from ctg_core.model.organisation import Organisation
from ctg_core.model.person import EVERY_CONVENTION, LOCAL
from ctg_core.questions.asking import Opened
from ctg_core.questions.plan.progress import plan_progress
from ctg_core.questions.provenance.conventions import identity
from ctg_core.questions.provenance.journal import JournalFilters, journal
from ctg_core.questions.provenance.journal_rights import ALL
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection
from ctg_core.questions.states.freezes import in_state, sealed_states
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store
from ctg_core.store.store import Store
from ctg_core.ui import answers
from ctg_core.ui.answers import Reader, ask_store, one_run, read_again
from ctg_core.ui.navigation import HOME, JOURNAL, PROGRESS, SECTIONS, SINCE
from tests.conftest import SMALL_DOSSIER
from tests.pages.conftest import Visit, words

HERE, ELSEWHERE, THIRD = "val-d-exemple", "sicoval", "arras"
AT_THE_MACHINE = Asker(LOCAL, EVERY_CONVENTION)
ME = Reader(LOCAL)


def looking_at(convention: str) -> Selection:
    return Selection(convention, date(2026, 11, 22))


@pytest.fixture
def writing(database: Path, visit: Visit) -> Iterator[Store]:
    """The store that the pages read, opened by another process, as it were."""
    store = open_store(StoreLocation(database))
    yield store
    store.close()


def change(store: Store, convention: str) -> None:
    """Somebody writes in a convention."""
    with store.reading() as session:
        row = rows_of(session, Organisation, looking_at(convention))[0]
    said = f"Rôle dit {row.version} fois"
    edit_row(store, Asker(LOCAL, convention), "organisations", row.key, row.version, {"role": said})


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[str, str]]:
    """How many times each question was answered about each convention, not counting answers that were kept."""
    made: Counter[tuple[str, str]] = Counter()
    answer, comparison = answers._answer, answers._comparison

    def counting(question: Callable[..., Any], selection: Selection, *more: Any, **named: Any) -> Any:
        made[question.__name__, selection.convention] += 1
        return answer(question, selection, *more, **named)

    def comparing(question: Callable[..., Any], selections: Sequence[Selection], *more: Any, **named: Any) -> Any:
        made.update((question.__name__, one.convention) for one in selections)
        return comparison(question, selections, *more, **named)

    monkeypatch.setattr(answers, "_answer", counting)
    monkeypatch.setattr(answers, "_comparison", comparing)
    return made


@pytest.mark.parametrize("entry", [HOME, PROGRESS, SINCE, JOURNAL], ids=lambda entry: entry.title)
def test_a_change_in_one_convention_leaves_the_answers_of_others(
    entry: Any, visit: Visit, writing: Store, asked: Counter[tuple[str, str]]
) -> None:
    visit(entry, HERE)
    assert asked
    asked.clear()
    change(writing, ELSEWHERE)
    visit(entry, HERE)
    assert asked == Counter()
    change(writing, HERE)
    visit(entry, HERE)
    assert {convention for _, convention in asked} == {HERE}


def test_a_person_named_otherwise_is_told_so_everywhere(writing: Store) -> None:
    def author() -> str:
        return ME.ask(journal, looking_at(HERE), ALL, JournalFilters()).people["service"]

    save_person(writing, AT_THE_MACHINE, "service", "Service enfance")
    grant_role(writing, AT_THE_MACHINE, "service", HERE, "coordinator")
    with writing.reading() as session:
        row = rows_of(session, Action, looking_at(HERE))[0]
    edit_row(writing, Asker("service", HERE), "actions", row.key, row.version, {"done": "Dit par le service"})
    assert author() == "Service enfance"
    save_person(writing, AT_THE_MACHINE, "service", "Maison des familles")
    assert author() == "Maison des familles"


def test_a_convention_named_otherwise_is_told_so_where_roles_are(writing: Store) -> None:
    def place() -> str | None:
        changes = ME.ask(journal, looking_at(HERE), ALL, JournalFilters(collection="grant")).changes
        return changes[0].named.within if changes[0].named else None

    save_person(writing, AT_THE_MACHINE, "relais", "Relais petite enfance")
    grant_role(writing, AT_THE_MACHINE, "relais", ELSEWHERE, "reader")
    assert place() == "Sicoval"
    with writing.reading() as session:
        version = session.get_one(Convention, ELSEWHERE).version
    edit_convention(writing, Asker(LOCAL, ELSEWHERE), version, {"short_name": "Sicoval et voisins"})
    assert place() == "Sicoval et voisins"


@pytest.mark.long
def test_no_answer_outlives_what_it_rests_on(visit: Visit, writing: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """After changes of every kind elsewhere, each answer served here is the one that would be made anew."""
    for pages in SECTIONS.values():
        for entry in pages:
            visit(entry, HERE)
    change(writing, ELSEWHERE)
    load_dossier(writing, parse_dossier(SMALL_DOSSIER.encode(), "petite.yaml"), by="test", reason=None)
    edit_convention(writing, Asker(LOCAL, "petite"), 1, {"short_name": "Autre vallée"})
    save_person(writing, AT_THE_MACHINE, "neuve", "Neuve")
    grant_role(writing, AT_THE_MACHINE, "neuve", HERE, "contributor", {"themes": ["youth"]})
    stale: list[str] = []
    kept = answers._kept

    def checking(key: str, make: Callable[[], Any]) -> Any:
        answer = kept(key, make)
        if pickle.dumps(answer) != pickle.dumps(make()):
            stale.append(key)
        return answer

    monkeypatch.setattr(answers, "_kept", checking)
    for pages in SECTIONS.values():
        for entry in pages:
            visit(entry, HERE)
    assert stale == []


def counted(opened: Sequence[Opened]) -> list[tuple[str, int, Any]]:
    """A question about several selections, made of what others ask of each."""
    return [
        (
            identity(one.session, one.selection).row.key,
            len(rows_of(one.session, Action, one.selection)),
            plan_progress(one.session, one.selection).tally,
        )
        for one in opened
    ]


def states() -> list[Selection]:
    """Today's convention, the same as it was sealed, two others."""
    here = looking_at(HERE)
    return [here, in_state(here, ME.ask_today(sealed_states, here)[-1]), looking_at(ELSEWHERE), looking_at(THIRD)]


def test_each_selection_of_a_comparison_is_answered_by_its_own_store(visit: Visit, writing: Store) -> None:
    add_row(writing, Asker(LOCAL, HERE), "actions", {"title": "Action nouvelle"}, key="nouvelle")
    selections = states()
    found = ME.compare(counted, selections)
    assert [key for key, *_ in found] == [HERE, HERE, ELSEWHERE, THIRD]
    assert [tally for *_, tally in found] == [ME.ask(plan_progress, one).tally for one in selections]
    assert found[0][1] > found[1][1]
    # In whatever order they come.
    assert ME.compare(counted, selections[::-1]) == found[::-1]


def test_selections_of_one_store_are_read_in_one_state_of_it(visit: Visit) -> None:
    def sessions(opened: Sequence[Opened]) -> list[Any]:
        return [one.session for one in opened]

    today, sealed, other, third = ME.compare(sessions, states())
    assert today is other is third
    assert sealed is not today


def test_a_comparison_is_kept_until_one_of_its_conventions_changes(
    visit: Visit, writing: Store, asked: Counter[tuple[str, str]]
) -> None:
    selections = [looking_at(HERE), looking_at(ELSEWHERE)]
    ME.compare(counted, selections)
    change(writing, THIRD)
    ME.compare(counted, selections)
    assert asked["counted", HERE] == 1
    for convention in (HERE, ELSEWHERE):
        asked.clear()
        change(writing, convention)
        ME.compare(counted, selections)
        assert asked["counted", HERE] == 1


def test_the_revision_is_read_once_a_run(visit: Visit) -> None:
    app = visit(HOME, HERE)
    made: Counter[str] = Counter()

    def hear(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        made[statement] += 1

    event.listen(Engine, "before_cursor_execute", hear)
    app.run()
    event.remove(Engine, "before_cursor_execute", hear)
    assert made == {"BEGIN": 1, "SELECT max(number) FROM revision": 1}


def test_a_run_sees_one_revision_until_something_is_attempted(visit: Visit, writing: Store) -> None:
    def said() -> str | None:
        return ME.ask(role, looking_at(HERE))

    def role(session: Any, selection: Selection) -> str | None:
        return rows_of(session, Organisation, selection)[0].role

    before = said()
    with one_run():
        assert said() == before
        change(writing, HERE)
        assert said() == before
        read_again()
        assert said() != before
    before = said()
    change(writing, HERE)
    assert said() != before


def test_an_answer_about_no_convention_follows_the_whole_store(visit: Visit, writing: Store) -> None:
    def tip(session: Any) -> int:
        made.append(1)
        return len(made)

    made: list[int] = []
    assert ask_store(tip) == ask_store(tip) == 1
    change(writing, ELSEWHERE)
    assert ask_store(tip) == 2


def test_today_is_today_beside_a_sealed_state(visit: Visit) -> None:
    """From the page of a sealed state, what changed up to today is judged on today's date."""
    sealed = ME.ask_today(sealed_states, looking_at(HERE))[0]
    expected = words(visit(SINCE, HERE, depuis=sealed.key, jusqu="aujourdhui"))
    shown = words(visit(SINCE, HERE, arrete=sealed.key, depuis=sealed.key, jusqu="aujourdhui"))
    start, end = "Depuis « ", "Utilisateur de cet ordinateur"
    assert shown[shown.index(start) : shown.index(end)] == expected[expected.index(start) : expected.index(end)]
