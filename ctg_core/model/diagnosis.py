"""What the shared diagnosis says of the territory."""

from typing import Annotated

from ctg_core.model.codes import DiagnosisKind
from ctg_core.model.dates import PartialDate
from ctg_core.model.row import Sourced, several
from ctg_core.model.values import CodeOf, Key, Paragraph, RefersTo, Text


class DiagnosisItem(Sourced, table=True):
    """A strength, a watch point, a challenge, a trait of the portrait or something already achieved."""

    kind: DiagnosisKind
    title: Text
    description: Paragraph | None = None
    parent: Annotated[Key | None, RefersTo("diagnosis_items")] = None
    dated: PartialDate | None = None
    themes: Annotated[list[str], CodeOf("themes")] = several()
    nodes: Annotated[list[Key], RefersTo("plan_nodes")] = several()
