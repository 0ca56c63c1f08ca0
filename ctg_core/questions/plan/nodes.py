"""The nodes of a plan: what each is called, the path down to one, the axis above it."""

from collections.abc import Iterable, Mapping

from ctg_core.model.plan_node import PlanNode
from ctg_core.questions.filtered_list import Choice


def node_name(node: PlanNode, nodes: Iterable[PlanNode]) -> str:
    """Its title, or its level and its rank among its like when the document does not name it: "Axe 2"."""
    alike = [other.key for other in nodes if (other.parent, other.level) == (node.parent, node.level)]
    return node.title or f"{node.level or 'Rubrique'} {alike.index(node.key) + 1}"


def path_to(key: str | None, nodes: Mapping[str, PlanNode]) -> list[PlanNode]:
    """The nodes from the first level of the plan down to this one."""
    path: list[PlanNode] = []
    while key and (node := nodes.get(key)) and node not in path:
        path.insert(0, node)
        key = node.parent
    return path


def axis_of(key: str | None, nodes: Mapping[str, PlanNode]) -> Choice | None:
    """The first level of the plan above this node."""
    path = path_to(key, nodes)
    return Choice(path[0].key, node_name(path[0], nodes.values()), path[0].position) if path else None
