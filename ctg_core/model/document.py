"""A contract, law, resolution or annex that the convention follows, prepares, cites or contains."""

from typing import Self

from pydantic import model_validator

from ctg_core.model.codes import DocumentKind, DocumentRelation
from ctg_core.model.dates import PartialDate, check_order
from ctg_core.model.row import Sourced
from ctg_core.model.values import Paragraph, Text


class RelatedDocument(Sourced, table=True):
    """For instance the CEJ that precedes the convention, or the CTG that an agreement prepares."""

    title: Text
    kind: DocumentKind
    relation: DocumentRelation
    start: PartialDate | None = None
    end: PartialDate | None = None
    dated: PartialDate | None = None
    description: Paragraph | None = None

    @model_validator(mode="after")
    def _period_is_ordered(self) -> Self:
        check_order(self.start, self.end)
        return self
