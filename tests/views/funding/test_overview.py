from datetime import date
from typing import Any

import pytest

from ctg_core.dossier.storage import write_dossier
from ctg_core.questions.funding.money_words import FUNDER_SUBJECTS, to_payee
from ctg_core.questions.funding.overview import Funding, funding
from ctg_core.questions.funding.words import funding_headline
from ctg_core.questions.selection import Selection
from ctg_core.reference.lists import funders
from ctg_core.store.opening import memory_store
from ctg_core.store.store import Store
from ctg_core.views.funding.charts import groups_figure, groups_sentence, groups_title
from ctg_core.views.funding.lines import lines_file, lines_table
from ctg_core.views.funding.mentions import budgets_table, mentions_list
from ctg_core.views.funding.overview import groups_table, key_figures, stages_sentence
from ctg_core.views.funding.published_totals import published_lead, published_table
from tests.dossier.written import dossier


def asked(**collections: Any) -> Funding:
    store = memory_store()
    with store.writing() as session:
        write_dossier(session, dossier(**collections))
    with store.reading() as session:
        found = funding(session, Selection("essai", date(2026, 11, 21)))
    store.close()
    return found


def shipped(store: Store, key: str) -> Funding:
    with store.reading() as session:
        return funding(session, Selection(key, date(2026, 11, 21)))


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        (
            "cazals-salviac",
            "En 2022, la Caf a versé 248 220,56 € à la communauté de communes Cazals-Salviac et 77 647 € "
            "à la commune de Cazals et à l’association Les Jardiniers Bourians.",
        ),
        (
            "toulouse",
            "En 2019, la Caf a versé près de 70 M€ à l’ensemble des gestionnaires. "
            "Le total imprimé de 53,9 M€ ne correspond pas à ses lignes (53,487 M€).",
        ),
        (
            "sicoval",
            "Le document annonce 10 520 374 € de la Caf (une année, base 2018), sans dire s’ils sont prévus ou versés.",
        ),
        ("arras", "Le document ne donne aucun montant."),
        ("terres-du-lauragais", "Le document ne donne aucun montant."),
    ],
)
def test_headline_of_each_convention(shipped_store: Store, key: str, sentence: str) -> None:
    said = funding_headline(shipped(shipped_store, key))
    assert said.replace("\u202f", " ").replace("\u00a0", " ") == sentence


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"planned_cents": 200_000}, "La Caf prévoit 2 000 €."),
        ({"requested_cents": 200_000, "funder": "department"}, "2 000 € ont été demandés au Département."),
        ({"committed_cents": 200_000, "funder": "state", "year": 2024}, "En 2024, l’État a engagé 2 000 €."),
        (
            {"stated_cents": 200_000, "funder": "ccas"},
            "Le document annonce 2 000 € du CCAS, sans dire s’ils sont prévus ou versés.",
        ),
        ({}, "1 financement cité, aucun montant n’est donné."),
    ],
)
def test_headline_of_each_stage(fields: dict[str, Any], sentence: str) -> None:
    found = asked(funding_lines=[{"key": "l", "label": "Une ligne", "funder": "caf", **fields}])
    assert funding_headline(found).replace("\u202f", " ").replace("\u00a0", " ") == sentence


def test_headline_of_sums_keeps_the_stages_apart() -> None:
    lines = [
        {"key": f"l{rank}", "label": "Ligne", "funder": funder, "year": 2024, "planned_cents": 300_000, **paid}
        for rank, (funder, paid) in enumerate(
            [("caf", {"paid_cents": 200_000}), ("epci", {}), ("caf", {}), ("msa", {})]
        )
    ]
    said = funding_headline(asked(funding_lines=lines)).replace("\u202f", " ").replace("\u00a0", " ")
    assert said == (
        "En 2024, la Caf a versé 2 000 € (calculé sur 1 des 4 lignes). "
        "En 2024, 12 000 € sont prévus (calculé sur les 4 lignes)."
    )


def test_every_funder_can_be_the_subject_of_a_sentence() -> None:
    assert set(FUNDER_SUBJECTS) == set(funders())


def test_a_payee_whose_article_is_not_sure_is_not_named() -> None:
    assert to_payee("Commune de Cazals") == "à la commune de Cazals"
    assert to_payee("CCAS de Toulouse") == "au CCAS de Toulouse"
    assert to_payee("Enfanfare") == "à d’autres bénéficiaires"
    assert to_payee("Commune de Salviac et Enfanfare") == "à la commune de Salviac et Enfanfare"


