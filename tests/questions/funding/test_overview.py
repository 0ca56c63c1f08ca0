from datetime import date
from typing import Any

import pytest

from ctg_core.dossier.storage import write_dossier
from ctg_core.questions.funding.overview import Funding, funding
from ctg_core.questions.funding.published_totals import AGREES, DIFFERS, UNVERIFIABLE
from ctg_core.questions.selection import Selection
from ctg_core.store.opening import memory_store
from ctg_core.store.store import Store
from tests.dossier.written import dossier

DAY = date(2026, 11, 21)


def asked(convention: dict[str, Any] | None = None, **collections: Any) -> Funding:
    store = memory_store()
    with store.writing() as session:
        write_dossier(session, dossier(convention, **collections))
    with store.reading() as session:
        found = funding(session, Selection("essai", DAY))
    store.close()
    return found


def shipped(store: Store, key: str) -> Funding:
    with store.reading() as session:
        return funding(session, Selection(key, DAY))


def line(key: str, **fields: Any) -> dict[str, Any]:
    return {"key": key, "label": key, "funder": "caf", **fields}


def total(key: str, amount: int, **fields: Any) -> dict[str, Any]:
    return {"key": key, "label": key, "stage": "paid", "amount_cents": amount, **fields}


def test_nothing_documented() -> None:
    found = asked()
    assert (found.lines, found.published, found.highlights, found.dimensions) == ((), (), (), ())
    assert [stage.total.cents for stage in found.totals] == [None] * 5
    assert found.known_totals == ()


def test_an_axis_that_no_document_names_is_called_by_its_rank_never_by_its_key() -> None:
    found = asked(
        plan_nodes=[{"key": "un", "level": "Axe", "title": "Enfance"}, {"key": "deux", "level": "Axe"}],
        actions=[{"key": "a", "title": "A", "node": "un"}, {"key": "b", "title": "B", "node": "deux"}],
        funding_lines=[line("f", action="a", paid_cents=1), line("g", action="b", paid_cents=1)],
    )
    assert [one.axis for one in found.lines] == ["Enfance", "Axe 2"]


def test_a_line_says_its_codes_in_french() -> None:
    organisations = [{"key": "cc", "name": "Communauté de communes", "kind": "intermunicipality"}]
    lines = [
        line(
            "a", schemes=["BT"], themes=["childhood", "youth"], payee="cc", nature_of_expenditure="both", paid_cents=1
        ),
        line("b", payee_label="ensemble des gestionnaires"),
    ]
    first, second = asked(organisations=organisations, funding_lines=lines).lines
    assert (first.funder_label, first.payee, first.themes) == ("Caf", "Communauté de communes", ("Enfance", "Jeunesse"))
    assert first.schemes == ("Bonus territoire CTG, ensemble",)
    assert first.nature == "fonctionnement et investissement"
    assert (second.payee, second.nature, second.row.year) == ("ensemble des gestionnaires", None, None)


def test_a_line_of_two_themes_is_in_one_group_only() -> None:
    lines = [
        line("a", themes=["childhood"], paid_cents=100),
        line("b", themes=["childhood", "youth"], paid_cents=30),
        line("c", paid_cents=7),
    ]
    gathered = asked(funding_lines=lines).by("theme")
    sums = {group.label: group.totals["paid"].total.cents for group in gathered}
    assert sums == {"Enfance": 100, "Enfance et Jeunesse": 30, "non renseigné": 7}


def test_every_dimension_makes_the_same_sum() -> None:
    lines = [
        line("a", year=2021, schemes=["CEJ"], paid_cents=1_00, nature_of_expenditure="operating"),
        line("b", year=2022, schemes=["BT"], paid_cents=20_00, payee_label="une association"),
        line("c", funder="municipality", planned_cents=300_00),
    ]
    found = asked(funding_lines=lines)
    for gathered in found.groups.values():
        assert sum(group.totals["paid"].total.cents or 0 for group in gathered) == 1_00 + 20_00
        assert sum(group.totals["planned"].total.cents or 0 for group in gathered) == 300_00
        assert sum(group.lines for group in gathered) == len(lines)
    assert found.dimensions == ("scheme", "funder", "payee", "year", "nature")


