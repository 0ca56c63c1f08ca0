"""What a reader should know before trusting the figures: contradictions, failing sums, silences."""

from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.dossier.checking import check_dossier
from ctg_core.dossier.findings import FINDING_KINDS, Finding
from ctg_core.dossier.storage import fetch_dossier
from ctg_core.questions.provenance.card import Cards, Evidence
from ctg_core.questions.selection import Selection

SILENCE = "silence"


@dataclass(frozen=True)
class FindingLine:
    """One finding with the passages it stands on; ``kind`` is a code of FINDING_KINDS, ``kind_label`` its words."""

    severity: str
    kind: str
    kind_label: str
    title: str
    explanation: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Findings:
    """Gravest first; what the documents say nothing of is kept apart from what they get wrong."""

    doubts: tuple[FindingLine, ...]
    silences: tuple[FindingLine, ...]

    @property
    def to_check(self) -> tuple[FindingLine, ...]:
        """What asks to be checked, gravest first; the rest is good to know."""
        return tuple(line for line in self.doubts if line.severity != "info")

    def of_severity(self, severity: str) -> tuple[FindingLine, ...]:
        """The doubts of one severity: error, warning or info."""
        return tuple(line for line in self.doubts if line.severity == severity)


def findings(session: Session, selection: Selection) -> Findings:
    """The same findings as the command ``check`` prints, quotations aside: the documents are not at hand here."""
    cards = Cards(session, selection)
    lines = [_line(found, cards) for found in check_dossier(fetch_dossier(session, selection.convention))]
    return Findings(
        doubts=tuple(line for line in lines if line.kind != SILENCE),
        silences=tuple(line for line in lines if line.kind == SILENCE),
    )


def _line(found: Finding, cards: Cards) -> FindingLine:
    return FindingLine(
        severity=found.severity,
        kind=found.kind,
        kind_label=FINDING_KINDS[found.kind],
        title=found.title,
        explanation=found.explanation,
        evidence=cards.evidence(list(found.citations)),
    )
