"""Who changed what: each line names its row in French, says what it was before, in what words people read it."""

from decimal import Decimal

from ctg_core.commands.freeze import seal
from ctg_core.commands.indicator_values import GivenValue, give_values
from ctg_core.commands.load import load_dossier
from ctg_core.commands.people import grant_role
from ctg_core.commands.proposals import Reviewed, validate_values
from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import add_row, edit_convention, edit_row, remove_row
from ctg_core.commands.undo import restore
from ctg_core.dossier.field_kinds import Kind
from ctg_core.dossier.fields import RECORDS, fields_of
from ctg_core.dossier.headings import heading
from ctg_core.dossier.reading import parse_dossier
from ctg_core.model.person import EVERY_CONVENTION, LOCAL
from ctg_core.questions.provenance.history import (
    ADDED,
    CHANGED,
    LOADED,
    REMOVED,
    UNSAID,
    JournalLine,
    action_history,
    indicator_history,
    row_history,
)
from ctg_core.questions.provenance.history_words import Named, SaidChange
from ctg_core.questions.provenance.journal import JournalFilters, whole_journal
from ctg_core.questions.provenance.journal_rights import ALL
from ctg_core.questions.provenance.journal_tip import journal_anchor
from ctg_core.questions.selection import Selection
from ctg_core.store.store import Store
from tests.commands.conftest import COORDINATION, ENFANCE, HERE, VALLEY, asking
from tests.questions.plan.asked_plan import DAY

HERE_TODAY = Selection(HERE, DAY)


def of_row(store: Store, collection: str, key: str) -> tuple[JournalLine, ...]:
    with store.reading() as session:
        return row_history(session, HERE_TODAY, ALL, collection, key)


def test_a_change_says_who_what_and_why_field_by_field(valley: Store) -> None:
    fields = {"status": "done", "actual_end": "2026-S1", "lead": "caf", "themes": ["early_childhood", "youth"]}
    edit_row(valley, asking(ENFANCE, "revue annuelle"), "actions", "a-01", 1, {"status": "done"})
    edit_row(valley, asking(COORDINATION), "actions", "a-01", 2, fields)
    last, first = of_row(valley, "actions", "a-01")
    assert (first.by, first.kind, first.reason) == ("Enfance", CHANGED, "revue annuelle")
    assert first.named == Named("action", "Ouvrir une crèche")
    assert first.fields == (SaidChange(fields_of("actions")["status"], "en cours", "réalisée"),)
    assert [(one.field.label, one.field.kind, one.before, one.after) for one in last.fields] == [
        ("Thèmes", Kind.CODE, "Petite enfance", "Petite enfance, Jeunesse"),
        ("Chef de file", Kind.KEY, None, "Caf"),
        ("Fin réelle", Kind.DATE, None, "1er semestre 2026"),
    ]


def test_money_is_in_cents_and_years_name_the_line(valley: Store) -> None:
    edit_row(valley, asking(COORDINATION), "funding_lines", "f-01", 1, {"planned_cents": 100050, "paid_cents": 5000})
    [change] = of_row(valley, "funding_lines", "f-01")
    assert change.named == Named("ligne de financement", "Bonus", "2025")
    assert [(one.field.label, one.field.kind, one.before, one.after) for one in change.fields] == [
        ("Montant prévu (€)", Kind.MONEY, "1\u202f000\u00a0€", "1\u202f000,50\u00a0€"),
        ("Montant versé (€)", Kind.MONEY, None, "50\u00a0€"),
    ]


def test_an_action_is_told_with_its_steps_and_notes_even_those_that_are_gone(valley: Store) -> None:
    add_row(valley, asking(ENFANCE), "action_steps", {"action": "a-01", "label": "Signer le bail"}, key="e-03")
    add_row(valley, asking(ENFANCE), "action_notes", {"action": "a-01", "dated": "2026-03", "text": "Vu"}, key="n-01")
    remove_row(valley, asking(COORDINATION), "action_steps", "e-03", 1)
    add_row(valley, asking(COORDINATION), "action_steps", {"action": "a-02", "label": "Ailleurs"}, key="e-04")
    with valley.reading() as session:
        changes = action_history(session, HERE_TODAY, ALL, "a-01")
    assert [(one.kind, one.named) for one in changes] == [
        (REMOVED, Named("étape d’action", "Signer le bail", None, "Ouvrir une crèche")),
        (ADDED, Named("note d’action", "Vu", "2026-03", "Ouvrir une crèche")),
        (ADDED, Named("étape d’action", "Signer le bail", None, "Ouvrir une crèche")),
    ]
    assert [one.can_go_back for one in changes] == [True, False, False]


