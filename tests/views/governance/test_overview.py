"""The governance screen's sentences: who decides, what was decided, what comes next, and what nobody says."""

import re
from dataclasses import replace
from datetime import date

import pytest

from ctg_core.model.milestone import Milestone
from ctg_core.questions.governance.overview import Governance, governance
from ctg_core.questions.governance.roadmap import Roadmap, roadmap
from ctg_core.questions.governance.signatories import signatories
from ctg_core.questions.selection import Selection
from ctg_core.questions.timing_words import state_words, when
from ctg_core.store.store import Store
from ctg_core.views.escape import html_text
from ctg_core.views.governance.bodies import bodies_sentence, body_panels
from ctg_core.views.governance.commitments import commitments_sentence, commitments_tree
from ctg_core.views.governance.meetings import decisions_table, meetings_table
from ctg_core.views.governance.overview import governance_headline, key_figures, silence
from ctg_core.views.governance.roadmap import CALENDAR_KEY, roadmap_table, timeline
from ctg_core.views.governance.roadmap_chart import roadmap_chart
from ctg_core.views.governance.signatories import groups_detail, signatories_sentence, signatories_table
from ctg_core.views.timing import printed

DAY = date(2026, 11, 22)


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def both(store: Store, key: str) -> tuple[Governance, Roadmap]:
    with store.reading() as session:
        return governance(session, Selection(key, DAY)), roadmap(session, Selection(key, DAY))


@pytest.mark.parametrize(
    ("key", "sentences"),
    [
        (
            "arras",
            [
                "Aucun document ne dit qui décide.",
                "Aucune décision n’est documentée.",
                "(31 décembre 2026, seulement prévue)",
            ],
        ),
        (
            "cazals-salviac",
            ["Le comité de pilotage décide.", "Étape seulement prévue : « Processus de renouvellement"],
        ),
        (
            "sicoval",
            ["Un comité de pilotage est prévu pour décider.", "exécution non renseignée.", "Aucune étape à venir"],
        ),
        (
            "terres-du-lauragais",
            ["Aucun document ne dit qui décide.", "Dernière décision connue, le 17 janvier 2020 (Plénière)"],
        ),
        (
            "toulouse",
            ["2 assemblées délibérantes décident.", "3, prises le 10 décembre 2021 (Conseil municipal de Toulouse)"],
        ),
    ],
)
def test_the_headline_answers_and_owns_its_silences(shipped_store: Store, key: str, sentences: list[str]) -> None:
    headline = plain(governance_headline(*both(shipped_store, key)))
    assert [sentence for sentence in sentences if sentence not in headline] == []


def test_an_unknown_count_is_not_a_zero(shipped_store: Store) -> None:
    found, _ = both(shipped_store, "arras")
    with shipped_store.reading() as session:
        figures = key_figures(found, signatories(session, Selection("arras", DAY)))
    assert figures.count("non documenté") == 3
    assert ">0<" not in figures


def test_silences_are_told_together_with_their_remedy() -> None:
    box = plain(silence({"décisions": (), "réunions": (), "instances": ("une",)}))
    assert "Non documenté à ce jour : décisions et réunions." in box
    assert "instances" not in box
    assert silence({"décisions": ("une",)}) == ""


def test_a_decision_shows_its_vote_and_that_nobody_says_it_was_carried_out(shipped_store: Store) -> None:
    found, _ = both(shipped_store, "toulouse")
    csv = plain(decisions_table(found).csv().decode())
    assert "Adopté à l’unanimité" in csv
    assert ";non renseignée. Responsable : Mairie de Toulouse" in csv
    assert "prévue, tenue non documentée" in plain(meetings_table(found).csv().decode())


def test_a_body_says_what_it_promises_and_what_is_known_of_it(shipped_store: Store) -> None:
    found, _ = both(shipped_store, "cazals-salviac")
    assert plain(bodies_sentence(found)).startswith("3 instances : 2 promettent un minimum de réunions par an")
    assert "au moins 1 par an ; aucune n’est documentée" in plain(body_panels(found))


def test_signatories_leave_out_the_columns_nobody_fills_and_say_so(shipped_store: Store) -> None:
    with shipped_store.reading() as session:
        cazals, tdl = (signatories(session, Selection(key, DAY)) for key in ("cazals-salviac", "terres-du-lauragais"))
    assert signatories_table(cazals).columns == ("Signataire", "Nature")
    assert "Les fonctions qui signent, les délibérations et les dates de signature" in signatories_sentence(cazals)
    assert "21 novembre 2023 (prévue, réalisation non documentée)" in plain(signatories_table(tdl).csv().decode())
    assert plain(groups_detail(tdl)) == "dont le groupe « 58 communes »"


def test_the_timeline_marks_today_between_what_has_begun_and_what_has_not(shipped_store: Store) -> None:
    _, steps = both(shipped_store, "arras")
    shown = timeline(steps)
    assert shown.index("Festival Provox") < shown.index("ctg-today") < shown.index("Terme de la mise en œuvre")
    assert len(roadmap_table(steps).rows) == len(steps.milestones)


@pytest.mark.parametrize(
    ("start", "end", "words", "shown"),
    [
        ("2020-01-17", None, "17 Janvier 2020", ""),
        ("2022-01", "2022-06", "Janvier – Juin 2022", ""),
        ("2021-11-09", None, "09/11/2021", ""),
        ("2022", "2026", "2022-2026", ""),
        ("2024", None, "FIN 2024", "écrit « FIN 2024 » dans le document"),
        (None, None, "annuellement", "« annuellement »"),
    ],
)
def test_the_document_s_own_date_is_shown_when_it_says_something_else(
    start: str | None, end: str | None, words: str, shown: str
) -> None:
    assert plain(printed(start, end, words)) == shown


def test_a_deadline_reads_as_one() -> None:
    assert when(None, "2022-12-31") == "jusqu’au 31 décembre 2022"
    assert when("2022", None) == "2022"


def test_obligations_open_first_and_their_keeping_is_not_guessed(shipped_store: Store) -> None:
    found, _ = both(shipped_store, "toulouse")
    assert plain(commitments_sentence(found.commitments)).endswith("aucun document ne dit ce qui a été tenu.")
    tree = commitments_tree(found.commitments)
    assert tree.startswith('<div class="ctg-tree"><details open><summary><strong>Les engagements</strong>')
    assert tree.count("<details") == tree.count("</details>")


def test_texts_are_escaped(shipped_store: Store) -> None:
    found, steps = both(shipped_store, "arras")
    bad = {"title": "<img src=x onerror=alert(1)>"}
    rows = [Milestone(**step.row.model_dump() | bad) for step in steps.milestones]
    lines = (replace(step, row=row) for step, row in zip(steps.milestones, rows, strict=True))
    broken = replace(steps, milestones=tuple(lines))
    assert "<img" not in timeline(broken)
    assert "<img" not in governance_headline(found, steps)


@pytest.mark.parametrize("key", ["arras", "cazals-salviac", "sicoval", "terres-du-lauragais", "toulouse"])
def test_the_calendar_draws_every_dated_step_once(shipped_store: Store, key: str) -> None:
    _, steps = both(shipped_store, key)
    drawn = roadmap_chart(steps, CALENDAR_KEY)
    looks = re.findall(r'<div class="ctg-track"[^>]*><span class="(ctg-dot )?ctg-days-(\w+)"', drawn)
    shown = [(step.days[0] == step.days[1], step.row.certainty == "planned") for step in steps.dated]
    assert [(bool(dot), look == "expected") for dot, look in looks] == shown
    assert all(html_text(state_words(step.state, step.row.certainty)) in drawn for step in steps.dated)
