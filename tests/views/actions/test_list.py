"""The list and the fiche in words: counts, progress, dates, what is hidden, addresses, a file for a spreadsheet."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ctg_core.model.action import Action
from ctg_core.model.codes import CONFIDENCES
from ctg_core.questions.actions.filters import ACTIONS
from ctg_core.questions.actions.items import ActionItem, Progress
from ctg_core.questions.actions.list import Actions
from ctg_core.questions.actions.sheet import DONE, DONE_LATE, OVERDUE, TO_DO, Step
from ctg_core.questions.actions.words import end_words, progress_words, step_words
from ctg_core.questions.filtered_list import Choice, Filters
from ctg_core.questions.plan.progress import STATUS_ORDER, Tally
from ctg_core.questions.provenance.card import Card
from ctg_core.views.actions.list import (
    Links,
    action_list,
    actions_file,
    actions_headline,
    progress_bar,
)
from ctg_core.views.addresses import sheet_address
from ctg_core.views.plan.confidence import confidence_html, confidence_words

CARD = Card("actions/a", "Une action", "fait")


def progress(value: int | None, basis: str | None, done: int = 0, steps: int = 0) -> Progress:
    return Progress(None if value is None else Decimal(value), basis, done, steps, CARD)


def item(**fields: object) -> ActionItem:
    computed = {name: fields.pop(name) for name in list(fields) if name in ActionItem.__dataclass_fields__}
    plain = ActionItem(
        row=Action(**{"convention": "c", "key": "a-07", "code": "1.2.a", "title": "Ouvrir l'atelier <b>"} | fields),
        status="in_progress",
        days_late=0,
        due_soon=False,
        blockers=(),
        progress=progress(None, None),
        axis=Choice("axe-1", "Premier axe"),
        lead=None,
        themes=(),
        communes=(),
        card=CARD,
    )
    return replace(plain, **computed)  # type: ignore[arg-type]


def actions(*items: ActionItem, announced: int = 0, **by_status: int) -> Actions:
    counts = dict.fromkeys(STATUS_ORDER, 0) | by_status
    listed = sum(counts.values())
    late = sum(one.late for one in items)
    tally = Tally(
        by_status=counts,
        by_confidence=dict.fromkeys(CONFIDENCES, 0),
        listed=listed,
        expected=listed + announced - counts["abandoned"],
        measured=0,
        points=Decimal(0),
        late=late,
    )
    return Actions(items, tally, ())


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("by_status", "announced", "said"),
    [
        (
            {"done": 2, "suspended": 1, "unknown": 2},
            0,
            "2 actions : 2 réalisées, 1 suspendue ; 2 sans statut renseigné.",
        ),
        ({"unknown": 2}, 0, "2 actions : 2 sans statut renseigné."),
        ({"in_progress": 2}, 1, "2 actions. 1 autre est annoncée sans être décrite."),
    ],
)
def test_the_headline_counts(by_status: dict[str, int], announced: int, said: str) -> None:
    assert plain(actions_headline(actions(item(), item(), announced=announced, **by_status))) == said


def test_the_headline_says_what_is_late_beside_the_statuses() -> None:
    found = actions(item(days_late=3), item(), done=1, in_progress=1)
    assert plain(actions_headline(found)) == "2 actions : 1 réalisée, 1 en retard."


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (progress(67, "steps", 4, 6), "4 étapes sur 6"),
        (progress(0, "steps", 0, 4), "0 étape sur 4"),
        (progress(60, "declared"), "60 % déclarés"),
        (progress(100, "status"), "100 % d’après le statut"),
        (progress(None, None), "non documenté"),
    ],
)
def test_progress_says_what_it_is_read_from(known: Progress, said: str) -> None:
    assert plain(progress_words(known)) == said


def test_an_unknown_progress_is_hatched_never_empty() -> None:
    bar = progress_bar(item(), place="x")
    assert "ctg-bar-unknown" in bar
    assert "width:" not in bar
    assert "non documenté" in bar


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "non documenté"),
        ({"planned_end": "2026-06", "days_late": 144}, "juin 2026, dépassée de 4 mois"),
        ({"planned_end": "2027-06-30"}, "30 juin 2027"),
        ({"planned_end": "2024", "status": "done", "actual_end": "2025-01"}, "2024, terminée : janvier 2025"),
    ],
)
def test_the_end_and_what_became_of_it(fields: dict[str, object], said: str) -> None:
    assert plain(end_words(item(**fields))) == said


def test_the_weather_is_a_sign_and_its_word() -> None:
    assert [confidence_words(code) for code in CONFIDENCES] == ["☀ soleil", "☁ nuage", "⚡ orage"]
    assert confidence_words(None) == "non documenté"
    assert "orage" in confidence_html("storm")


def test_the_list_links_to_the_fiche_and_is_made_harmless() -> None:
    drawn = action_list(ACTIONS.narrow([item()]).groups(), Links("essai", {"axe": "Été & co"}))
    assert 'href="actions?convention=essai&amp;action=a-07&amp;axe=%C3%89t%C3%A9+%26+co"' in drawn
    assert "Ouvrir l’atelier &lt;b&gt;" in drawn


def test_an_address_gives_its_filters_back() -> None:
    filters = Filters("créche", {"axe": "axe-1", "statut": "in_progress"}, "Code")
    address = ACTIONS.narrow([item()], filters).address
    assert address == {"recherche": "créche", "axe": "Premier axe", "statut": "en cours", "tri": "Code"}
    assert ACTIONS.read([item()], address).filters == filters
    assert ACTIONS.read([item()], {"axe": "Inconnu", "tri": "?"}).filters == Filters(order="Ce qui presse")
    assert ACTIONS.narrow([item()], Filters(order="Ce qui presse")).address == {}
    assert sheet_address("essai", "a") == "actions?convention=essai&action=a"


def test_what_the_filters_hide_is_said() -> None:
    items = [item(), item(status="done", title="X")]
    assert ACTIONS.narrow(items).hidden == ""
    said = plain(ACTIONS.narrow(items, Filters("x", {"statut": "done"})).hidden)
    assert said == "1 sur 2 actions ; 1 action masquée par : recherche « x » et statut « réalisée »."


def test_a_commune_filter_says_how_many_actions_name_none() -> None:
    listed = ACTIONS.narrow([item(), item(communes=(Choice("1", "Cazals"),)), item()], Filters(chosen={"commune": "1"}))
    assert plain(listed.hidden) == (
        "1 sur 3 actions ; 2 actions masquées par : commune « Cazals ». 2 actions ne nomment aucune commune."
    )


def test_the_file_holds_what_a_spreadsheet_can_sort() -> None:
    row = actions_file([item(days_late=3, planned_end="2026-06", progress=progress(50, "steps", 1, 2), title="=1+1")])
    line = row.csv().decode("utf-8-sig").splitlines()[1]
    assert plain(line).startswith("1.2.a;'=1+1;Premier axe;en cours;3;50;1 étape sur 2;2026-06;")


@pytest.mark.parametrize(
    ("due", "done_on", "state", "late", "said"),
    [
        ("2023-06", "2023-06-20", DONE, 0, "faite le 20 juin 2023"),
        ("2023-06", "2023-07-20", DONE_LATE, 20, "faite le 20 juillet 2023, 20 jours après l’échéance (juin 2023)"),
        ("2026-06", None, OVERDUE, 144, "à faire, échéance dépassée de 4 mois (juin 2026)"),
        ("2027-06", None, TO_DO, 0, "à faire, échéance en juin 2027"),
        (None, None, TO_DO, 0, "à faire, sans échéance"),
    ],
)
def test_a_step_says_its_date_and_its_delay(
    due: str | None, done_on: str | None, state: str, late: int, said: str
) -> None:
    assert plain(step_words(Step("Une étape", due, done_on, state, late, CARD))) == said
