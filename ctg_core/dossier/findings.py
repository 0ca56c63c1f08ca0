"""What a reader should know before trusting a dossier: one entry for each thing found, in French."""

from collections.abc import Iterable
from dataclasses import dataclass

from ctg_core.model.codes import DISCREPANCY_KINDS
from ctg_core.model.row import Row, Sourced, collection_name
from ctg_core.model.values import Citation

FINDING_KINDS = {
    **DISCREPANCY_KINDS,
    "overlap": "compté deux fois",
    "quotation": "citation à corriger",
    "source": "document source",
    "provenance": "donnée sans source",
    "silence": "non documenté",
}
SEVERITY_ORDER = ("info", "warning", "error")


@dataclass(frozen=True)
class Finding:
    """``concerns`` holds ``collection/key`` (or ``convention/field``), what the finding is about first."""

    severity: str
    kind: str
    title: str
    explanation: str
    concerns: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


def place_of(row: Row) -> str:
    """The row as ``concerns`` name it."""
    return f"{collection_name(type(row).__name__)}/{row.key}"


def places_of(rows: Iterable[Row]) -> tuple[str, ...]:
    """The rows as ``concerns`` name them, in order."""
    return tuple(map(place_of, rows))


def citation_of(row: Row) -> Citation | None:
    """Where a document states this row, if the row quotes it."""
    if isinstance(row, Sourced) and row.source and row.locator and row.quote:
        return Citation(source=row.source, locator=row.locator, quote=row.quote, nature=row.nature)
    return None


def citations_of(rows: Iterable[Row]) -> tuple[Citation, ...]:
    """Where the documents state these rows, each passage once."""
    return tuple(dict.fromkeys(filter(None, map(citation_of, rows))))


def gravest(*severities: str) -> str:
    """The most serious of several severities."""
    return max(severities, key=SEVERITY_ORDER.index)
