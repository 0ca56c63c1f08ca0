"""Permanent codes of the model and their French labels.

National lists (themes, schemes...) are in ctg_core.reference.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator

from ctg_core.model.french import quoted


@dataclass(frozen=True, eq=False)  # compared by its function, as its parent is: a dict has no hash
class OneOf(AfterValidator):
    """Mark of a field that holds one of these codes, with what each says to people."""

    labels: Mapping[str, str]


def one_of(labels: Mapping[str, str]) -> OneOf:
    """A validator that accepts the codes of this list only; ValueError for another."""

    def check(code: str) -> str:
        if code not in labels:
            raise ValueError(f"valeur inconnue {quoted(code)} (attendu\u202f: {', '.join(labels)})")
        return code

    return OneOf(check, labels)


NATURES = {
    "fact": "fait",
    "intention": "intention",
    "target": "cible",
    "rule": "règle",
    "derived": "calculé",
    "inferred": "déduit",
    "entered": "saisi",
}
CERTAINTIES = {"planned": "prévu", "confirmed": "confirmé"}
CONVENTION_KINDS = {
    "ctg": "Convention territoriale globale",
    "framework_agreement": "Accord-cadre préfigurant la CTG",
}
TERRITORY_KINDS = {"epci": "intercommunalité", "commune": "commune", "communes": "ensemble de communes"}
SOURCE_KINDS = {
    "leaflet": "dépliant",
    "resolution": "délibération et accord-cadre",
    "slides": "diaporama",
    "web_page": "page web",
    "dataset": "fichier de données",
    "person": "personne",
}
ORGANISATION_KINDS = {
    "caf": "Caf",
    "intermunicipality": "intercommunalité",
    "municipality": "commune",
    "municipalities": "groupe de communes",
    "department": "Département",
    "region": "Région",
    "state": "État",
    "msa": "MSA",
    "cpam": "CPAM",
    "ccas": "CCAS",
    "association": "association",
    "associations": "associations",
    "school": "Éducation nationale",
    "service": "direction ou service",
    "inhabitants": "habitants",
    "other": "autre",
}
DOCUMENT_KINDS = {
    "legacy_contract": "contrat enfance jeunesse",
    "previous_ctg": "CTG précédente",
    "ctg": "convention territoriale globale",
    "framework_agreement": "accord-cadre",
    "national_framework": "convention d’objectifs et de gestion",
    "amendment": "avenant",
    "annex": "annexe",
    "resolution": "délibération",
    "law": "texte de loi ou de règlement",
    "scheme": "schéma ou projet territorial",
}
DOCUMENT_RELATIONS = {
    "predecessor": "précède la convention",
    "successor": "succède à la convention",
    "framework": "encadre la convention",
    "part": "fait partie de la convention",
    "linked": "s’articule avec la convention",
}
FUNDING_RIGHTS = {
    "full": "ouvre droit à un financement",
    "partial": "ouvre droit à un financement partiel",
    "none": "n’ouvre pas droit à un financement par la CTG",
}
ACTION_STATUSES = {
    "not_started": "à engager",
    "in_progress": "en cours",
    "done": "réalisée",
    "suspended": "suspendue",
    "abandoned": "abandonnée",
}
CONFIDENCES = {"sun": "soleil", "cloud": "nuage", "storm": "orage"}
INDICATOR_KINDS = {
    "context": "contexte",
    "input": "moyens",
    "output": "réalisation",
    "result": "résultat",
    "impact": "impact",
}
DIRECTIONS = {"increase": "augmenter", "decrease": "diminuer", "maintain": "maintenir", "none": "sans objet"}
AGGREGATIONS = {"sum": "somme", "ratio": "rapport", "last": "dernière valeur", "none": "sans agrégation"}
VALUE_KINDS = {
    "baseline": "valeur initiale",
    "target": "cible",
    "observed": "valeur observée",
    "estimate": "estimation",
}
VALUE_STATES = {"proposed": "proposée", "validated": "validée"}
EXPENDITURE_NATURES = {"operating": "fonctionnement", "investment": "investissement", "both": "les deux"}
STAGES = {"planned": "prévu", "requested": "demandé", "committed": "engagé", "paid": "versé"}
BREAKDOWNS = {"complete": "répartition complète", "partial": "répartition partielle"}
COMMITMENT_KINDS = {
    "purpose": "but",
    "principle": "principe",
    "obligation": "engagement",
    "mission": "mission",
    "service": "service",
}
DIAGNOSIS_KINDS = {
    "strength": "point fort",
    "watch_point": "point de vigilance",
    "challenge": "enjeu",
    "portrait": "portrait",
    "achievement": "réalisation",
}
MILESTONE_KINDS = {
    "prefiguration": "préfiguration",
    "diagnosis": "diagnostic",
    "priorities": "choix des enjeux et des axes",
    "action_planning": "plan d’actions",
    "resolutions": "délibérations",
    "signature": "signature",
    "governance": "gouvernance",
    "implementation": "mise en œuvre",
    "annual_review": "bilan annuel",
    "final_evaluation": "évaluation finale",
    "renewal": "renouvellement",
}
BODY_KINDS = {
    "steering_committee": "comité de pilotage",
    "technical_committee": "comité technique",
    "policy_committee": "comité d’orientations politiques",
    "monitoring_group": "groupes de suivi",
    "working_group": "groupes de travail",
    "coordinators_network": "réseau des coordonnateurs",
    "mayors_conference": "conférence des maires",
    "council": "assemblée délibérante",
    "officer": "chargé de coopération",
    "other": "autre instance",
}
ATTENDANCES = {"present": "présent", "excused": "excusé", "represented": "pouvoir", "absent": "absent"}
AGENDA_KINDS = {"information": "information", "debate": "débat", "decision": "décision"}
DECISION_KINDS = {
    "validation": "validation",
    "orientation": "orientation",
    "arbitration": "arbitrage",
    "action": "action nouvelle, modifiée ou abandonnée",
    "amendment": "avenant",
    "organisation": "organisation",
}
NARRATIVE_DOCUMENTS = {"annual_review": "bilan annuel", "evaluation": "évaluation finale", "meeting": "séance"}
EVALUATION_ANSWERS = {
    "yes": "oui",
    "mostly_yes": "plutôt oui",
    "mostly_no": "plutôt non",
    "no": "non",
    "not_measurable": "non mesurable",
}
DISCREPANCY_KINDS = {
    "contradiction": "contradiction",
    "arithmetic": "calcul qui ne tombe pas juste",
    "slip": "coquille manifeste",
    "gap": "élément annoncé mais absent du document",
    "inference": "déduction à confirmer",
    "erratum": "corrigé depuis l’arrêté",
}
ROLES = {
    "reader": "lecteur",
    "contributor": "contributeur",
    "coordinator": "coordination",
    "administrator": "administration",
}
SEVERITIES = {"info": "à savoir", "warning": "à vérifier", "error": "à corriger"}

Nature = Annotated[str, one_of(NATURES)]
Certainty = Annotated[str, one_of(CERTAINTIES)]
ConventionKind = Annotated[str, one_of(CONVENTION_KINDS)]
TerritoryKind = Annotated[str, one_of(TERRITORY_KINDS)]
SourceKind = Annotated[str, one_of(SOURCE_KINDS)]
OrganisationKind = Annotated[str, one_of(ORGANISATION_KINDS)]
DocumentKind = Annotated[str, one_of(DOCUMENT_KINDS)]
DocumentRelation = Annotated[str, one_of(DOCUMENT_RELATIONS)]
FundingRight = Annotated[str, one_of(FUNDING_RIGHTS)]
ActionStatus = Annotated[str, one_of(ACTION_STATUSES)]
Confidence = Annotated[str, one_of(CONFIDENCES)]
IndicatorKind = Annotated[str, one_of(INDICATOR_KINDS)]
Direction = Annotated[str, one_of(DIRECTIONS)]
Aggregation = Annotated[str, one_of(AGGREGATIONS)]
ValueKind = Annotated[str, one_of(VALUE_KINDS)]
ValueState = Annotated[str, one_of(VALUE_STATES)]
ExpenditureNature = Annotated[str, one_of(EXPENDITURE_NATURES)]
Stage = Annotated[str, one_of(STAGES)]
Breakdown = Annotated[str, one_of(BREAKDOWNS)]
CommitmentKind = Annotated[str, one_of(COMMITMENT_KINDS)]
DiagnosisKind = Annotated[str, one_of(DIAGNOSIS_KINDS)]
MilestoneKind = Annotated[str, one_of(MILESTONE_KINDS)]
BodyKind = Annotated[str, one_of(BODY_KINDS)]
AttendanceState = Annotated[str, one_of(ATTENDANCES)]
AgendaKind = Annotated[str, one_of(AGENDA_KINDS)]
DecisionKind = Annotated[str, one_of(DECISION_KINDS)]
NarrativeDocument = Annotated[str, one_of(NARRATIVE_DOCUMENTS)]
EvaluationReply = Annotated[str, one_of(EVALUATION_ANSWERS)]
DiscrepancyKind = Annotated[str, one_of(DISCREPANCY_KINDS)]
Role = Annotated[str, one_of(ROLES)]
Severity = Annotated[str, one_of(SEVERITIES)]
