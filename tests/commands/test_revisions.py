"""Every writer advances the revision of what it changes, and of nothing else, in its own transaction."""

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import Session, SQLModel

from ctg_core.commands.attachments import attach_evidence
from ctg_core.commands.freeze import seal
from ctg_core.commands.indicator_values import GivenValue, give_values
from ctg_core.commands.journal import verify_journal
from ctg_core.commands.load import load_dossier
from ctg_core.commands.people import grant_role, save_person, withdraw_role
from ctg_core.commands.refusal import CommandRefused
from ctg_core.commands.registry import REGISTRY, Asker
from ctg_core.commands.rights import COORDINATOR
from ctg_core.commands.rows import edit_row
from ctg_core.commands.undo import undo_last
from ctg_core.commands.writer import Writer
from ctg_core.dossier.reading import parse_dossier
from ctg_core.model.attachment import evidence_of
from ctg_core.model.person import LOCAL
from ctg_core.questions.provenance.attachments import evidence_files
from ctg_core.questions.selection import today
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store, open_store
from ctg_core.store.revisions import people_revision, revision_of, store_revision
from ctg_core.store.store import Store
from tests.commands.conftest import ADMINISTRATION, COORDINATION, ENFANCE, HERE, VALLEY, asking
from tests.commands.test_roles import CASES, Case

ELSEWHERE = "ailleurs"
PEOPLE = {"save_person", "grant_role", "withdraw_role"}
PDF = b"%PDF-1.7 contenu"


def revisions(store: Store) -> tuple[int, int, int]:
    """Of the valley, of the other convention, of people."""
    with store.reading() as session:
        return revision_of(session, HERE), revision_of(session, ELSEWHERE), people_revision(session)


@pytest.fixture
def valleys(valley: Store) -> Store:
    """The valley, and another convention like it."""
    other = parse_dossier(VALLEY.replace("key: vallee", f"key: {ELSEWHERE}").encode(), "ailleurs.yaml")
    load_dossier(valley, other, by="test", reason=None)
    return valley


