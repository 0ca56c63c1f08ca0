"""What the questions of an evaluation draw from, read once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlmodel import Session

from ctg_core.model.action import Action
from ctg_core.model.plan_node import PlanNode
from ctg_core.model.row import Row
from ctg_core.questions.evaluation.statements import Named, Proof
from ctg_core.questions.governance.overview import Governance, governance
from ctg_core.questions.indicators.list import Indicators, indicators
from ctg_core.questions.plan.nodes import node_name, path_to
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection


@dataclass(frozen=True)
class Material:
    """The rows and the answers that several questions share; each is read when first needed."""

    session: Session
    selection: Selection

    @cached_property
    def cards(self) -> Cards:
        return Cards(self.session, self.selection)

    @cached_property
    def actions(self) -> list[Action]:
        """Those that are not abandoned stand with those that are: a question says which it counts."""
        return rows_of(self.session, Action, self.selection)

    @cached_property
    def nodes(self) -> dict[str, PlanNode]:
        return {row.key: row for row in rows_of(self.session, PlanNode, self.selection)}

    @cached_property
    def indicators(self) -> Indicators:
        return indicators(self.session, self.selection)

    @cached_property
    def governance(self) -> Governance:
        return governance(self.session, self.selection)

    def path(self, action: Action) -> list[str]:
        """The keys of the nodes above an action, from the first level down."""
        return [node.key for node in path_to(action.node, self.nodes)]

    def node_name(self, key: str) -> str:
        """How a node of the plan is called."""
        return node_name(self.nodes[key], self.nodes.values())

    def of(self, row: Row, title: str, detail: str = "") -> Named:
        """A row as something a statement names."""
        return Named(title, detail, self.cards.of(row, title))

    def proof(self, ref: str, text: str, formula: str, named: Iterable[Named] = (), rows: Sequence[Card] = ()) -> Proof:
        """A statement counted over rows: its card says how, and rests on them or on those it names."""
        shown = tuple(named)
        title = text.rstrip(".")
        card = self.cards.computed(f"evaluation/{ref}", title, formula, rows=list(rows) or [one.card for one in shown])
        return Proof(text, card, shown)
