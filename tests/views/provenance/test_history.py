"""Changes in words: what was done, to what, before and after, harmless whatever people wrote."""

import pytest

from ctg_core.dossier.fields import fields_of
from ctg_core.questions.provenance.history import ADDED, CHANGED, LOADED, REMOVED, JournalLine
from ctg_core.questions.provenance.history_words import Named, SaidChange
from ctg_core.questions.provenance.journal import Journal
from ctg_core.questions.provenance.journal_tip import Anchor
from ctg_core.questions.provenance.last_change import LastChange
from ctg_core.questions.provenance.last_gesture import Gesture
from ctg_core.views.last_change import before_words, last_change_html
from ctg_core.views.provenance.history import (
    change_html,
    changes_list,
    deed,
    field_words,
    journal_file,
    journal_headline,
    restored_sentence,
    signature,
    subject,
)
from ctg_core.views.provenance.journal import (
    anchor_sentence,
    chain_note,
    gesture_sentence,
    row_headline,
    shown_sentence,
    undone_sentence,
)

AT = "2026-11-22T13:05:00.000000Z"  # winter time: five past two in Paris
HOSTILE = "<script>alert(1)</script>"


def change(
    kind: str = CHANGED, command: str = "edit_row", fields: tuple[SaidChange, ...] = (), **more: object
) -> JournalLine:
    given = {
        "by": "Coordination",
        "reason": None,
        "collection": "actions",
        "key": "a-01",
        "named": Named("action", "A"),
    }
    return JournalLine(12, 12, AT, kind=kind, command=command, fields=fields, **{**given, **more})  # type: ignore[arg-type]


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


ACTION, VALUES = fields_of("actions"), fields_of("indicator_values")
STATUS = SaidChange(ACTION["status"], "en cours", "réalisée")
AMOUNTS = SaidChange(fields_of("funding_lines")["paid_cents"], None, "1 234,50 €")
END = SaidChange(ACTION["planned_end"], "1er semestre 2026", "mars 2027")
VALUE = SaidChange(VALUES["value"], "118", "1 234,5")


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (STATUS, "Statut : en cours → réalisée"),
        (AMOUNTS, "Montant versé (€) : non renseigné → 1 234,50 €"),
        (END, "Fin prévue : 1er semestre 2026 → mars 2027"),
        (VALUE, "Valeur : 118 → 1 234,5"),
    ],
)
def test_a_field_is_said_as_french_readers_expect(field: SaidChange, words: str) -> None:
    assert plain(field_words(change(), field)) == words


def test_what_is_added_or_removed_has_one_side() -> None:
    assert plain(field_words(change(ADDED), VALUE)) == "Valeur : 1 234,5"
    assert plain(field_words(change(REMOVED), VALUE)) == "Valeur : 118"


@pytest.mark.parametrize(
    ("kind", "command", "state", "words"),
    [
        (CHANGED, "edit_row", None, "Modification"),
        (ADDED, "give_values", "proposée", "Proposition"),
        (ADDED, "give_values", None, "Ajout"),
        (CHANGED, "validate_values", None, "Validation"),
        (REMOVED, "validate_values", None, "Proposition validée"),
        (REMOVED, "refuse_value", None, "Proposition refusée"),
        (CHANGED, "undo_last", None, "Annulation"),
        (CHANGED, "restore", None, "Rétablissement"),
    ],
)
def test_what_was_done_has_a_word(kind: str, command: str, state: str | None, words: str) -> None:
    assert deed(change(kind, command, (SaidChange(VALUES["state"], None, state),))) == words


def test_who_and_when_in_the_time_of_france() -> None:
    assert plain(signature(change())) == "Coordination, le 22 novembre 2026 à 14 h 05"
    assert plain(signature(change(by=None))) == "Le 22 novembre 2026 à 14 h 05"


def test_a_row_is_named_with_its_period_and_place() -> None:
    named = Named("valeur d’indicateur", "Places", "2026-S1", "Arras")
    assert plain(subject(change(named=named))) == "valeur d’indicateur « Places », 1er semestre 2026, Arras"