def everything(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the journal."""
    tables = [table for table in SQLModel.metadata.sorted_tables if table.name != "revision"]
    return {table.name: [tuple(row) for row in session.execute(table.select())] for table in tables}


@pytest.mark.parametrize("case", [case for case in CASES if case.command != "undo_last"], ids=str)
def test_a_command_advances_what_it_changes_and_nothing_else(case: Case, valleys: Store) -> None:
    for prepare in case.before:
        prepare(valleys)
    here, elsewhere, people = revisions(valleys)
    # The line to restore comes one later than in the matrix: the other convention's load is before it.
    given = (case.given[0] + 1, *case.given[1:]) if case.command == "restore" else case.given
    REGISTRY[case.command](valleys, asking(ADMINISTRATION, "un mot"), *given, **case.named)
    last = valleys.revision()
    assert last > max(here, elsewhere, people)
    assert revisions(valleys) == ((here, elsewhere, last) if case.command in PEOPLE else (last, elsewhere, people))


@pytest.mark.parametrize("case", [case for case in CASES if case.command != "undo_last"], ids=str)
def test_a_change_undone_before_it_was_saved_advances_nothing(case: Case, valleys: Store) -> None:
    for prepare in case.before:
        prepare(valleys)
    given = (case.given[0] + 1, *case.given[1:]) if case.command == "restore" else case.given
    before = revisions(valleys)

    def broken_off(writer: Writer, *given: Any, **named: Any) -> None:
        REGISTRY[case.command].does(writer, *given, **named)
        assert store_revision(writer.session) > max(before)
        raise KeyboardInterrupt

    command = replace(REGISTRY[case.command], does=broken_off)
    with pytest.raises(KeyboardInterrupt):
        command(valleys, asking(ADMINISTRATION, "un mot"), *given, **case.named)
    assert revisions(valleys) == before


def test_no_row_changes_without_a_revision(valleys: Store) -> None:
    """What is done twice changes nothing the second time, or says so."""

    def twice(change: Callable[[], object]) -> None:
        for _ in range(2):
            with valleys.reading() as session:
                rows, revision = everything(session), store_revision(session)
            with suppress(CommandRefused):
                change()
            with valleys.reading() as session:
                assert everything(session) == rows or store_revision(session) > revision

    value = GivenValue("places", "2025", value=Decimal(130))
    twice(lambda: give_values(valleys, asking(COORDINATION), [value]))
    twice(lambda: attach_evidence(valleys, asking(COORDINATION), replace(value, seen=1), "relevé.pdf", PDF))
    twice(lambda: seal(valleys, asking(COORDINATION), "Comité"))
    twice(lambda: edit_row(valleys, asking(COORDINATION), "actions", "a-01", 1, {"status": "done"}))
    twice(lambda: undo_last(valleys, asking(COORDINATION)))
    twice(lambda: save_person(valleys, asking(ADMINISTRATION), "neuve", "Neuve"))
    twice(lambda: grant_role(valleys, asking(ADMINISTRATION), "neuve", HERE, COORDINATOR))
    twice(lambda: withdraw_role(valleys, asking(ADMINISTRATION), "neuve", HERE))


def test_a_file_that_was_named_and_missing_advances_it_when_it_comes(valleys: Store) -> None:
    evidence = evidence_of(hashlib.sha256(PDF).hexdigest(), "relevé.pdf")
    given = GivenValue("places", "2025", value=Decimal(130), evidence=evidence)
    give_values(valleys, asking(COORDINATION), [given])
    before, *others = revisions(valleys)
    assert attach_evidence(valleys, asking(COORDINATION), replace(given, seen=1), "relevé.pdf", PDF) == 0
    after, *still = revisions(valleys)
    assert after > before
    assert still == others
    with valleys.reading() as session:
        assert [file.held for file in evidence_files(session, today(HERE), "places")] == [True]
        assert verify_journal(session) == []


def test_a_role_given_from_within_a_convention_is_of_none(valleys: Store) -> None:
    """People and roles are for administration: a line of the convention would show them to its readers."""
    here, elsewhere, people = revisions(valleys)
    grant_role(valleys, asking(ADMINISTRATION), ENFANCE, ELSEWHERE, "reader")
    assert revisions(valleys) == (here, elsewhere, valleys.revision())
    assert valleys.revision() > people


def test_another_process_sees_it_advance(place: StoreLocation) -> None:
    with closing(create_store(place)) as one, closing(open_store(place)) as other:
        load_dossier(one, parse_dossier(VALLEY.encode(), "vallee.yaml"), by="test", reason=None)
        assert revisions(other) == (1, 0, 0)
        edit_row(one, Asker(LOCAL, HERE), "actions", "a-01", 1, {"status": "done"})
        assert revisions(other) == (2, 0, 0)


def test_a_reader_sees_the_revision_of_what_it_reads(place: StoreLocation) -> None:
    with closing(create_store(place)) as store:
        load_dossier(store, parse_dossier(VALLEY.encode(), "vallee.yaml"), by="test", reason=None)
        with store.reading() as session:
            assert revision_of(session, HERE) == 1
            edit_row(store, Asker(LOCAL, HERE), "actions", "a-01", 1, {"status": "done"})
            assert revision_of(session, HERE) == 1
        assert revisions(store) == (2, 0, 0)


def test_it_is_found_without_reading_the_journal(location: StoreLocation) -> None:
    """Whatever the journal holds, one step down an index: it is asked by every reader."""
    create_store(location).close()
    with closing(sqlite3.connect(location.path)) as connection:
        for asked in ("= 'vallee'", "IS NULL"):
            plan = connection.execute(f"EXPLAIN QUERY PLAN SELECT max(number) FROM revision WHERE convention {asked}")
            assert "USING COVERING INDEX ix_revision_convention (convention=?)" in str(plan.fetchall())
