"""Can it be trusted? Findings, sources and quoted passages, in words and fragments."""

from collections.abc import Sequence

from ctg_core.questions.provenance.card import Evidence
from ctg_core.questions.provenance.findings import FindingLine, Findings
from ctg_core.questions.provenance.sources import Fact, Provenance, SourceLine
from ctg_core.views.blocks import badge
from ctg_core.views.card import evidence_html, locator_words
from ctg_core.views.escape import html_text
from ctg_core.views.french import SILENT, counted, moment, typeset
from ctg_core.views.table import Cell, Column, Table, on_screen

_TONES = {"error": "bad", "warning": "warn", "info": "info"}


def trust_headline(found: Findings, known: Provenance) -> str:
    """How much is quoted, how much is doubtful, how much is silent."""
    documents = counted(len(known.sources), "source")
    doubtful = len(found.to_check)
    doubts = f"{counted(doubtful, 'point')} à vérifier" if doubtful else "aucun point à vérifier"
    return f"{_stated(known)}, d’après {documents}\u202f; {doubts}."


def _stated(known: Provenance) -> str:
    """What the data rest on: exact quotations, else entries by people who answer for them."""
    if known.quoted:
        return f"{counted(known.quoted, 'donnée citée', 'données citées')} mot pour mot"
    return counted(len(known.facts), "donnée saisie", "données saisies")


def findings_list(lines: tuple[FindingLine, ...], *, opened: bool) -> str:
    """Each finding, foldable: what is printed, why it does not fit, and the passages."""
    return f'<div class="ctg-tree">{"".join(_finding(line, opened=opened) for line in lines)}</div>'


def _finding(line: FindingLine, *, opened: bool) -> str:
    mark = badge(line.kind_label, _TONES[line.severity])
    title = html_text(typeset(line.title))
    paragraphs = "".join(f"<p>{html_text(typeset(text))}</p>" for text in line.explanation.split("\n") if text)
    passages = "".join(map(_passage, line.evidence))
    return (
        f"<details{' open' if opened else ''}><summary><strong>{title}</strong> {mark}</summary>"
        f'<div class="ctg-inside">{paragraphs}{passages}</div></details>'
    )


def _passage(item: Evidence) -> str:
    return f'<div class="ctg-passage">{evidence_html(item)}</div>'


def silences_list(lines: tuple[FindingLine, ...]) -> str:
    """What the documents do not say, one line each."""
    items = "".join(
        f"<li><strong>{html_text(typeset(line.title))}.</strong> {html_text(typeset(line.explanation))}</li>"
        for line in lines
    )
    return f'<ul class="ctg-list">{items}</ul>'


def sources_table(known: Provenance) -> Table:
    """The documents, with what each one is cited for."""
    columns: list[Column[SourceLine]] = [
        Column("Document", lambda source: Cell(source.row.title, source.card)),
        Column("Nature", lambda source: source.kind),
        Column("Auteur", lambda source: source.row.author or SILENT),
        Column("Date", lambda source: moment(source.row.dated) if source.row.dated else SILENT),
        Column("Données citées", lambda source: str(source.facts), numeric=True),
    ]
    return on_screen("Les documents dont viennent les données", columns, known.sources)


def facts_table(facts: Sequence[Fact]) -> Table:
    """Facts with the exact words they rest on."""
    columns: list[Column[Fact]] = [
        Column("Donnée", lambda fact: Cell(fact.name, fact.card)),
        Column("Sorte", lambda fact: fact.what),
        Column("Nature", lambda fact: fact.nature),
        Column("Citation exacte", lambda fact: Cell(fact.quote or SILENT, safe_html=html_text(fact.quote or SILENT))),
        Column("Repère", lambda fact: locator_words(fact.locator) if fact.locator else SILENT),
    ]
    return on_screen("Données et citations", columns, facts)
