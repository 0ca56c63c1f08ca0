"""A field of action the convention covers, in the territory's words, with its status there."""

from typing import Annotated

from ctg_core.model.codes import FundingRight
from ctg_core.model.row import Sourced
from ctg_core.model.values import CodeOf, Text


class ConventionTheme(Sourced, table=True):
    """``theme`` is the national code; ``standing`` the territory's word for its status (socle)."""

    theme: Annotated[str | None, CodeOf("themes")] = None
    label: Text
    standing: Text | None = None
    funding_right: FundingRight | None = None
