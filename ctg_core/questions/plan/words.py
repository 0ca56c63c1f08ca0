"""The plan in words: how far it is, axis by axis, in the territory's own names."""

from collections import Counter

from ctg_core.model.codes import ACTION_STATUSES
from ctg_core.model.french import SILENT, counted, enumerated, percent
from ctg_core.questions.plan.progress import STATUS_ORDER, UNKNOWN, NodeProgress, PlanProgress, Tally

STATUS_LABELS = {**ACTION_STATUSES, UNKNOWN: "statut non renseigné"}


def plan_headline(plan: PlanProgress) -> str:
    """The answer to "how is the plan doing?", in one sentence or two."""
    if not plan.roots and not plan.tally.listed:
        return "Le plan d’actions n’est pas documenté."
    return f"Le plan compte {_shape(plan)}. {plan_sentence(plan.tally)}{_where(plan)}{_late(plan)}"


def _late(plan: PlanProgress) -> str:
    """A space, then how many actions are late, and in which part of the plan most of them are, when one stands out."""
    late = plan.tally.late
    if not late:
        return ""
    by_late = sorted(plan.roots, key=lambda root: -root.tally.late)
    most = [root for root in by_late if root.tally.late == by_late[0].tally.late]
    where = ""
    if len(most) == 1 and 1 < most[0].tally.late < late:
        where = f", dont {most[0].tally.late} dans «\u00a0{node_name(most[0])}\u00a0»"
    return f" {late_actions(late)}{where}."


def late_actions(late: int) -> str:
    """ "1 action est en retard", "5 actions sont en retard"."""
    return f"{counted(late, 'action est', 'actions sont')} en retard"


def _where(plan: PlanProgress) -> str:
    """Where the announced actions are, when one part of the plan alone has some."""
    holders = [root for root in plan.roots if root.tally.expected]
    if len(holders) != 1 or len(plan.roots) == 1 or plan.tally.measured:
        return ""
    return f" Toutes sont dans «\u00a0{node_name(holders[0])}\u00a0»."


def plan_sentence(tally: Tally) -> str:
    """What is known of the actions; where that is too little for a mean, it comes instead."""
    if tally.mean is not None:
        return f"{mean_sentence(tally)}."
    announced = counted(tally.expected, "action annoncée", "actions annoncées")
    if tally.listed:
        known = known_statuses(tally)
        described = f"{counted(tally.listed, 'est décrite', 'sont décrites')}"
        return f"Sur {announced}, {described}{f' ({known})' if known else ''}{_silence(tally)}."
    if tally.expected:
        return f"{announced}, aucune n’est décrite\u202f: leur avancement n’est pas documenté."
    return "Les actions et leur avancement ne sont pas documentés."


def _silence(tally: Tally) -> str:
    return "\u202f; rien n’est documenté des autres" if tally.unlisted else ""


def known_statuses(tally: Tally) -> str:
    """ "2 réalisées, 1 en cours", actions of unknown status left out."""
    known = [(status, tally.by_status[status]) for status in STATUS_ORDER if status != UNKNOWN]
    return ", ".join(f"{number} {agreeing(status, number)}" for status, number in known if number)


def agreeing(status: str, number: int) -> str:
    """The status as it agrees with a number of actions: 2 réalisées, 2 en cours."""
    label = STATUS_LABELS[status]
    if status == UNKNOWN:
        return f"au {label}"
    return label + "s" if number > 1 and label.endswith("e") else label


def mean_sentence(tally: Tally) -> str:
    """ "58 % d’avancement moyen, calculé sur 9 des 12 actions", or that too little or nothing is known."""
    among = "l’unique action" if tally.expected == 1 else f"{tally.measured} des {tally.expected} actions"
    if tally.mean is not None:
        return f"{percent(tally.mean)} d’avancement moyen, calculé sur {among}"
    return f"Avancement connu de {among}, trop peu pour une moyenne" if tally.measured else f"Avancement {SILENT}"


def _shape(plan: PlanProgress) -> str:
    """ "3 enjeux et 10 objectifs", levels in the order they are met."""
    nodes = [node for root in plan.roots for node in [root, *root.descendants()]]
    count = Counter(map(level_of, nodes))
    return enumerated([counted(number, level, plural(level)) for level, number in count.items()])


def plural(level: str) -> str:
    """The plural of a level's name, every word of it: objectifs opérationnels, enjeux."""
    return " ".join(_plural_word(word) for word in level.split())


def _plural_word(word: str) -> str:
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith("al"):
        return word[:-1] + "ux"
    return word + ("x" if word.endswith(("eu", "eau")) else "s")


def level_of(node: NodeProgress) -> str:
    """The word the territory writes for this level, in lower case."""
    return (node.level or "rubrique").lower()


def node_name(node: NodeProgress) -> str:
    """Its title, or that the document gives it none."""
    return node.title or f"{node.level or 'Élément'} non nommé dans le document"
