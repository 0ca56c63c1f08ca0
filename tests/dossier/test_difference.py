"""The difference of two dossiers: nothing with itself, mirrored the other way round."""

from hypothesis import given, settings

from ctg_core.dossier.difference import Change, difference
from ctg_core.dossier.dossier import Dossier
from tests.dossier.generated import dossiers
from tests.dossier.written import dossier

MIRROR = {"added": "removed", "removed": "added", "changed": "changed", "reordered": "reordered"}


Told = tuple[str, str, str, dict[str, tuple[object, object]]]


def mirrored(change: Change) -> Told:
    fields = {one.field.name: (one.after, one.before) for one in change.fields}
    return (change.collection, change.key, MIRROR[change.kind], fields)


def plain(change: Change) -> Told:
    fields = {one.field.name: (one.before, one.after) for one in change.fields}
    return (change.collection, change.key, change.kind, fields)


def test_each_kind_of_change() -> None:
    before = dossier({"end": "2024"}, plan_nodes=[{"key": "a", "title": "A"}, {"key": "b"}, {"key": "c"}])
    after = dossier(
        {"end": "2025"},
        plan_nodes=[{"key": "c"}, {"key": "a", "title": "A’", "version": 2}, {"key": "d", "level": "Axe"}],
    )
    assert list(map(plain, difference(before, after))) == [
        ("convention", "essai", "changed", {"end": ("2024", "2025")}),
        ("plan_nodes", "a", "changed", {"title": ("A", "A’")}),
        ("plan_nodes", "b", "removed", {"nature": ("fact", None)}),
        ("plan_nodes", "d", "added", {"nature": (None, "fact"), "level": (None, "Axe")}),
        ("plan_nodes", "", "reordered", {}),
    ]


def test_a_row_added_first_moves_nothing() -> None:
    before = dossier(plan_nodes=[{"key": "a"}])
    after = dossier(plan_nodes=[{"key": "z"}, {"key": "a"}])
    assert [(change.key, change.kind) for change in difference(before, after)] == [("z", "added")]


def test_who_touched_a_row_is_no_difference() -> None:
    touched = {"version": 4, "updated_at": "2026-01-01T10:00:00Z", "updated_by": "Service enfance"}
    assert difference(dossier(plan_nodes=[{"key": "a"}]), dossier(plan_nodes=[{"key": "a", **touched}])) == []


@given(dossiers(), dossiers())
@settings(max_examples=15)
def test_the_other_way_round_is_the_mirror(before: Dossier, after: Dossier) -> None:
    there, back = difference(before, after), difference(after, before)
    keyed = [mirrored(change) for change in back if change.collection != "convention"]
    assert all(plain(change) in keyed for change in there if change.collection != "convention")
    assert len(there) == len(back)
    assert difference(before, before) == []