def test_a_loaded_convention_is_one_line() -> None:
    loaded = change(LOADED, "load", named=None, counts=((1, "jalon", "jalons"), (40, "action", "actions")))
    assert plain(subject(loaded)) == "convention chargée : 41 données, dont 40 actions, 1 jalon"
    assert deed(loaded) == "Chargement"


def test_whatever_people_wrote_is_harmless() -> None:
    field = SaidChange(ACTION["done"], HOSTILE, HOSTILE)
    told = change(fields=(field,), by=HOSTILE, reason=HOSTILE, named=Named("action", HOSTILE))
    assert "<script" not in changes_list([told], "essai")
    assert "<script" not in chain_note([HOSTILE], Anchor(1, "a", AT))
    last = LastChange("essai", "actions/<a>", AT, HOSTILE, HOSTILE, (field,))
    assert "<script" not in last_change_html(last)


def test_a_change_of_many_fields_says_how_many_more() -> None:
    fields = tuple(SaidChange(one, None, "x") for one in list(ACTION.values())[:11])
    assert "et 3 autres champs" in plain(change_html(change(fields=fields)))
    assert "autre" not in plain(change_html(change(fields=fields[:8])))


def test_the_file_holds_every_field_whole() -> None:
    long = SaidChange(ACTION["done"], None, "mot " * 100)
    [row] = journal_file([change(fields=(STATUS, long), reason="revue")]).rows
    assert len(row) == 8
    assert "mot " * 99 in str(row[5])
    assert row[7] == "actions/a-01"


def test_headlines_count_and_say_the_last_time() -> None:
    assert journal_headline([], 0) == "Rien n’a encore été modifié."
    said = plain(journal_headline([change()], 1234))
    assert said == "1 234 modifications ; la dernière le 22 novembre 2026 à 14 h 05, par Coordination."
    assert plain(row_headline([change()])).startswith("Action « A » : 1 modification, la dernière par Coordination")


def test_a_page_says_which_changes_it_shows() -> None:
    page = Journal(tuple([change()] * 10), 60, 200, {}, {})
    assert plain(shown_sentence(page, 2)) == "60 modifications sur 200, de la 51e à la 60e, la plus récente d’abord."
    assert shown_sentence(Journal((), 0, 200, {}, {}), 1) == "Aucune modification ne répond à ces choix."


def test_the_chain_says_its_last_line_or_what_is_wrong() -> None:
    anchor = Anchor(1234, "abc", AT)
    assert "ligne 1 234" in plain(chain_note([], anchor))
    assert "<code>abc</code>" in chain_note([], anchor)
    assert "1 234" in plain(anchor_sentence(anchor))
    assert "il manque la ligne 3" in chain_note(["il manque la ligne 3 du journal"], anchor)
    assert chain_note([], Anchor(0, "", "")) == ""


def test_undoing_is_offered_and_told_in_the_right_number() -> None:
    assert plain(gesture_sentence(Gesture(1, AT, 3, undoes=False))).startswith(
        "Votre dernière modification : 3 données"
    )
    assert plain(undone_sentence(Gesture(1, AT, 3, undoes=False))) == "3 données remises comme avant."
    assert plain(undone_sentence(Gesture(1, AT, 1, undoes=True))) == "1 donnée remise comme avant l’annulation."
    assert plain(restored_sentence(change())) == "Action : ce qui était écrit avant est rétabli."


def test_what_it_was_before_is_short() -> None:
    assert plain(before_words([VALUE])) == ", auparavant 118"
    assert plain(before_words([AMOUNTS])) == ", auparavant non renseigné"
    comment = SaidChange(VALUES["comment"], None, "Corrigé")
    assert plain(before_words([VALUE, comment])) == ", auparavant 118"
    assert plain(before_words([STATUS, END, comment])) == (
        ", auparavant : statut en cours, fin prévue 1er semestre 2026, …"
    )
    assert before_words([]) == ""