def test_the_screen_hides_what_is_the_same_everywhere_and_the_file_keeps_it(shipped_store: Store) -> None:
    found = shipped(shipped_store, "toulouse")
    assert lines_table(found.lines).columns == ("Financement", "Dispositif", "Thème", "Versé")
    assert "ensemble des gestionnaires" in lines_table(found.lines).caption
    file = lines_file(found.lines)
    assert {"Année", "Financeur", "Bénéficiaire", "Prévu (€)", "Versé (€)", "Arrondi (€)"} <= set(file.columns)
    rows = file.csv().decode("utf-8-sig")
    assert ";non renseigné;" in rows
    assert ";7660000,00;non renseigné;10000,00;" in rows


def test_printed_against_recomputed_in_words(shipped_store: Store) -> None:
    found = shipped(shipped_store, "toulouse")
    assert published_lead(found.published).startswith("1\u00a0total imprimé sur 3 ne correspond pas")
    rows = published_table(found.published).csv().decode("utf-8-sig").replace("\u202f", " ").replace("\u00a0", " ")
    assert 'près de 70 M€;70,55 M€;550 000 € de moins;"proche. « près de » n’annonce pas un montant exact' in rows
    assert "53,9 M€;53,487 M€;413 000 € de plus;ne correspond pas." in rows
    assert rows.index("Versé par la Caf") < rows.index("dont : TOTAL")


def test_key_figures_never_repeat_a_sum_already_shown(shipped_store: Store) -> None:
    assert len(key_figures(shipped(shipped_store, "toulouse"))) == 3
    assert len(key_figures(shipped(shipped_store, "sicoval"))) == 1
    assert key_figures(shipped(shipped_store, "arras")) == []


def test_an_amount_of_no_stage_is_said_to_be_kept_apart(shipped_store: Store) -> None:
    assert "tenu à part" in stages_sentence(shipped(shipped_store, "sicoval"))
    assert "tenu à part" not in stages_sentence(shipped(shipped_store, "toulouse"))


def test_bars_are_the_sums_of_the_groups_largest_first(shipped_store: Store) -> None:
    found = shipped(shipped_store, "toulouse")
    (bar,) = groups_figure(found, "theme", dark=False).data
    assert list(bar.x) == [47_940_000, 19_080_000, 1_930_000, 1_186_000]
    assert bar.y[0] == "Petite enfance"
    assert "1 sur 2 lignes" in bar.text[2]
    assert groups_title(found, "theme") == "En tête\u202f: Petite enfance – 47,94\u00a0M€ versés"
    assert groups_sentence(found, "theme").startswith("Par thème, calculé sur 7 des 8 lignes.")


def test_stages_are_side_by_side_and_a_group_without_amount_says_so() -> None:
    lines = [
        {"key": "a", "label": "A", "funder": "caf", "planned_cents": 100, "paid_cents": 50},
        {"key": "b", "label": "B", "funder": "msa"},
    ]
    found = asked(funding_lines=lines)
    figure = groups_figure(found, "funder", dark=True)
    assert [bar.name for bar in figure.data] == ["Prévu", "Versé"]
    assert figure.layout.barmode == "group"
    assert [note.text for note in figure.layout.annotations] == ["non renseigné"]
    assert groups_table(found, "funder").rows[1][1:3] != ("0", "0")


def test_what_a_person_wrote_stays_text() -> None:
    found = asked(
        funding_lines=[{"key": "l", "label": "<b>x</b>", "funder": "caf", "paid_cents": 1, "basis": "<i>y</i>"}],
        commitments=[{"key": "c", "kind": "purpose", "title": "<u>bonus</u>"}],
    )
    drawn = lines_table(found.lines).html() + mentions_list(found.mentions) + "".join(key_figures(found))
    assert not any(tag in drawn for tag in ("<b>x", "<i>y", "<u>bonus"))


def test_budgets_say_their_period(shipped_store: Store) -> None:
    rows = budgets_table(shipped(shipped_store, "toulouse").budgets).rows
    assert [row[1] for row in rows[:3]] == ["2021–2026", "2021–2026", "2021"]
