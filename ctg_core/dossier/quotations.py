"""Whether each quotation stands, word for word, where the dossier says it does."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.findings import Finding, citation_of, place_of
from ctg_core.dossier.naming import name_of
from ctg_core.dossier.refusal import shortened
from ctg_core.dossier.source_text import SourceText, lines_of
from ctg_core.model.french import counted, quoted
from ctg_core.model.source import Source
from ctg_core.model.values import Citation


@dataclass(frozen=True)
class Quotation:
    """A citation and the row, or the field of the convention, that it supports."""

    concern: str
    citation: Citation


def quotations_of(dossier: Dossier) -> Iterator[Quotation]:
    """Every quotation of the dossier: the convention's, the rows' own, the discrepancies'."""
    for citation in dossier.convention.citations:
        yield Quotation(f"convention/{citation.field or 'key'}", citation)
    for rows in dossier.rows.values():
        for row in rows:
            for citation in getattr(row, "citations", []):
                yield Quotation(place_of(row), citation)
            if own := citation_of(row):
                yield Quotation(place_of(row), own)


def quotation_findings(dossier: Dossier, folder: Path) -> Iterator[Finding]:
    """Compare every quotation with the files of a folder; a source is found there by its file name."""
    quotations: dict[str, list[Quotation]] = {}
    for quotation in quotations_of(dossier):
        quotations.setdefault(quotation.citation.source, []).append(quotation)
    files = {path.name: path for path in folder.iterdir() if path.is_file()} if folder.is_dir() else {}
    for source in dossier.of(Source):
        yield from _check_source(source, files.get(source.file or ""), quotations.get(source.key, []))


def _check_source(source: Source, path: Path | None, quotations: list[Quotation]) -> Iterator[Finding]:
    if path is None:
        if source.file or quotations:
            yield _missing(source, len(quotations))
        return
    content = path.read_bytes()
    if source.sha256 and hashlib.sha256(content).hexdigest() != source.sha256:
        yield _altered(source)
    try:
        text = SourceText(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        yield _unreadable(source, len(quotations))
        return
    for quotation in quotations:
        if not text.holds(quotation.citation.quote, lines_of(quotation.citation.locator)):
            yield _misplaced(source, quotation, text.place_of(quotation.citation.quote))


def _missing(source: Source, unchecked: int) -> Finding:
    which = f"Le fichier {source.file} n’est" if source.file else "Son fichier n’est pas nommé, il n’est"
    return _about(
        source,
        "warning",
        f"Le document {name_of(source)} est introuvable",
        f"{which} pas dans le dossier des sources. {_unchecked(unchecked)}",
    )


def _altered(source: Source) -> Finding:
    return _about(
        source,
        "error",
        f"Le document {name_of(source)} n’est pas celui qui a été lu",
        f"L’empreinte SHA-256 du fichier {source.file} diffère de celle que le dossier a gardée\u202f: "
        "le fichier a changé depuis.",
    )


def _unreadable(source: Source, unchecked: int) -> Finding:
    return _about(
        source,
        "warning",
        f"Le document {name_of(source)} n’est pas un texte",
        f"Le fichier {source.file} ne se lit pas comme un texte en UTF-8. {_unchecked(unchecked)}",
    )


def _about(source: Source, severity: str, title: str, explanation: str) -> Finding:
    return Finding(severity, "source", title, explanation.rstrip(), (place_of(source),))


def _unchecked(count: int) -> str:
    if count == 0:
        return ""
    verb = "n’a pas pu être vérifiée" if count == 1 else "n’ont pas pu être vérifiées"
    return f"{counted(count, 'citation')} {verb}."


def _misplaced(source: Source, quotation: Quotation, elsewhere: str | None) -> Finding:
    citation = quotation.citation
    where = f"se trouvent au repère {elsewhere}" if elsewhere else "ne se trouvent nulle part dans le document"
    return Finding(
        "error",
        "quotation",
        f"La citation de {quotation.concern} n’est pas à l’endroit indiqué",
        f"Le dossier place {quoted(shortened(citation.quote))} au repère {citation.locator} du fichier "
        f"{source.file}. Ces mots {where}.",
        (quotation.concern, place_of(source)),
        (citation,),
    )