def test_printed_totals_are_judged() -> None:
    lines = [line("a", paid_cents=60_00), line("b", paid_cents=30_00), line("c")]
    totals = [
        total("right", 90_00, lines=["a", "b"]),
        total("wrong", 95_00, lines=["a", "b"]),
        total("partial", 90_00, lines=["a", "c"]),
        total("alone", 10_00),
    ]
    right, wrong, partial, alone = asked(funding_lines=lines, published_totals=totals).published
    assert (right.verdict, right.recomputed, right.gap) == (AGREES, 90_00, 0)
    assert (wrong.verdict, wrong.recomputed, wrong.gap) == (DIFFERS, 90_00, 95_00 - 90_00)
    assert (partial.verdict, partial.recomputed, partial.known, partial.terms) == (UNVERIFIABLE, None, 1, 2)
    assert (alone.verdict, alone.recomputed, alone.gap) == (UNVERIFIABLE, None, None)


def test_first_come_printed_totals_that_belong_to_no_other_then_what_they_leave_out() -> None:
    lines = [line("a", paid_cents=60_00), line("b", paid_cents=30_00), line("c", paid_cents=5_00)]
    totals = [total("part", 60_00, lines=["a"]), total("whole", 90_00, totals=["part"], lines=["b"])]
    found = asked(funding_lines=lines, published_totals=totals)
    assert [(item.label, item.cents, item.whole) for item in found.highlights] == [
        ("whole", 90_00, True),
        ("c", 5_00, False),
    ]


def test_many_lines_are_shown_by_their_sums_paid_first() -> None:
    lines = [line(f"l{rank}", year=2022, planned_cents=100, paid_cents=40 if rank < 3 else None) for rank in range(4)]
    paid, planned = asked(funding_lines=lines).highlights
    assert (paid.stage, paid.cents, paid.covered, paid.whole) == ("paid", 3 * 40, (3, 4), False)
    assert (planned.stage, planned.cents, planned.covered, planned.whole) == ("planned", 4 * 100, (4, 4), True)
    assert planned.year == 2022


def test_a_total_of_a_few_lines_does_not_stand_for_all_the_others() -> None:
    lines = [line(f"l{rank}", planned_cents=100, paid_cents=40) for rank in range(5)]
    totals = [total("part", 40, lines=["l0"]), total("alone", 999)]
    shown = asked(funding_lines=lines, published_totals=totals).highlights
    assert [(item.label, item.stage, item.cents) for item in shown] == [
        ("alone", "paid", 999),
        ("Ensemble des lignes", "paid", 5 * 40),
        ("Ensemble des lignes", "planned", 5 * 100),
    ]


def test_money_is_followed_when_two_stages_are_known() -> None:
    assert asked(funding_lines=[line("a", planned_cents=1, paid_cents=1)]).is_followed
    assert not asked(funding_lines=[line("a", paid_cents=1), line("b", stated_cents=1)]).is_followed


def test_the_living_convention_by_hand(shipped_store: Store) -> None:
    """Sums of the story's four years, each stage apart."""
    found = shipped(shipped_store, "val-d-exemple")
    sums = {total.stage: total.total.cents for total in found.known_totals}
    assert sums == {
        "planned": 2_492_100_00 + 2_663_100_00 + 2_757_800_00 + 2_886_100_00,
        "requested": 830_800_00 + 248_000_00 + 314_500_00 + 443_700_00,
        "committed": 1_814_200_00 + 1_939_700_00 + 1_851_750_00 + 2_014_500_00,
        "paid": 2_217_100_00 + 2_611_050_00 + 2_640_050_50,
    }
    assert all(item.covered for item in found.highlights), "a line alone says nothing of 175"
    assert found.share
    assert (found.share.funder, found.share.part) == ("caf", 3_424_700_00)


def test_the_living_convention_waits_for_its_bonus(shipped_store: Store) -> None:
    """Leader 48 000 €, PSU 38 000 + 112 000, bonus territoire 21 600 + 64 800, accueil de loisirs 45 000."""
    gaps = shipped(shipped_store, "val-d-exemple").gaps
    assert gaps.planned.cents == (48_000 + 38_000 + 112_000 + 21_600 + 64_800 + 45_000) * 100
    assert gaps.bonus.cents == (21_600 + 64_800) * 100
    assert [item.age for item in gaps.waiting] == [3, 2, 2, 1, 1, 1]
    assert gaps.empty == {"planned": 175 - 172, "requested": 175 - 51, "committed": 175 - 145, "paid": 175 - 123}


