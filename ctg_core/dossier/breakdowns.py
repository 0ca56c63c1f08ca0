"""Counts of places compared with their breakdown: the sum of the parts, and places counted twice."""

from collections.abc import Iterator

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.findings import Finding, citations_of, places_of
from ctg_core.dossier.naming import name_of
from ctg_core.model.facility import FacilityCount
from ctg_core.model.french import number


def breakdown_findings(dossier: Dossier) -> Iterator[Finding]:
    """Breakdowns that do not make their whole, parts larger than it, and overlaps."""
    counts = dossier.of(FacilityCount)
    by_key = {row.key: row for row in counts}
    for whole in counts:
        parts = [row for row in counts if row.part_of == whole.key]
        yield from _check_breakdown(whole, parts)
        for part in parts:
            yield from _check_part(part, whole)
        for other in map(by_key.__getitem__, whole.counted_in):
            yield from _check_part(whole, other)
            yield _overlap(whole, other)


def _check_breakdown(whole: FacilityCount, parts: list[FacilityCount]) -> Iterator[Finding]:
    if not parts or whole.breakdown is None:
        return
    total = sum(part.count for part in parts)
    exceeds = total > whole.count and not any(part.counted_in for part in parts)
    if total == whole.count or (whole.breakdown == "partial" and not exceeds):
        return
    rows = [whole, *parts]
    yield Finding(
        _severity(rows),
        "arithmetic",
        f"La répartition de {name_of(whole)} ne tombe pas juste",
        f"Nombre publié\u202f: {number(whole.count)}. Somme recalculée des parties\u202f: "
        f"{' + '.join(number(part.count) for part in parts)} = {number(total)}. "
        f"Écart\u202f: {number(abs(whole.count - total))}.",
        places_of(rows),
        citations_of(rows),
    )


def _check_part(part: FacilityCount, whole: FacilityCount) -> Iterator[Finding]:
    if part.count > whole.count:
        yield Finding(
            _severity([part, whole]),
            "arithmetic",
            f"{name_of(part)} dépasse le nombre dont il fait partie",
            f"{name_of(whole)}\u202f: {number(whole.count)}\u202f; "
            f"{name_of(part)}, qui en fait partie\u202f: {number(part.count)}.",
            places_of([part, whole]),
            citations_of([part, whole]),
        )


def _overlap(part: FacilityCount, other: FacilityCount) -> Finding:
    return Finding(
        "info",
        "overlap",
        f"{name_of(part)} est compté aussi dans {name_of(other)}",
        f"Les mêmes lieux ({number(part.count)}) figurent dans les deux nombres\u202f: "
        "les additionner les compterait deux fois.",
        places_of([part, other]),
        citations_of([part, other]),
    )


def _severity(rows: list[FacilityCount]) -> str:
    """Only information when a count is approximate (« près de 30 »), else a warning."""
    return "info" if any(row.qualifier for row in rows) else "warning"
