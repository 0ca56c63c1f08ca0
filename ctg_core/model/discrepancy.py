"""A contradiction, slip, gap or inference found in the sources: recorded, never settled."""

from sqlmodel import Field

from ctg_core.model.codes import DiscrepancyKind, Severity
from ctg_core.model.row import Row, several
from ctg_core.model.values import Citation, CitationList, Paragraph, Text


class Discrepancy(Row, table=True):
    """``concerns`` lists rows as ``collection/key`` (or ``convention/field``), for their cards to warn."""

    kind: DiscrepancyKind
    title: Text
    explanation: Paragraph
    severity: Severity = "warning"
    concerns: list[str] = several()
    citations: list[Citation] = Field(default_factory=list, sa_type=CitationList)
