from datetime import date
from typing import Any

from ctg_core.dossier.storage import write_dossier
from ctg_core.questions.evaluation.material import Material
from ctg_core.questions.evaluation.overview import Evaluation, evaluation
from ctg_core.questions.selection import Selection
from ctg_core.reference.lists import evaluation_questions
from ctg_core.store.opening import memory_store
from tests.dossier.written import dossier

DAY = date(2026, 11, 22)
PLAN = {
    "plan_nodes": [{"key": "axe", "level": "Axe", "title": "Enfance"}],
    "actions": [
        {"key": "a", "title": "Ouvrir", "node": "axe", "status": "done", "lead": "caf"},
        {"key": "b", "title": "Former", "node": "axe", "status": "suspended"},
    ],
    "organisations": [{"key": "caf", "name": "Caf", "kind": "caf"}],
}


def asked(convention: dict[str, Any] | None = None, **collections: Any) -> Evaluation:
    store = memory_store()
    with store.writing() as session:
        write_dossier(session, dossier(convention, **collections))
    with store.reading() as session:
        found = evaluation(session, Selection("essai", DAY))
    store.close()
    return found


def said(found: Evaluation, code: str) -> tuple[list[str], tuple[str, ...]]:
    [question] = [one for one in found.questions if one.code == code]
    return [proof.text for proof in question.proofs.found], question.proofs.missing


def test_every_question_says_what_is_missing_when_nothing_is_known() -> None:
    found = asked()
    assert [one.code for one in found.questions] == list(evaluation_questions())
    assert (found.with_proofs, found.years, found.answered(2026)) == (0, (2026,), 0)
    assert all(one.proofs.missing for one in found.questions)


def test_evidence_is_drawn_from_the_plan() -> None:
    found = asked(
        **PLAN,
        diagnosis_items=[
            {"key": "v", "kind": "watch_point", "title": "Peu de places", "nodes": ["axe"]},
            {"key": "w", "kind": "challenge", "title": "Mobilité"},
            {"key": "f", "kind": "strength", "title": "Un relais"},
        ],
    )
    assert said(found, "relevance_needs") == (
        ["Besoins du diagnostic auxquels au moins une action répond\u202f: 1 sur 1."],
        ("1\u00a0besoin n’est lié à aucun axe ni objectif.",),
    )
    assert said(found, "effectiveness_objectives")[0] == ["Sur 1\u00a0objectif\u202f: 1\u00a0atteint en partie."]
    proofs, missing = said(found, "effectiveness_actions")
    assert proofs == ["Sur 2\u00a0actions\u202f: 1 réalisée et 1 suspendue."]
    assert missing == ("1\u00a0action non menée sans raison dite.",)
    assert said(found, "governance_roles")[0] == ["Actions qui ont un chef de file\u202f: 1 sur 2."]


def test_each_statement_opens_a_card_that_says_how_it_is_counted() -> None:
    found = asked(**PLAN)
    proofs = [proof for one in found.questions for proof in one.proofs.found]
    assert proofs
    assert all(proof.card.formula for proof in proofs)


def test_amounts_of_two_stages_are_two_statements() -> None:
    line = {"key": "l", "label": "Bonus", "year": 2025, "funder": "caf", "planned_cents": 100_000, "paid_cents": 80_000}
    proofs, _ = said(asked(funding_lines=[line]), "efficiency_means")
    assert proofs == [
        "Prévu\u202f: 1\u202f000\u00a0€, une seule ligne.",
        "Versé\u202f: 800\u00a0€, une seule ligne.",
        "Versé sur prévu\u202f: 80\u202f%, une seule ligne, en 2025.",
    ]


def test_answers_follow_the_years() -> None:
    found = asked(
        {"start": "2024", "end": "2027"},
        **PLAN,
        evaluation_answers=[
            {"key": "y", "question": "equity", "year": 2025, "reply": "mostly_no", "actions": ["a"]},
            {"key": "x", "question": "equity", "year": 2024, "reply": "not_measurable", "text": "Trop tôt."},
        ],
    )
    [equity] = [one for one in found.questions if one.code == "equity"]
    assert [(one.row.year, one.row.reply, one.names) for one in equity.answers] == [
        (2024, "not_measurable", ()),
        (2025, "mostly_no", ("Ouvrir",)),
    ]
    assert (found.years, found.answered(2025), found.answered(2026)) == ((2024, 2025, 2026), 1, 0)
    assert equity.of_year(2026) is None


def test_material_reads_each_thing_once() -> None:
    store = memory_store()
    with store.writing() as session:
        write_dossier(session, dossier(**PLAN))
    with store.reading() as session:
        material = Material(session, Selection("essai", DAY))
        assert material.actions is material.actions
        assert material.node_name("axe") == "Enfance"
    store.close()
