"""Every check of a dossier, one entry for each thing a reader should know."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from ctg_core.dossier.announcements import announcement_findings
from ctg_core.dossier.breakdowns import breakdown_findings
from ctg_core.dossier.completeness import silence_findings
from ctg_core.dossier.documented import documented_findings
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.findings import SEVERITY_ORDER, Finding, gravest
from ctg_core.dossier.provenance import provenance_findings
from ctg_core.dossier.quotations import quotation_findings
from ctg_core.dossier.shares import share_findings
from ctg_core.dossier.totals import total_findings

# Kind of a computed finding -> kinds of the recorded discrepancies that may be the same one.
_SAME_THING = {"arithmetic": ("arithmetic", "contradiction", "slip"), "gap": ("gap",), "silence": ("gap",)}


def check_dossier(dossier: Dossier, sources: Path | None = None) -> list[Finding]:
    """Everything found, gravest first; quotations are read again when a folder holds the source files."""
    documented = list(documented_findings(dossier))
    others = []
    for finding in _computed(dossier, sources):
        known = next((index for index, told in enumerate(documented) if _tells(told, finding)), None)
        if known is None:
            others.append(finding)
        else:
            documented[known] = _joined(documented[known], finding)
    return sorted([*documented, *others], key=lambda finding: -SEVERITY_ORDER.index(finding.severity))


def _computed(dossier: Dossier, sources: Path | None) -> Iterator[Finding]:
    if sources is not None:
        yield from quotation_findings(dossier, sources)
    yield from chain(
        total_findings(dossier),
        breakdown_findings(dossier),
        share_findings(dossier),
        announcement_findings(dossier),
        provenance_findings(dossier),
        silence_findings(dossier),
    )


def _tells(documented: Finding, computed: Finding) -> bool:
    """Whether a recorded discrepancy is the computed one: same kind, same first concern (or same silent rows)."""
    if not computed.concerns or documented.kind not in _SAME_THING.get(computed.kind, ()):
        return False
    first = computed.concerns[0]
    if computed.kind == "silence" and not first.startswith("convention/"):
        return set(computed.concerns) == set(documented.concerns)
    return first in documented.concerns


def _joined(documented: Finding, computed: Finding) -> Finding:
    """The recorded discrepancy, completed with the explanation, concerns and citations of the computed one."""
    check = computed.explanation if computed.kind == "arithmetic" else f"{computed.title}."
    return replace(
        documented,
        severity=gravest(documented.severity, computed.severity),
        explanation=f"{documented.explanation}\n\nContrôle\u202f: {check}",
        concerns=tuple(dict.fromkeys(documented.concerns + computed.concerns)),
        citations=tuple(dict.fromkeys(documented.citations + computed.citations)),
    )
