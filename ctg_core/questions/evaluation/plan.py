"""What the data say of the plan itself: did it answer needs, hold together, reach its objectives?"""

from collections.abc import Iterator

from ctg_core.model.action import Action
from ctg_core.model.diagnosis import DiagnosisItem
from ctg_core.model.document import RelatedDocument
from ctg_core.model.french import NARROW, counted, enumerated
from ctg_core.model.indicator import Indicator
from ctg_core.model.plan_node import PlanNode
from ctg_core.questions.evaluation.material import Material
from ctg_core.questions.evaluation.rules import DONE, FULLY, NOT, PARTLY, UNTOLD, needs_answered, objective_state
from ctg_core.questions.evaluation.statements import Named, Proof, Proofs, proofs
from ctg_core.questions.indicators.attainment import NO_DATA
from ctg_core.questions.indicators.list import IndicatorLine
from ctg_core.questions.indicators.values import Reading
from ctg_core.questions.indicators.words import value_text, when_text
from ctg_core.questions.plan.progress import STATUS_ORDER, UNKNOWN
from ctg_core.questions.plan.words import STATUS_LABELS, agreeing
from ctg_core.questions.rows import rows_of
from ctg_core.reference.lists import themes

_NEEDS = ("watch_point", "challenge")
_STATES = {
    FULLY: ("atteint", "atteints"),
    DONE: ("aux actions réalisées, sans effet mesuré", "aux actions réalisées, sans effet mesuré"),
    PARTLY: ("atteint en partie", "atteints en partie"),
    NOT: ("pas encore atteint", "pas encore atteints"),
    UNTOLD: ("dont rien n’est connu", "dont rien n’est connu"),
}


def relevance_needs(material: Material) -> Proofs:
    """Each need of the diagnosis, and how many actions answer it."""
    rows = [row for row in rows_of(material.session, DiagnosisItem, material.selection) if row.kind in _NEEDS]
    if not rows:
        return proofs("Les besoins du diagnostic (points de vigilance, enjeux) ne sont pas enregistrés.")
    kept = [material.path(row) for row in material.actions if row.status != "abandoned"]
    answered = needs_answered({row.key: row.nodes for row in rows}, kept)
    tied = [row for row in rows if row.nodes]
    loose = len(rows) - len(tied)
    untied = f"{counted(loose, 'besoin n’est lié', 'besoins ne sont liés')} à aucun axe ni objectif." if loose else None
    if not (kept and tied):
        why = untied or "Aucune action n’est décrite."
        return proofs(f"Rien ne dit auxquels de ces {len(rows)} besoins une action répond.", why)
    met = [row for row in tied if answered[row.key]]
    text = f"Besoins du diagnostic auxquels au moins une action répond{NARROW}: {len(met)} sur {len(tied)}."
    named = [material.of(row, row.title, _answer(material, row, answered[row.key])) for row in rows]
    formula = "Une action répond à un besoin si elle relève d’un axe ou objectif lié à lui et n’est pas abandonnée."
    return proofs(material.proof("needs", text, formula, named), untied)


def _answer(material: Material, row: DiagnosisItem, actions: int) -> str:
    if not row.nodes:
        return "lié à aucun axe"
    where = enumerated([f"«\u00a0{material.node_name(key)}\u00a0»" for key in row.nodes])
    return f"{counted(actions, 'action') if actions else 'aucune action décrite'}, {where}"


def relevance_change(material: Material) -> Proofs:
    """What moved in the context since the baseline."""
    lines = [line for line in material.indicators.context if len(_known(line)) > 1]
    moved = [Named(line.row.label, _moved(line), line.card) for line in lines if _has_moved(line)]
    if not lines:
        return proofs("Aucun indicateur de contexte n’a deux valeurs à comparer.")
    text = f"Indicateurs de contexte dont la valeur a changé{NARROW}: {len(moved)} sur {len(lines)}."
    return proofs(
        material.proof("context", text, "Dernière valeur validée comparée à la première connue.", moved),
        "Le diagnostic n’est pas actualisé dans les données\u202f: seuls les chiffres le sont.",
    )


def _known(line: IndicatorLine) -> list[Reading]:
    return [one for one in line.series if one.value is not None]


def _has_moved(line: IndicatorLine) -> bool:
    first, *_, last = _known(line)
    return first.value != last.value


def _moved(line: IndicatorLine) -> str:
    """From the first value to the last, each with its date."""
    first, *_, last = _known(line)
    return " → ".join(f"{value_text(one)} ({when_text(one)})" for one in (first, last))


