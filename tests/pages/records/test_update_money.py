"""Saisie: amounts of money, lines of funding, facilities."""

import re
from datetime import date

from sqlmodel import select
from streamlit.testing.v1 import AppTest

from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import edit_row
from ctg_core.model.facility import Facility
from ctg_core.model.funding import FundingLine
from ctg_core.model.person import LOCAL
from ctg_core.store.store import Store
from ctg_core.ui.navigation import FUNDING
from ctg_core.views.entry.addresses import FACILITIES, MONEY
from tests.pages.boxes import COORDINATION, LIVING, Open, fill, lines, pick, press, type_in
from tests.pages.conftest import words


def test_amounts_are_read_in_french(opened: Open, store: Store) -> None:
    app = opened(COORDINATION, MONEY)
    fill(app, "Versé", "12 345,5")
    assert "12 345,50 €" in words(app).replace("\u00a0", " ")
    fill(app, "Versé", "-4", 1)
    fill(app, "Demandé", "1,005", 1)
    shown = words(app)
    assert "ne peut pas être négatif" in shown
    assert "peut se lire de deux façons" in shown
    press(app, "Enregistrer")
    assert app.error
    fill(app, "Versé", "", 1)
    fill(app, "Demandé", "", 1)
    press(app, "Enregistrer")
    with store.reading() as session:
        assert len(session.exec(select(FundingLine).where(FundingLine.paid_cents == 1234550)).all()) == 1


def test_coordination_adds_and_removes_a_line(opened: Open, store: Store) -> None:
    app = opened(COORDINATION, MONEY)
    press(app, "Ajouter")
    assert any("il manque" in error.value for error in app.error)
    type_in(app, "Libellé (obligatoire)", "Aide d’essai")
    type_in(app, "Année (obligatoire)", "2026")
    pick(app, "Financeur (obligatoire)", "caf")
    type_in(app, "Prévu", "1 000,50", -1)
    press(app, "Ajouter")
    with store.reading() as session:
        [line] = session.exec(select(FundingLine).where(FundingLine.label == "Aide d’essai")).all()
    assert (line.year, line.funder, line.planned_cents, line.nature) == (2026, "caf", 100050, "entered")
    pick(app, "Ligne", line.key)
    type_in(app, "Pourquoi", "doublon")
    press(app, "Retirer")
    assert lines(store)[-1].reason == "doublon"
    with store.reading() as session:
        assert session.get(FundingLine, (LIVING, line.key)) is None


def test_a_first_payment_of_the_year_leaves_the_figure_per_inhabitant(opened: Open) -> None:
    before = ratios(opened(COORDINATION, page=FUNDING))
    assert "Par habitant, environ 153 €" in before
    app = opened(COORDINATION, MONEY)
    type_in(app, "Libellé (obligatoire)", "Acompte")
    type_in(app, "Année (obligatoire)", str(date.today().year))
    pick(app, "Financeur (obligatoire)", "caf")
    pick(app, "Nature", "operating")
    type_in(app, "Versé", "120 000", -1)
    press(app, "Ajouter")
    assert not app.error
    assert ratios(opened(COORDINATION, page=FUNDING)) == before


def ratios(app: AppTest) -> str:
    """The figures that are a share or are for each person, as the page shows them without their cards."""
    drawn = " ".join(element.proto.body for element in app.get("html"))
    [shown] = re.findall(r'<div class="ctg-ratios">.*?</div></div></div>', re.sub(r"<div popover.*?</div>", "", drawn))
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", shown))


def test_a_line_changed_since_it_was_shown_is_not_removed(opened: Open, store: Store) -> None:
    with store.reading() as session:
        line = session.exec(select(FundingLine).where(FundingLine.convention == LIVING)).first()
    assert line
    app = opened(COORDINATION, MONEY)
    edit_row(store, Asker(LOCAL, LIVING), "funding_lines", line.key, line.version, {"note": "Versé en mars"})
    pick(app, "Ligne", line.key)
    press(app, "Retirer")
    assert "Rien n’a été enregistré" in app.warning[0].value
    press(app, "Retirer")  # seen
    with store.reading() as session:
        assert session.get(FundingLine, (LIVING, line.key)) is None


def test_a_facility_is_updated_and_one_is_added(opened: Open, store: Store) -> None:
    app = opened(COORDINATION, FACILITIES, equipement="eaje-cle")
    fill(app, "Capacité", "26")
    fill(app, "Labels, séparés par des virgules", "Avip, Écolo crèche")
    press(app, "Enregistrer")
    type_in(app, "Nom (obligatoire)", "Maison des familles")
    pick(app, "Type d’équipement (obligatoire)", "laep")
    press(app, "Ajouter")
    with store.reading() as session:
        facility = session.get_one(Facility, (LIVING, "eaje-cle"))
        assert session.get_one(Facility, (LIVING, "maison-des-familles")).type == "laep"
    assert (facility.capacity, facility.labels) == (26, ["Avip", "Écolo crèche"])
