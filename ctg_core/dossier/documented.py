"""The contradictions, slips, gaps and inferences that the dossier itself records."""

from collections.abc import Iterator

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.findings import Finding
from ctg_core.model.discrepancy import Discrepancy


def documented_findings(dossier: Dossier) -> Iterator[Finding]:
    """Each recorded discrepancy as it was written."""
    for row in dossier.of(Discrepancy):
        yield Finding(row.severity, row.kind, row.title, row.explanation, tuple(row.concerns), tuple(row.citations))