def coherence(material: Material) -> Proofs:
    """The schemes the convention stands with, and the actions that cross themes."""
    documents = [
        row
        for row in rows_of(material.session, RelatedDocument, material.selection)
        if row.relation in ("framework", "linked")
    ]
    crossing = [row for row in material.actions if len(row.themes) > 1]
    told = [row for row in material.actions if row.themes]
    return proofs(
        _schemes(material, documents),
        material.proof(
            "crossing",
            f"Actions qui touchent plusieurs thèmes à la fois{NARROW}: {len(crossing)} sur {len(told)}.",
            "Actions qui portent au moins deux thèmes, parmi celles dont les thèmes sont documentés.",
            [material.of(row, row.title, ", ".join(themes()[code].label for code in row.themes)) for row in crossing],
        )
        if crossing
        else "Les documents ne donnent plusieurs thèmes à aucune action."
        if told
        else "Les thèmes des actions ne sont pas documentés.",
    )


def _schemes(material: Material, documents: list[RelatedDocument]) -> Proof | str:
    if not documents:
        return "Aucun schéma ni projet articulé avec la convention n’est enregistré."
    text = f"{counted(len(documents), 'texte encadre', 'textes encadrent')} la convention ou s’articulent avec elle."
    formula = "Nombre de textes enregistrés comme cadre de la convention ou articulés avec elle."
    return material.proof("schemes", text, formula, [material.of(row, row.title) for row in documents])


def effectiveness_objectives(material: Material) -> Proofs:
    """Each lowest node of the plan: reached, in part, not yet, or unknown."""
    leaves = list(_leaves(material))
    if not leaves:
        return proofs("Les objectifs du plan ne sont pas documentés.")
    lines = {line.row.key: line.state for line in material.indicators.followed}
    of_nodes = {row.key: row.nodes for row in rows_of(material.session, Indicator, material.selection)}
    states: dict[str, list[Named]] = {state: [] for state in _STATES}
    for leaf in leaves:
        mine = [row for row in material.actions if row.node == leaf.key]
        reached = [lines[key] for key, nodes in of_nodes.items() if leaf.key in nodes and key in lines]
        state = objective_state([row.status or UNKNOWN for row in mine], reached)
        detail = f"{_STATES[state][0]}{NARROW}; {_basis(leaf, mine, reached)}"
        states[state].append(material.of(leaf, material.node_name(leaf.key), detail))
    parts = [counted(len(found), *_STATES[state]) for state, found in states.items() if found]
    text = f"Sur {counted(len(leaves), 'objectif')}{NARROW}: {enumerated(parts)}."
    formula = (
        "Atteint\u202f: actions connues toutes réalisées et cibles mesurées toutes atteintes. En partie\u202f: au "
        "moins une action réalisée, une cible atteinte ou en bonne voie. Ce qui n’est pas renseigné ne compte pas."
    )
    return proofs(material.proof("objectives", text, formula, [one for found in states.values() for one in found]))


def _leaves(material: Material) -> Iterator[PlanNode]:
    parents = {node.parent for node in material.nodes.values()}
    return (node for node in material.nodes.values() if node.key not in parents)


def _basis(leaf: PlanNode, actions: list[Action], states: list[str]) -> str:
    known = sum(state != NO_DATA for state in states)
    done = sum(row.status == "done" for row in actions)
    unknown = f"{leaf.declared_actions} annoncées, aucune décrite" if leaf.declared_actions else "aucune action décrite"
    told = f"{done} sur {counted(len(actions), 'action réalisée', 'actions réalisées')}" if actions else unknown
    measured = f"{known} sur {counted(len(states), 'indicateur mesuré', 'indicateurs mesurés')}"
    return f"{told}, {measured if states else 'aucun indicateur lié'}"


def effectiveness_actions(material: Material) -> Proofs:
    """What became of the actions; those not done, and why."""
    if not material.actions:
        return proofs("Aucune action n’est décrite.")
    tally = {status: sum((row.status or UNKNOWN) == status for row in material.actions) for status in STATUS_ORDER}
    told = [f"{count} {agreeing(status, count)}" for status, count in tally.items() if count]
    undone = [row for row in material.actions if row.status in ("not_started", "suspended", "abandoned")]
    silent = [row for row in undone if not row.obstacle]
    named = [material.of(row, row.title, _why_undone(row)) for row in undone]
    return proofs(
        material.proof(
            "statuses",
            f"Sur {counted(len(material.actions), 'action')}{NARROW}: {enumerated(told)}.",
            "Actions décrites, par statut\u202f; sont nommées celles qui sont à engager, suspendues ou abandonnées.",
            named,
        ),
        f"{counted(len(silent), 'action non menée', 'actions non menées')} sans raison dite." if silent else None,
    )


def _why_undone(row: Action) -> str:
    return f"{STATUS_LABELS[row.status or UNKNOWN]}{NARROW}; {row.obstacle or 'raison non renseignée'}"
