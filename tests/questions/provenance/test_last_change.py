"""A card says who gave what it is about, when, and what it was before: without reading the journal when nobody did."""

from decimal import Decimal

from sqlalchemy import event

from ctg_core.commands.indicator_values import GivenValue, give_values
from ctg_core.commands.load import load_dossier
from ctg_core.commands.proposals import Reviewed, validate_values
from ctg_core.commands.rows import edit_row
from ctg_core.dossier.reading import parse_dossier
from ctg_core.dossier.storage import fetch_dossier
from ctg_core.model.action import Action
from ctg_core.model.funding import FundingLine
from ctg_core.model.indicator import IndicatorValue
from ctg_core.model.row import Row
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection
from ctg_core.store.store import Store
from ctg_core.views.card import card_html
from ctg_core.views.last_change import last_change_sentence
from tests.commands.conftest import COORDINATION, ENFANCE, HERE, VALLEY, asking
from tests.questions.plan.asked_plan import DAY


def card_of(store: Store, noun: type[Row], key: str, *, anonymous: bool = False) -> Card:
    with store.reading() as session:
        cards = Cards(session, Selection(HERE, DAY, anonymous=anonymous))
        return cards.of(session.get_one(noun, (HERE, key)), "Titre")


def sentence(store: Store, noun: type[Row], key: str, *, anonymous: bool = False) -> str:
    change = card_of(store, noun, key, anonymous=anonymous).change
    assert change
    return last_change_sentence(change).replace("\u202f", " ").replace("\u00a0", " ")


def test_a_value_validated_says_who_gave_it_who_validated_it_and_what_stood_there(valley: Store) -> None:
    give_values(valley, asking(ENFANCE), [GivenValue("places", "2024", seen=1, value=Decimal(121))])
    validate_values(valley, asking(COORDINATION), {"places-2024-2": Reviewed(1, ("places-2024", 1))})
    said = sentence(valley, IndicatorValue, "places-2024")
    assert said.startswith("Saisi par Enfance, le ")
    assert said.endswith(", validé par Coordination, auparavant 118.")


def test_a_first_value_had_nothing_before(valley: Store) -> None:
    give_values(valley, asking(COORDINATION), [GivenValue("places", "2025", value=Decimal(130))])
    said = sentence(valley, IndicatorValue, "places-2025")
    assert said.startswith("Saisi par Coordination, le ")
    assert "auparavant" not in said


def test_money_and_words_are_said_as_people_read_them(valley: Store) -> None:
    edit_row(valley, asking(COORDINATION), "funding_lines", "f-01", 1, {"planned_cents": 123450})
    assert sentence(valley, FundingLine, "f-01").endswith(", auparavant 1 000 €.")
    edit_row(valley, asking(ENFANCE), "actions", "a-01", 1, {"status": "done", "progress": 100, "done": "Ouverte"})
    said = sentence(valley, Action, "a-01")
    assert said.endswith(", auparavant : statut en cours, avancement déclaré non renseigné, ….")


def test_the_card_leads_to_the_whole_history(valley: Store) -> None:
    edit_row(valley, asking(COORDINATION), "funding_lines", "f-01", 1, {"planned_cents": 123450})
    html = card_html(card_of(valley, FundingLine, "f-01"), "card")
    assert 'href="journal?convention=vallee&amp;donnee=funding_lines%2Ff-01"' in html


def test_a_reader_nobody_named_is_not_told_who(valley: Store) -> None:
    edit_row(valley, asking(COORDINATION), "funding_lines", "f-01", 1, {"planned_cents": 123450})
    said = sentence(valley, FundingLine, "f-01", anonymous=True)
    assert said.startswith("Saisi le ")
    html = card_html(card_of(valley, FundingLine, "f-01", anonymous=True), "card")
    assert "oordination" not in html


def test_a_convention_loaded_since_says_by_itself_what_it_holds(valley: Store) -> None:
    edit_row(valley, asking(COORDINATION), "funding_lines", "f-01", 1, {"planned_cents": 123450})
    with valley.reading() as session:
        kept = fetch_dossier(session, HERE)
    load_dossier(valley, kept, by="test", reason=None)
    assert card_of(valley, FundingLine, "f-01").change  # the same row, as the journal knows it
    load_dossier(valley, parse_dossier(VALLEY.encode(), "vallee.yaml"), by="test", reason=None)
    assert card_of(valley, FundingLine, "f-01").change is None


def test_cards_read_the_journal_once_and_only_when_somebody_changed_something(valley: Store) -> None:
    def queries() -> list[str]:
        with valley.reading() as session:
            found: list[str] = []
            event.listen(session.get_bind(), "before_cursor_execute", lambda *given: found.append(str(given[2])))
            cards = Cards(session, Selection(HERE, DAY))
            for noun in (Action, FundingLine, IndicatorValue):
                for row in rows_of(session, noun, Selection(HERE, DAY)):
                    cards.of(row, "Titre")
        # The number of the last line is the convention's revision, which rows are kept under: no card reads it.
        return [query for query in found if "FROM revision" in query and "max(number)" not in query]

    assert queries() == []
    edit_row(valley, asking(COORDINATION), "funding_lines", "f-01", 1, {"planned_cents": 1})
    edit_row(valley, asking(COORDINATION), "actions", "a-01", 1, {"progress": 1})
    assert len(queries()) == 1


def test_a_computed_figure_says_the_last_change_of_what_makes_it(valley: Store) -> None:
    edit_row(valley, asking(ENFANCE), "actions", "a-01", 1, {"progress": 10})
    edit_row(valley, asking(COORDINATION), "actions", "a-02", 1, {"progress": 20})
    with valley.reading() as session:
        here = Selection(HERE, DAY)
        cards = Cards(session, here)
        rows = [cards.of(row, row.title) for row in rows_of(session, Action, here)]
        card = cards.computed("x", "Moyenne", "(10 + 20) / 2", rows=rows)
    assert card.change
    assert card.change.ref == "actions/a-02"
    html = card_html(card, "card").replace("\u202f", " ")
    assert "Dernière des données qui le font : saisie par Coordination, le " in html
    assert "auparavant" not in html
