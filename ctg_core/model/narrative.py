"""Texts that people write beside the figures of a document; kept when the document is generated again."""

from typing import Annotated

from sqlmodel import Field

from ctg_core.model.codes import EvaluationReply, NarrativeDocument
from ctg_core.model.row import Row, Sourced, several
from ctg_core.model.values import CodeOf, Key, Paragraph, RefersTo


class Narrative(Row, table=True):
    """What is written under one heading of one document, for one year or one meeting."""

    document: NarrativeDocument
    section: Key
    year: int | None = Field(default=None, ge=1990, le=2100)
    meeting: Annotated[Key | None, RefersTo("meetings")] = None
    text: Paragraph


class EvaluationAnswer(Sourced, table=True):
    """What is answered to an evaluation question in one year; ``question`` is its code in the shipped list."""

    question: Annotated[str, CodeOf("evaluation_questions")]
    year: int = Field(ge=1990, le=2100)
    reply: EvaluationReply | None = None
    text: Paragraph | None = None
    indicators: Annotated[list[Key], RefersTo("indicators")] = several()
    actions: Annotated[list[Key], RefersTo("actions")] = several()
