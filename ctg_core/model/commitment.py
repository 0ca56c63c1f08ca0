"""What the convention is for, what its parties hold to, promise, and provide."""

from typing import Annotated

from ctg_core.model.codes import CommitmentKind
from ctg_core.model.row import Sourced, several
from ctg_core.model.values import CodeOf, Key, Paragraph, RefersTo, Text


class Commitment(Sourced, table=True):
    """``delivered`` stays absent until somebody says whether the promise was kept."""

    kind: CommitmentKind
    title: Text
    description: Paragraph | None = None
    parent: Annotated[Key | None, RefersTo("commitments")] = None
    organisation: Annotated[Key | None, RefersTo("organisations")] = None
    themes: Annotated[list[str], CodeOf("themes")] = several()
    delivered: bool | None = None