def test_per_child_on_the_living_convention(shipped_store: Store) -> None:
    """Paid in 2025 for running costs of early childhood, over the 428 children under three counted in 2023."""
    everyone, under_three, three_to_ten = shipped(shipped_store, "val-d-exemple").per_head
    assert (under_three.cents, under_three.heads.count) == (round(1_055_500_00 / 428), 428)
    assert (three_to_ten.cents, three_to_ten.heads.year) == (round(676_600_00 / 1384), 2023)
    assert (everyone.cents, everyone.heads.origin) == (round(2_241_150_00 / 14614), "population fictive")
    assert {item.year for item in (everyone, under_three, three_to_ten)} == {2025}


def test_a_national_indicator_in_euros_is_not_a_budget_quoted(shipped_store: Store) -> None:
    assert shipped(shipped_store, "val-d-exemple").budgets == ()
    assert shipped(shipped_store, "toulouse").budgets


def test_per_inhabitant_asks_for_a_year_and_a_known_territory() -> None:
    lines = [line("a", year=2022, paid_cents=543_200)]
    totals = [total("t", 543_200, year=2022, lines=["a"])]
    (ratio,) = asked({"territory_code": "200035327"}, funding_lines=lines, published_totals=totals).per_inhabitant
    assert (ratio.population, ratio.population_year, ratio.cents) == (5432, 2022, 543_200 // 5432)
    assert asked(funding_lines=lines, published_totals=totals).per_inhabitant == ()
    totals[0]["year"] = None
    assert asked({"territory_code": "200035327"}, funding_lines=lines, published_totals=totals).per_inhabitant == ()


def test_a_part_of_a_territory_is_measured_on_its_own_communes() -> None:
    totals = [total("t", 100_00, year=2022)]
    unknown = {"territory_code": "200035327", "communes": ["75056"]}
    assert asked(unknown, published_totals=totals).per_inhabitant == ()


def test_words_about_money_are_found_and_words_about_people_are_not() -> None:
    commitments = [
        {"key": "a", "kind": "purpose", "title": "Une mobilisation des cofinancements"},
        {"key": "b", "kind": "mission", "title": "Aider les personnes financièrement"},
        {"key": "c", "kind": "obligation", "title": "Verser", "description": "Des bonus territoire."},
    ]
    assert [item.text for item in asked(commitments=commitments).mentions] == [
        "Une mobilisation des cofinancements",
        "Verser",
    ]


@pytest.mark.parametrize(
    ("key", "paid", "covered"),
    [
        ("cazals-salviac", 157_191_67 + 2_585_73 + 88_443_16 + 77_647_00, (4, 4)),
        ("toulouse", 16_649_000_00 + 53_487_000_00, (7, 8)),
    ],
)
def test_shipped_sums(shipped_store: Store, key: str, paid: int, covered: tuple[int, int]) -> None:
    (stage,) = shipped(shipped_store, key).known_totals
    assert (stage.stage, stage.total.cents, (stage.total.known, stage.total.lines)) == ("paid", paid, covered)


def test_toulouse_prints_one_total_its_lines_do_not_make(shipped_store: Store) -> None:
    found = shipped(shipped_store, "toulouse")
    assert [total.verdict for total in found.published].count(DIFFERS) == 1
    (first,) = found.highlights
    assert (first.cents, first.qualifier, first.year) == (70_000_000_00, "près de", 2019)


def test_sicoval_gives_an_amount_without_its_stage(shipped_store: Store) -> None:
    (only,) = shipped(shipped_store, "sicoval").highlights
    assert (only.cents, only.stage, only.year) == (10_520_374_00, "stated", None)


@pytest.mark.parametrize("key", ["arras", "terres-du-lauragais"])
def test_no_amount_but_words(shipped_store: Store, key: str) -> None:
    found = shipped(shipped_store, key)
    assert (found.lines, found.published, found.documents) == ((), (), 1)
    assert found.mentions
