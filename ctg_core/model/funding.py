"""Money: one line for a funder, a scheme, a payee and a year; and the totals documents print."""

from typing import Annotated

from sqlalchemy import BigInteger
from sqlmodel import Field

from ctg_core.model.codes import ExpenditureNature, Stage
from ctg_core.model.dates import PartialDate
from ctg_core.model.row import Sourced, cents, several
from ctg_core.model.values import CodeOf, Key, RefersTo, Text


class FundingLine(Sourced, table=True):
    """Four stages are four columns of integer cents, never added together.

    ``stated_cents`` holds an amount whose stage the document does not say, so that nobody has to guess it.

    ``rounding_cents`` is the unit the document prints in (10,000 € for "7.66 M€"): a sum of such lines is
    known to within their roundings only. ``schemes`` holds several codes when the document prints one amount
    for them all.
    """

    label: Text
    year: int | None = Field(default=None, ge=1990, le=2100)
    funder: Annotated[str, CodeOf("funders")]
    schemes: Annotated[list[str], CodeOf("schemes")] = several()
    scheme_label: Text | None = None
    themes: Annotated[list[str], CodeOf("themes")] = several()
    nature_of_expenditure: ExpenditureNature | None = None
    payee: Annotated[Key | None, RefersTo("organisations")] = None
    payee_label: Text | None = None
    action: Annotated[Key | None, RefersTo("actions")] = None
    facility: Annotated[Key | None, RefersTo("facilities")] = None
    planned_cents: int | None = cents()
    requested_cents: int | None = cents()
    committed_cents: int | None = cents()
    paid_cents: int | None = cents()
    stated_cents: int | None = cents()
    rounding_cents: int = Field(default=1, ge=1, le=10**9)
    basis: Text | None = None


class PublishedTotal(Sourced, table=True):
    """What a document prints as the total of ``lines`` (or of other ``totals``), at one stage."""

    label: Text
    year: int | None = Field(default=None, ge=1990, le=2100)
    stage: Stage
    amount_cents: int = Field(ge=0, le=10**15, sa_type=BigInteger)
    rounding_cents: int = Field(default=1, ge=1, le=10**9)
    lines: Annotated[list[Key], RefersTo("funding_lines")] = several()
    totals: Annotated[list[Key], RefersTo("published_totals")] = several()
    funder: Annotated[str | None, CodeOf("funders")] = None
    dated: PartialDate | None = None
