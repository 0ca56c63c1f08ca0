"""The message to paste: what is expected, and nothing else."""

from datetime import date

from ctg_core.questions.entry.deadlines import MEETING, VALUE, Deadline
from ctg_core.questions.entry.due import END, STEP, Due, PastDate, SilentAction
from ctg_core.questions.entry.due_values import COMMUNE, WHOLE, DueValue
from ctg_core.views.entry.reminders import expected, reminder_message, reminders_headline, soon

DAY = date(2026, 11, 22)
NOTHING = Due((), (), (), 0, 3)
MUCH = Due(
    values=(
        DueValue("i", "Places", "places", None, "2025", WHOLE, (), "2024"),
        DueValue("j", "Enfants", "enfants", None, "2026-S1", COMMUNE, ("62041", "62042"), None),
    ),
    silent=(SilentAction("a", "1.1", "Ouvrir", date(2026, 3, 1)),),
    past=(PastDate(END, "Ouvrir", "2026-06", "a", "Ouvrir"), PastDate(STEP, "Signer", "2026-05-02", "a", "Ouvrir")),
    waiting=0,
    looked_after=3,
)


def message(found: Due, *coming: Deadline) -> str:
    said = reminder_message(found, coming, "Essai", DAY, "http://ici/saisie?convention=essai")
    return said.replace("\u202f", " ").replace("\u00a0", " ")


def test_it_lists_what_is_expected_in_words_and_leads_there() -> None:
    said = message(MUCH)
    assert said.startswith("Bonjour,")
    for line in (
        "– Places, 2025\n",
        "– Enfants, 1er semestre 2026 (2 lieux)",
        "– 1.1 Ouvrir, dernière nouvelle le 1er mars 2026",
        "– Ouvrir, fin de l’action, prévu en juin 2026",
        "– Signer, étape de « Ouvrir », prévu le 2 mai 2026",
        "http://ici/saisie?convention=essai",
    ):
        assert line in said


def test_it_leaves_out_what_is_empty() -> None:
    said = message(NOTHING)
    assert "Valeurs" not in said
    assert "échéances" not in said


def test_only_the_next_three_months_are_recalled() -> None:
    near = Deadline("meetings/m", MEETING, "Comité", "Mairie", date(2027, 2, 3), "day")
    far = Deadline("meetings/n", MEETING, "Bilan", None, date(2027, 6, 3), "day")
    value = Deadline("indicators/i", VALUE, "Places", "2025", date(2026, 12, 1), "day")
    past = Deadline("meetings/o", MEETING, "Ancien", None, date(2026, 11, 1), "day")
    assert soon([past, value, near, far], DAY) == [near]
    assert "– 3 février 2027 : Comité, Mairie" in message(NOTHING, past, value, near, far)


def test_the_headline_counts_people_then_things() -> None:
    said = reminders_headline([MUCH, NOTHING]).replace("\u202f", " ").replace("\u00a0", " ")
    assert said == "1 personne sur 2 a quelque chose à donner : 5 éléments en tout."
    assert "à jour" in reminders_headline([NOTHING])
    assert reminders_headline([]).startswith("Personne")
    assert expected(NOTHING) == "à jour"
    assert expected(MUCH).replace("\u00a0", " ") == "2 valeurs à donner, 1 action sans nouvelle et 2 dates passées"