def test_an_indicator_is_told_with_its_values(valley: Store) -> None:
    give_values(valley, asking(ENFANCE), [GivenValue("places", "2024", seen=1, value=Decimal(121))])
    validate_values(valley, asking(COORDINATION), {"places-2024-2": Reviewed(1, ("places-2024", 1))})
    edit_row(valley, asking(COORDINATION), "indicators", "places", 1, {"definition": "Places ouvertes"})
    edit_row(valley, asking(COORDINATION), "indicators", "jeunes", 1, {"definition": "Autre chose"})
    with valley.reading() as session:
        definition, validation, folded, proposal = indicator_history(session, HERE_TODAY, ALL, "places")
    assert definition.named == Named("indicateur", "Places d’accueil")
    assert proposal.named == Named("valeur d’indicateur", "Places d’accueil", "2024")
    assert (proposal.kind, folded.kind, validation.by) == (ADDED, REMOVED, "Coordination")
    assert [(one.field.label, one.field.kind, one.before, one.after) for one in validation.fields] == [
        ("Valeur", Kind.DECIMAL, "118", "121"),
        ("Donné par", Kind.PERSON, None, "Enfance"),
    ]


def test_a_convention_loaded_whole_is_one_line(valley: Store) -> None:
    load_dossier(valley, parse_dossier(VALLEY.encode(), "vallee.yaml"), by="test", reason="nouveau fichier")
    with valley.reading() as session:
        loads = [one for one in whole_journal(session, HERE_TODAY, ALL, JournalFilters()) if one.kind == LOADED]
    assert len(loads) == 2
    assert loads[0].counts[:3] == (
        (1, "organisation", "organisations"),
        (2, "équipement", "équipements"),
        (3, "indicateur", "indicateurs"),
    )
    assert not loads[0].can_go_back


def test_the_convention_itself_has_a_history(valley: Store) -> None:
    edit_convention(valley, asking(COORDINATION), 1, {"values_reviewed": False, "start": "2026"})
    [change] = of_row(valley, "convention", HERE)
    assert [(one.field.label, one.before, one.after) for one in change.fields] == [
        ("Début", None, "2026"),
        ("Valeurs à valider", "oui", "non"),
    ]


def test_a_role_says_for_whom_where_and_on_what(valley: Store) -> None:
    grant_role(valley, Asker(LOCAL, EVERY_CONVENTION), ENFANCE, HERE, "contributor", {"actions": ["a-02"]})
    with valley.reading() as session:
        change = whole_journal(session, HERE_TODAY, ALL, JournalFilters(collection="grant"))[0]
    assert change.named == Named("rôle", "Enfance", None, "Vallée")
    assert [(one.field.label, one.before, one.after) for one in change.fields] == [
        ("Thèmes", "Petite enfance", None),
        ("Actions", None, "Accueillir les jeunes"),
    ]


def test_going_back_is_a_change_like_others(valley: Store) -> None:
    edit_row(valley, asking(ENFANCE), "actions", "a-01", 1, {"status": "done"})
    [change] = of_row(valley, "actions", "a-01")
    restore(valley, asking(COORDINATION), change.number, change.version, before=True)
    assert [(one.command, one.fields[0].after) for one in of_row(valley, "actions", "a-01")] == [
        ("restore", "en cours"),
        ("edit_row", "réalisée"),
    ]


def test_a_history_tells_the_version_of_each_row_as_it_stands(valley: Store) -> None:
    edit_row(valley, asking(ENFANCE), "actions", "a-01", 1, {"status": "done"})
    edit_row(valley, asking(ENFANCE), "action_steps", "e-01", 1, {"label": "Choisir un terrain"})
    remove_row(valley, asking(ENFANCE), "action_steps", "e-01", 2)
    edit_convention(valley, asking(COORDINATION), 1, {"start": "2026"})
    with valley.reading() as session:
        changes = action_history(session, HERE_TODAY, ALL, "a-01")
    assert [(one.collection, one.version) for one in changes] == [
        ("action_steps", None),
        ("action_steps", None),
        ("actions", 2),
    ]
    assert [one.version for one in of_row(valley, "convention", HERE)] == [2]


def test_a_row_nobody_changed_has_no_history(valley: Store) -> None:
    assert of_row(valley, "actions", "a-02") == ()
    assert of_row(valley, "rien", "a-02") == ()


def test_every_field_of_every_line_has_a_name() -> None:
    for collection, model in RECORDS.items():
        for field in set(model.model_fields) - UNSAID:
            assert heading(collection, field)


def test_the_anchor_is_the_last_line(valley: Store) -> None:
    edit_row(valley, asking(ENFANCE), "actions", "a-01", 1, {"status": "done"})
    with valley.reading() as session:
        anchor = journal_anchor(session)
    assert anchor.number == valley.revision()
    assert len(anchor.hash) == 64
    assert anchor.hash in anchor.sentence


def test_nothing_changed_has_no_anchor(empty_store: Store) -> None:
    with empty_store.reading() as session:
        assert journal_anchor(session).sentence == "Le journal des modifications est vide."


def test_a_seal_has_its_line(valley: Store) -> None:
    key = seal(valley, asking(COORDINATION), "Comité de mars", "copil")
    with valley.reading() as session:
        change = whole_journal(session, HERE_TODAY, ALL, JournalFilters())[0]
    assert change.named == Named("état arrêté", "Comité de mars", None, "Comité de pilotage")
    assert (change.kind, change.key) == (ADDED, key)
    assert "Empreinte (SHA-256)" in [one.field.label for one in change.fields]
