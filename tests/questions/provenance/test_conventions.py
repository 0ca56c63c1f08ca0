"""The identity of a convention, each part of it with its card."""

from datetime import date

from ctg_core.questions.provenance.conventions import identity, time_elapsed
from ctg_core.questions.selection import Selection
from ctg_core.store.store import Store
from ctg_core.views.card import card_html

TOULOUSE = Selection("toulouse", date(2026, 3, 1))


def test_a_period_shows_the_sources_and_the_doubts_of_both_its_bounds(shipped_store: Store) -> None:
    with shipped_store.reading() as session:
        card = identity(session, TOULOUSE).cards["period"]
        elapsed = time_elapsed(session, TOULOUSE).card
    assert (elapsed.evidence, elapsed.warnings) == (card.evidence, card.warnings)
    assert (elapsed.nature, bool(elapsed.formula)) == ("calculé", True), "nobody printed a share of time"
    assert len(card.evidence) >= 2
    assert all(evidence.quote for evidence in card.evidence)
    assert len(set(card.warnings)) == len(card.warnings) >= 2


def test_every_part_of_a_documented_identity_has_its_source(shipped_store: Store) -> None:
    for key in ("arras", "cazals-salviac", "sicoval", "terres-du-lauragais", "toulouse"):
        with shipped_store.reading() as session:
            found = identity(session, Selection(key, date(2026, 3, 1)))
        row = found.row
        shown = {"name": True, "period": row.start or row.end, "caf": row.caf, "signed": row.signed}
        for part, is_shown in {**shown, "declared_communes": row.declared_communes}.items():
            assert found.cards[part].evidence or not is_shown, (key, part)


def test_a_card_names_the_key_of_a_row_and_never_a_field(shipped_store: Store) -> None:
    with shipped_store.reading() as session:
        cards = identity(session, TOULOUSE).cards
    assert all("Clé" not in card_html(card, "carte") for card in cards.values())
