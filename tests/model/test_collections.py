"""What the model promises to files and stores: names that never change, marks that lead somewhere."""

from sqlmodel import SQLModel

from ctg_core.model.collections import COLLECTIONS, SURROUNDINGS, national_codes, references, table_of
from ctg_core.reference.lists import codes_of


def test_the_names_of_collections_are_permanent() -> None:
    assert list(COLLECTIONS) == [
        "sources",
        "organisations",
        "signatories",
        "related_documents",
        "convention_themes",
        "plan_nodes",
        "bodies",
        "body_members",
        "facilities",
        "facility_counts",
        "indicators",
        "indicator_values",
        "actions",
        "action_steps",
        "action_notes",
        "funding_lines",
        "published_totals",
        "commitments",
        "diagnosis_items",
        "milestones",
        "meetings",
        "agenda_items",
        "attendances",
        "decisions",
        "narratives",
        "evaluation_answers",
        "discrepancies",
    ]


def test_every_reference_leads_to_a_collection() -> None:
    assert {name for model in COLLECTIONS.values() for _, name in references(model)} <= set(COLLECTIONS)


def test_every_national_code_has_its_list() -> None:
    named = {name for model in COLLECTIONS.values() for _, name in national_codes(model)}
    assert all(map(codes_of, named))


def test_every_table_is_a_noun_of_the_model() -> None:
    ours = {table_of(model).name for model in (*COLLECTIONS.values(), *SURROUNDINGS)}
    assert set(SQLModel.metadata.tables) == ours


def test_a_single_reference_is_a_foreign_key_of_the_same_convention() -> None:
    (parent,) = (
        key for key in table_of(COLLECTIONS["plan_nodes"]).foreign_key_constraints if "parent" in key.column_keys
    )
    assert list(parent.column_keys) == ["convention", "parent"]


def test_what_cannot_be_negative_is_refused_by_the_table_too() -> None:
    names = {str(item.name) for item in table_of(COLLECTIONS["funding_lines"]).constraints}
    assert any(name.endswith("paid_cents") for name in names)
