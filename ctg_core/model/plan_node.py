"""The plan: a tree whose levels bear the territory's own names."""

from typing import Annotated

from ctg_core.model.row import Sourced, count, several
from ctg_core.model.values import CodeOf, Key, Paragraph, RefersTo, Text


class PlanNode(Sourced, table=True):
    """``level`` is the word the territory writes (axe, enjeu, objectif...), absent where it names none.

    ``title`` is absent for a node that is announced and not named (4 axes); ``declared_actions`` is the
    number of actions a document announces under the node, whether or not it lists them.
    """

    level: Text | None = None
    parent: Annotated[Key | None, RefersTo("plan_nodes")] = None
    title: Text | None = None
    description: Paragraph | None = None
    declared_actions: int | None = count()
    themes: Annotated[list[str], CodeOf("themes")] = several()
