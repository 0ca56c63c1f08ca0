"""The files that stand as evidence of an indicator's values."""

from dataclasses import dataclass

from sqlmodel import Session, select

from ctg_core.model.attachment import Attachment, file_in
from ctg_core.model.indicator import IndicatorValue
from ctg_core.questions.selection import Selection


@dataclass(frozen=True)
class EvidenceFile:
    """One file; ``period`` is that of the value it proves, ``held`` whether the store has its content."""

    sha256: str
    name: str
    period: str | None
    held: bool


def evidence_files(session: Session, selection: Selection, indicator: str) -> tuple[EvidenceFile, ...]:
    """The files named by the values of an indicator, the latest period first."""
    here = selection.convention
    values = session.exec(
        select(IndicatorValue).where(IndicatorValue.convention == here, IndicatorValue.indicator == indicator)
    )
    named = [(file, value.period) for value in values if (file := file_in(value.evidence))]
    held = set(session.exec(select(Attachment.sha256).where(Attachment.convention == here))) if named else set()
    files = [EvidenceFile(sha256, name, period, sha256 in held) for (sha256, name), period in named]
    return tuple(sorted(files, key=lambda file: file.period or "", reverse=True))


def evidence_content(session: Session, selection: Selection, sha256: str) -> bytes:
    """The bytes of a file; raises LookupError when the store does not have it."""
    found = session.get(Attachment, (selection.convention, sha256))
    if found is None:
        raise LookupError(sha256)
    return found.content
