"""What is said back to people who give figures and news."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ctg_core.commands.refusal import Clash
from ctg_core.dossier.fields import fields_of
from ctg_core.dossier.french_input import read_cents, read_date
from ctg_core.model.funding import FundingLine
from ctg_core.questions.actions.news import ActionNews
from ctg_core.questions.entry.proposals import REFUSED, Measure, Outcome, Proposal, Subject
from ctg_core.questions.funding.updates import MoneyRecord
from ctg_core.questions.provenance.history_words import SaidChange
from ctg_core.views.actions.news import choice_words, waiting_sentence
from ctg_core.views.drafts import Typed, date_typed, overtaken, unsaved, unsaved_count
from ctg_core.views.entry.proposals import change_words, measure_words, outcomes_list, proposal_html, subject_words
from ctg_core.views.french import euros
from ctg_core.views.funding.updates import line_title, lines_sentence
from ctg_core.views.provenance.clashes import clash_sentence


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def news(key: str, *, late: int = 0, quiet: bool = False, last: date | None = date(2026, 11, 2)) -> ActionNews:
    return ActionNews(key, "1.1", "Ouvrir", late, last, quiet, closed=False)


@pytest.mark.parametrize(
    ("actions", "said"),
    [
        ([news("a")], "1 action : aucune n’attend de nouvelles."),
        ([news("a", late=40), news("b")], "1 action en retard, sur 2 actions."),
        ([news("a", quiet=True)], "1 action sans nouvelles depuis six mois, sur 1 action."),
        ([news("a", late=3, quiet=True)], "1 action en retard et 1 sans nouvelles depuis six mois, sur 1 action."),
    ],
)
def test_what_waits_is_counted(actions: list[ActionNews], said: str) -> None:
    assert plain(waiting_sentence(actions)) == said


def test_an_action_is_named_with_what_it_waits_for() -> None:
    assert choice_words(news("a")) == "1.1 Ouvrir · à jour du 2 novembre 2026"
    assert "jamais mise à jour" in choice_words(news("a", quiet=True, last=None))
    assert choice_words(news("a"), being_typed=True).endswith("· saisie non enregistrée")


@pytest.mark.parametrize("written", ["2026-12-31", "2022-04-01", "2026-03", "2026-Q4", "2026-S1", "2026"])
def test_a_date_is_shown_as_it_is_read_back(written: str) -> None:
    assert read_date(date_typed(written)) == written


def test_no_date_is_an_empty_box() -> None:
    assert date_typed(None) == ""


@pytest.mark.parametrize("cents", [0, 1, 99, 100, 123456789, 10**15])
def test_an_amount_is_shown_as_it_is_read_back(cents: int) -> None:
    assert read_cents(euros(cents)) == cents


def test_what_is_not_saved_is_said_before_and_after() -> None:
    typed = [Typed("Versé", "", "12 €"), Typed("Prévu", "3 €", "", wrong="« x » n’est pas un nombre")]
    assert "1 modification" not in unsaved_count(typed)
    assert "dont 1 à corriger" in unsaved_count(typed)
    assert '<span class="ctg-before">rien</span> → <b>12' in unsaved(typed)
    assert "ctg-bad" in unsaved(typed)
    assert unsaved([]) == unsaved_count([]) == ""


def test_what_people_type_is_never_markup() -> None:
    assert "<script>" not in unsaved([Typed("Fait", "", "<script>alert(1)</script>")])
    assert "<b>x</b>" not in overtaken("", {"Fait": ("", "<b>x</b>")}, "<i>qui</i>", None)


def test_what_others_saved_names_them() -> None:
    said = plain(overtaken("PSU (2026)", {"Versé": ("", "12 €")}, "Coordination", "2026-11-22T13:05:00Z"))
    assert "PSU (2026) : modifié entre-temps par Coordination le 22 novembre 2026 à 14 h 05." in said


NEXT = SaidChange(fields_of("actions")["next"], "Attendre.", "Visiter.")
PAID = SaidChange(fields_of("funding_lines")["paid_cents"], "50 €", None)


@pytest.mark.parametrize(
    ("current", "fields", "said"),
    [
        ({}, [NEXT], "modifiée entre-temps : Attendre. (par Caf). « Visiter. » n’a pas été enregistré."),
        (
            {},
            [NEXT, PAID],
            "modifiée entre-temps : Suites prévues : Attendre. ; Montant versé (€) : 50 € (par Caf). "
            "« Suites prévues : Visiter. ; Montant versé (€) : non renseigné » n’a pas été enregistré.",
        ),
        ({}, [replace(NEXT, after="Attendre."), PAID], "modifiée entre-temps : 50 € (par Caf). « non renseigné » n’a"),
        ({}, [], "modifiée entre-temps (par Caf). Rien n’a été enregistré."),
        (None, [NEXT], "retirée entre-temps (par Caf). Rien n’a été enregistré."),
    ],
)
def test_a_clash_says_both_in_the_words_of_people(
    current: dict[str, object] | None, fields: list[SaidChange], said: str
) -> None:
    one = Clash("actions", "a", current, {}, "c", None)
    assert plain(clash_sentence(one, fields, {"c": "Caf"})).startswith(f"Cette donnée a été {said}")


def money(**fields: object) -> MoneyRecord:
    row = FundingLine(convention="c", key="f", label="PSU", year=2026, funder="caf", **fields)
    return MoneyRecord(row, "Caf", "Commune", ("Prestation de service unique",), None)


def test_a_line_is_headed_by_who_pays_whom() -> None:
    said = line_title(money())
    assert "PSU (2026)" in said
    assert "Caf → Commune · Prestation de service unique" in said
    assert "ne citera plus ce document" in line_title(money(quote="12 000 €"))


def test_lines_are_counted() -> None:
    assert plain(lines_sentence(1, 3, [money()])) == "1 ligne sur 3 ; 1 sans aucun montant."
    assert plain(lines_sentence(3, 3, [])) == "3 lignes."


PLACES = Subject("places", "Places d’accueil", "places", 0, "2025", None)
RATE = Subject("taux", "Taux", "%", 1, "2025", "Fabuleuse")


def proposal(value: str | None, last: str | None, about: Subject = PLACES, **fields: object) -> Proposal:
    known = {
        "key": "p",
        "version": 1,
        "about": about,
        "commune": None,
        "facility": None,
        "kind": "observed",
        "given": Measure(None if value is None else Decimal(value), None if value else "en cours de relevé"),
        "standing": None,
        "beside": None,
        "last": None if last is None else Measure(Decimal(last), None),
        "last_period": "2024" if last else None,
        "comment": None,
        "evidence": None,
        "by": "enfance",
        "at": "2026-11-22T13:05:00Z",
    }
    return Proposal(**{**known, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (proposal("97", "100"), "−3 % depuis 2024"),  # (97 − 100) / 100
        (proposal("103", "100"), "+3 % depuis 2024"),
        (proposal("100", "100"), "inchangé depuis 2024"),
        (proposal("1", "0"), "+1 depuis 2024"),  # no share of nothing
        (proposal("63.5", "61.0", RATE), "+2,5 points depuis 2024"),  # a rate moves by points
        (proposal("10", None), ""),
        (proposal(None, "10"), ""),
    ],
)
def test_the_change_since_the_last_value(one: Proposal, said: str) -> None:
    assert plain(change_words(one)) == said


def test_a_value_is_said_with_its_terms_or_its_absence() -> None:
    rate = Measure(Decimal("62.5"), None, Decimal(5), Decimal(8))
    assert plain(measure_words(rate, RATE)) == "62,5 % (5 ÷ 8)"
    assert plain(measure_words(Measure(None, "en cours"), PLACES)) == "sans valeur : en cours"
    assert subject_words(RATE) == "Taux, Fabuleuse, 2025"


def test_a_proposal_says_who_and_on_what() -> None:
    said = plain(proposal_html(proposal("97", "100", comment="Relevé <b>"), {"enfance": "Petite enfance"}))
    assert "pas encore de valeur" in said
    assert "Par Petite enfance, le 22 novembre 2026 à 14 h 05" in said
    assert "Relevé &lt;b&gt;" in said


def test_evidence_is_a_link_only_when_it_is_one() -> None:
    assert '<a href="https://exemple.fr/r"' in proposal_html(proposal("1", None, evidence="https://exemple.fr/r"), {})
    assert "<a " not in proposal_html(proposal("1", None, evidence="javascript:alert(1)"), {})


def test_a_refusal_is_told_with_its_word() -> None:
    refused = Outcome(PLACES, Measure(Decimal(97), None), REFUSED, "c", "2026-11-22T13:05:00Z", "au 31 décembre")
    said = plain(outcomes_list([refused], {"c": "Coordination"}))
    assert "refusée" in said
    assert "Le 22 novembre 2026 par Coordination : « au 31 décembre »" in said
    assert outcomes_list([], {}) == ""
