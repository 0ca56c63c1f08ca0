from decimal import Decimal
from typing import Any

import pytest

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.fields import fields_of
from ctg_core.dossier.headings import heading
from ctg_core.exchange.cells.words import Wording
from ctg_core.model.action import Action
from ctg_core.model.codes import OneOf
from ctg_core.model.collections import COLLECTIONS
from ctg_core.model.commitment import Commitment
from ctg_core.model.convention import Convention
from ctg_core.model.discrepancy import Discrepancy
from ctg_core.model.facility import Facility
from ctg_core.model.funding import FundingLine
from ctg_core.model.source import Source
from ctg_core.model.values import Citation

NOUNS = {"convention": Convention, **COLLECTIONS}


def cell(wording: Wording, row: Any, name: str) -> Any:
    collection = next(collection for collection, noun in NOUNS.items() if isinstance(row, noun))
    return wording.cell(fields_of(collection)[name], getattr(row, name))


@pytest.mark.parametrize("collection", NOUNS)
def test_every_field_has_its_own_heading(collection: str) -> None:
    fields = [field for field in NOUNS[collection].model_fields if field not in ("convention", "position", "version")]
    headings = [heading(collection, field) for field in fields]
    assert len(set(headings)) == len(headings)


@pytest.fixture
def wording(small_dossier: Dossier) -> Wording:
    source = Source(convention="petite", key="depliant", title="Le dépliant", kind="leaflet")
    return Wording(Dossier(small_dossier.convention, {**small_dossier.rows, "sources": [source]}))


ACTION = Action(
    convention="petite",
    key="a-02",
    title="=Ouvrir",
    status="done",
    node="axe-1",
    lead="caf",
    partners=["caf", "caf"],
    themes=["childhood", "youth"],
    progress=40,
    source="depliant",
    locator="L12",
    quote="Ouvrir des places",
)
QUOTED = Citation(source="depliant", locator="L3", quote="quatre axes", nature="inferred")


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("title", "=Ouvrir"),
        ("status", "réalisée"),
        ("confidence", None),
        ("node", "Petite enfance (axe-1)"),
        ("lead", "Caf (caf)"),
        ("partners", "Caf (caf)\u202f; Caf (caf)"),
        ("team", None),
        ("themes", "Enfance\u202f; Jeunesse"),
        ("progress", 40),
        ("nature", "fait"),
        ("source", "depliant"),
    ],
)
def test_a_field_says(field: str, said: object, wording: Wording) -> None:
    assert cell(wording, ACTION, field) == said


def test_cents_are_euros(wording: Wording) -> None:
    line = FundingLine(convention="petite", key="f", label="Ligne", funder="caf", planned_cents=123_45, paid_cents=0)
    assert cell(wording, line, "planned_cents") == Decimal("123.45")
    assert cell(wording, line, "paid_cents") == 0
    assert cell(wording, line, "committed_cents") is None
    assert cell(wording, line, "funder") == "Caf"


def test_yes_no_and_unknown(wording: Wording) -> None:
    said = [
        cell(
            wording, Commitment(convention="petite", key="c", kind="purpose", title="But", delivered=told), "delivered"
        )
        for told in (True, False, None)
    ]
    assert said == ["oui", "non", None]


def test_decimals_keep_their_digits(wording: Wording) -> None:
    place = Facility(convention="petite", key="e", name="Crèche", type="eaje", latitude=Decimal("50.2900"))
    assert str(cell(wording, place, "latitude")) == "50.2900"


def test_a_discrepancy_names_what_it_concerns(wording: Wording) -> None:
    found = Discrepancy(
        convention="petite",
        key="d",
        kind="slip",
        title="Coquille",
        explanation="…",
        concerns=["actions/a-01", "convention/name"],
        citations=[QUOTED, QUOTED],
    )
    passage = "«\u00a0quatre axes\u00a0» — depliant, L3, déduit"
    assert cell(wording, found, "concerns") == "action «\u00a0Créer une crèche (a-01)\u00a0»\nconvention, Nom"
    assert cell(wording, found, "citations") == f"{passage}\n{passage}"
    assert cell(wording, found, "kind") == "coquille manifeste"


def test_every_code_of_the_model_has_its_label(wording: Wording) -> None:
    """An optional code hides its mark in a union: none is missed."""
    for model in NOUNS.values():
        for field, info in model.model_fields.items():
            if "OneOf" not in repr(info):
                continue
            labels = next(mark for mark in _marks(info) if isinstance(mark, OneOf)).labels
            for code, label in labels.items():
                assert cell(wording, model.model_construct(**{field: code}), field) == label


def _marks(info: object) -> list[object]:
    inside = getattr(info.annotation, "__args__", ())
    return [*info.metadata, *(mark for part in inside for mark in getattr(part, "__metadata__", ()))]
