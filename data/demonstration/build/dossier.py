"""From the story to a dossier like any other: assembled, set in French, validated, written."""

import json
from pathlib import Path

from ctg_core.dossier.dossier import FORMAT, FORMAT_VERSION, Dossier
from ctg_core.dossier.reading import parse_dossier
from ctg_core.dossier.writing import dump_yaml
from data.demonstration.build.actions import action_rows
from data.demonstration.build.facilities import facility_rows
from data.demonstration.build.funding import funding_rows
from data.demonstration.build.governance import governance_rows
from data.demonstration.build.indicators import indicator_rows
from data.demonstration.build.story import Plain, chapter, entered, touched, typeset_all
from data.demonstration.build.territory import TERRITORY

DOSSIER: Path = Path(__file__).parents[1] / "val-d-exemple.yaml"

_HEAD = """\
# Convention fictive. Écrit par « python -m data.demonstration.build » :
# pour changer l'histoire, changer data/demonstration/story, jamais ce fichier.
"""


def dossier_bytes() -> bytes:
    """The YAML file of the fictional convention, the same bytes each time."""
    return _HEAD.encode() + dump_yaml(build_dossier())


def build_dossier() -> Dossier:
    """The fictional convention; DossierRefused lists what does not hold in the story."""
    governance = governance_rows()
    rows = {
        **_identity(),
        **_plan(),
        **action_rows(),
        **indicator_rows({body["key"]: body["name"] for body in governance["bodies"]}),
        **facility_rows(),
        **funding_rows(),
        **governance,
        **_diagnosis(),
        **_evaluation(),
    }
    plain = {"format": FORMAT, "format_version": FORMAT_VERSION, **rows}
    return parse_dossier(json.dumps(typeset_all(plain)).encode(), f"{DOSSIER.stem}.json")


def _identity() -> Plain:
    story = chapter("convention")
    convention = {
        **story["convention"],
        **touched(story),
        "territory_code": TERRITORY["code"],
        "territory_name": TERRITORY["name"],
        "communes": [commune["insee"] for commune in TERRITORY["communes"]],
        "declared_communes": len(TERRITORY["communes"]),
    }
    stated = ("organisations", "related_documents", "convention_themes", "commitments")
    signatories = [_signatory(story, row) for row in story["signatories"]]
    sources = [{**row, **touched(story)} for row in story["sources"]]
    rows = {name: [{**entered(story), **row} for row in story[name]] for name in stated}
    return {"convention": convention, "sources": sources, "signatories": signatories, **rows}


def _signatory(story: Plain, row: Plain) -> Plain:
    """A date given is a date confirmed."""
    certain = {f"{date}_certainty": "confirmed" for date in ("resolution", "signature") if date in row}
    return {**entered(story), **certain, **row}


def _plan() -> Plain:
    story = chapter("plan")
    return {
        "plan_nodes": [{**entered(story), **row} for row in story["plan_nodes"]],
        "discrepancies": [{**row, **touched(story)} for row in story["discrepancies"]],
    }


def _diagnosis() -> Plain:
    story = chapter("diagnosis")
    items, milestones = story["diagnosis_items"], story["milestones"]
    return {
        "diagnosis_items": [{**entered(story), **row} for row in items],
        "milestones": [{**entered(story), "certainty": "confirmed", **row} for row in milestones],
    }


def _evaluation() -> Plain:
    story = chapter("evaluation")
    return {
        "evaluation_answers": [{**entered(story), **row} for row in story["evaluation_answers"]],
        "narratives": [{**row, **touched(story)} for row in story["narratives"]],
    }
