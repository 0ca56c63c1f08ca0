"""An institution, a service or a group of them that takes part in the convention. Never a person."""

from typing import Annotated

from ctg_core.model.codes import OrganisationKind
from ctg_core.model.row import Sourced, count
from ctg_core.model.values import Key, RefersTo, Text


class Organisation(Sourced, table=True):
    """``parent`` is the organisation a service belongs to; ``members`` the size of a group (33 communes)."""

    name: Text
    kind: OrganisationKind
    parent: Annotated[Key | None, RefersTo("organisations")] = None
    members: int | None = count()
    role: Text | None = None
