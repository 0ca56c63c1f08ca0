"""What a document that leaves the dashboard says of its own data: whose they are, from where, sealed as what."""

from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.dossier.storage import fetch_dossier
from ctg_core.dossier.writing import digest
from ctg_core.model.discrepancy import Discrepancy
from ctg_core.model.indicator import Indicator, IndicatorValue
from ctg_core.model.source import Source
from ctg_core.questions.provenance.conventions import Identity, identity
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection

ERRATUM = "erratum"


@dataclass(frozen=True)
class SourceName:
    """A source by its title; ``dated`` is a partial date, None when it has none."""

    title: str
    dated: str | None


@dataclass(frozen=True)
class Erratum:
    """A figure of a sealed state that was corrected since: ``about`` names it, ``said`` is the correction."""

    about: str
    said: str


@dataclass(frozen=True)
class Edition:
    """``sha256`` is that of the dossier as it is asked about, in hexadecimal; a seal has its own."""

    identity: Identity
    sources: tuple[SourceName, ...]
    errata: tuple[Erratum, ...]
    sha256: str


def edition(session: Session, selection: Selection) -> Edition:
    """What every document of the convention carries."""
    return Edition(
        identity=identity(session, selection),
        sources=tuple(SourceName(row.title, row.dated) for row in rows_of(session, Source, selection)),
        errata=_errata(session, selection),
        sha256=digest(fetch_dossier(session, selection.convention)),
    )


def _errata(session: Session, selection: Selection) -> tuple[Erratum, ...]:
    found = [row for row in rows_of(session, Discrepancy, selection) if row.kind == ERRATUM]
    if not found:
        return ()
    labels = {row.key: row.label for row in rows_of(session, Indicator, selection)}
    values = {row.key: labels.get(row.indicator, "") for row in rows_of(session, IndicatorValue, selection)}
    keys = {row.key: row.concerns[0].rpartition("/")[2] if row.concerns else "" for row in found}
    return tuple(Erratum(values.get(keys[row.key]) or row.title, row.explanation) for row in found)
