"""Saisie: values that wait, validated, refused or corrected by coordination."""

from decimal import Decimal

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from ctg_core.commands.indicator_values import GivenValue, give_values
from ctg_core.commands.people import grant_role
from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import edit_row
from ctg_core.model.indicator import IndicatorValue
from ctg_core.model.person import EVERY_CONVENTION, LOCAL
from ctg_core.store.store import Store
from ctg_core.views.entry.addresses import DECIDED, VALIDATION
from tests.pages.boxes import COORDINATION, ENFANCE, LIVING, Open, labelled, lines, press, type_in
from tests.pages.conftest import words


@pytest.fixture
def proposed(store: Store) -> str:
    """A value somebody proposed; its key."""
    at_the_machine = Asker(LOCAL, EVERY_CONVENTION)
    grant_role(store, at_the_machine, ENFANCE, LIVING, "contributor", {"themes": ["early_childhood"]})
    give_values(store, Asker(ENFANCE, LIVING), [GivenValue("PE01", "2031", value=Decimal("99.5"), comment="Relevé")])
    with store.reading() as session:
        return session.exec(select(IndicatorValue.key).where(IndicatorValue.period == "2031")).one()


def value(store: Store, key: str) -> IndicatorValue | None:
    with store.reading() as session:
        return session.get(IndicatorValue, (LIVING, key))


def test_coordination_validates_one_value(opened: Open, store: Store, proposed: str) -> None:
    app = opened(COORDINATION, VALIDATION)
    assert "99,5 places pour 100 enfants" in words(app).replace("\u00a0", " ")
    app.button(key=f"validate {proposed}").click().run()
    assert not app.exception
    found = value(store, proposed)
    assert found is not None
    assert found.state == "validated"
    told = words(opened(ENFANCE, DECIDED))
    assert "validée" in told


def test_a_refusal_is_told_with_its_word(opened: Open, store: Store, proposed: str) -> None:
    assert "en attente" in words(opened(ENFANCE, DECIDED))
    app = opened(COORDINATION, VALIDATION)
    rank = [box.key for box in labelled(app.checkbox, "Cocher")].index(f"tick {proposed} 1")  # type: ignore[attr-defined]
    press(app, "Refuser cette valeur", rank)
    assert "en un mot" in app.error[0].value
    type_in(app, "Pourquoi, en un mot pour la personne qui l’a donnée", "À compter au 31 décembre", rank)
    press(app, "Refuser cette valeur", rank)
    assert value(store, proposed) is None
    told = words(opened(ENFANCE, DECIDED))
    assert "refusée" in told
    assert "À compter au 31 décembre" in told


def test_a_value_is_corrected(opened: Open, store: Store, proposed: str) -> None:
    app = opened(COORDINATION, VALIDATION)
    rank = [box.key for box in labelled(app.checkbox, "Cocher")].index(f"tick {proposed} 1")  # type: ignore[attr-defined]
    type_in(app, "Valeur", "98,4", rank)
    press(app, "Enregistrer et valider", rank)
    with store.reading() as session:
        [found] = session.exec(select(IndicatorValue).where(IndicatorValue.period == "2031")).all()
    assert (found.state, found.value, found.given_by) == ("validated", Decimal("98.4"), COORDINATION)
    assert "corrigée" in words(opened(ENFANCE, DECIDED))


def test_everything_is_validated_at_once_and_the_switch_lets_values_count(opened: Open, store: Store) -> None:
    app = opened(COORDINATION, VALIDATION)
    app.button(key="validate every").click().run()
    assert not app.exception
    assert "Aucune valeur n’attend" in words(app)
    app.toggle[0].set_value(False).run()
    assert not app.exception
    assert lines(store)[-1].collection == "convention"


def given(store: Store, stands: int) -> str:
    """What coordination found validated, beside which somebody then proposed a value; its key."""
    give_values(store, Asker(LOCAL, LIVING), [GivenValue("PE01", "2031", value=Decimal(stands))])
    grant_role(store, Asker(LOCAL, EVERY_CONVENTION), ENFANCE, LIVING, "contributor", {"themes": ["early_childhood"]})
    seen = GivenValue("PE01", "2031", seen=1, value=Decimal("99.5"), comment="Relevé")
    give_values(store, Asker(ENFANCE, LIVING), [seen])
    return "PE01-2031-2"


def corrected_by_somebody(store: Store) -> None:
    edit_row(store, Asker(LOCAL, LIVING), "indicator_values", "PE01-2031", 1, {"value": Decimal(97)})


def said(app: AppTest) -> str:
    return app.warning[0].value.replace("\\", "").replace("\u202f", " ").replace("\u00a0", " ")


def test_what_changed_under_a_proposal_since_it_was_shown_is_said_and_stands(opened: Open, store: Store) -> None:
    key = given(store, 98)
    app = opened(COORDINATION, VALIDATION)
    corrected_by_somebody(store)
    app.button(key=f"validate {key}").click().run()
    assert said(app).startswith("Cette donnée a été modifiée entre-temps : Valeur : 97")
    assert "(par Utilisateur de cet ordinateur, le" in said(app)
    assert value(store, "PE01-2031").value == 97  # type: ignore[union-attr]
    app.button(key=f"validate {key}").click().run()  # seen now
    assert not app.warning
    assert value(store, "PE01-2031").value == Decimal("99.5")  # type: ignore[union-attr]


def test_a_proposal_changed_or_withdrawn_since_it_was_shown_is_said_so(
    opened: Open, store: Store, proposed: str
) -> None:
    app = opened(COORDINATION, VALIDATION)
    give_values(store, Asker(ENFANCE, LIVING), [GivenValue("PE01", "2031", seen=1, value=Decimal(101), comment="+")])
    app.button(key=f"validate {proposed}").click().run()
    assert said(app).startswith("Cette donnée a été modifiée entre-temps (par Enfance, le")
    assert value(store, proposed).state == "proposed"  # type: ignore[union-attr]
    assert "101,0 places" in words(app).replace("\u00a0", " ")
    give_values(store, Asker(ENFANCE, LIVING), [GivenValue("PE01", "2031", seen=2)])
    app.button(key=f"validate {proposed}").click().run()
    assert said(app).startswith("Cette donnée a été retirée entre-temps (par Enfance, le")


def test_a_correction_goes_over_nothing_unseen_either(opened: Open, store: Store) -> None:
    key = given(store, 98)
    app = opened(COORDINATION, VALIDATION)
    rank = [box.key for box in labelled(app.checkbox, "Cocher")].index(f"tick {key} 1")  # type: ignore[attr-defined]
    type_in(app, "Valeur", "98,4", rank)
    corrected_by_somebody(store)
    press(app, "Enregistrer et valider", rank)
    assert said(app).startswith("Cette donnée a été modifiée entre-temps")
    assert value(store, "PE01-2031").value == 97  # type: ignore[union-attr]
