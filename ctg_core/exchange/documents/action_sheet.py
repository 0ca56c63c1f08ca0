"""The fiche action on one or two pages: why, what, who, when, with what, what it changed."""

from collections.abc import Callable, Sequence

from ctg_core.exchange.documents import tables
from ctg_core.exchange.documents.kit.frame import DocumentRefused, Request, frame_of
from ctg_core.exchange.documents.kit.parts import Column, Heading, Table, table
from ctg_core.exchange.documents.kit.word_file import WordFile
from ctg_core.model.codes import CONFIDENCES
from ctg_core.model.french import NARROW, SILENT, capital, enumerated
from ctg_core.model.french_dates import moment, period
from ctg_core.questions.actions.sheet import ActionSheet, Step, action_sheet
from ctg_core.questions.actions.words import sheet_sentence, step_words

NAME = "Fiche action"
_NOTES = 5


def make(request: Request) -> bytes:
    """The fiche of the action asked for; DocumentRefused without one."""
    if request.item is None:
        raise DocumentRefused("Dites de quelle action faire la fiche.")
    found = request.ask(action_sheet, request.item)
    if found is None:
        raise DocumentRefused(f"L’action «\u00a0{request.item}\u00a0» n’existe pas dans cette convention.")
    file = WordFile(frame_of(request, NAME, tables.coded(found.item)), margin_cm=1.6)
    if found.path:
        file.paragraph(" > ".join(node.name for node in found.path))
    file.paragraph(sheet_sentence(found)).runs[0].bold = True
    silent = []
    for name, (facts_of, table_of) in _PARTS.items():
        facts = {key: words for key, words in facts_of(found).items() if words}
        shown = table_of(found) if table_of else None
        if facts or (shown and shown.rows):
            file.write([Heading(name, 1), facts, shown])
        else:
            silent.append(name.lower())
    if silent:
        file.paragraph(f"{SILENT.capitalize()} à ce jour{NARROW}: {enumerated(silent)}.")
    file.origins()
    return file.content()


def _what(found: ActionSheet) -> dict[str, str]:
    texts, item = found.texts, found.item
    return {
        "Constat": texts.rationale or "",
        "Contenu": texts.description or "",
        "Résultat attendu": texts.expected_outcomes or "",
        "Pour qui": texts.target_audience or "",
        "Thèmes": ", ".join(theme.name for theme in item.themes),
        "Communes": enumerated([commune.name for commune in item.communes]),
    }


def _how_far(found: ActionSheet) -> dict[str, str]:
    texts, item = found.texts, found.item
    weather = CONFIDENCES[item.row.confidence] if item.row.confidence else ""
    return {
        "Météo": ". ".join(filter(None, [capital(weather), texts.confidence_comment])) if weather else "",
        "Fait": texts.done or "",
        "À venir": texts.next or "",
        "Obstacle": texts.obstacle or "",
    }


def _when(found: ActionSheet) -> dict[str, str]:
    return {
        "Prévu": capital(period(*found.planned)) if any(found.planned) else "",
        "Mené": capital(period(*found.actual)) if any(found.actual) else "",
    }


def _who(found: ActionSheet) -> dict[str, str]:
    return {
        "Chef de file": found.lead.name if found.lead else "",
        "Équipe": enumerated([one.name for one in found.team]),
        "Partenaires": enumerated([one.name for one in found.partners]),
        "Lieux": enumerated([", ".join(filter(None, [one.row.name, one.commune])) for one in found.places]),
    }


def _means(found: ActionSheet) -> dict[str, str]:
    return {"Moyens": found.texts.means or ""}


def _notes(found: ActionSheet) -> dict[str, str]:
    dated = ((capital(moment(note.detail)) if note.detail else "Sans date", note.name) for note in found.notes[:_NOTES])
    return {f"{when} ({rank})" if rank else when: text for rank, (when, text) in enumerate(dated)}


def _nothing(_: ActionSheet) -> dict[str, str]:
    return {}


def _steps(found: ActionSheet) -> Table:
    columns: Sequence[Column[Step]] = (
        Column("Étape", lambda step: step.label),
        Column("Où elle en est", lambda step: capital(step_words(step))),
    )
    return table("Étapes", columns, found.steps)


def _money(found: ActionSheet) -> Table:
    return tables.funding_lines("Financements (les stades ne s’additionnent pas)", found.lines, found.totals)


def _indicators(found: ActionSheet) -> Table:
    return table("Indicateurs de l’action", tables.INDICATORS, found.indicators)


def _decisions(found: ActionSheet) -> Table:
    return table("Décisions qui concernent l’action", tables.FOLLOWED, found.decisions)


# What is known in each part, and its table where it has one.
_PARTS: dict[str, tuple[Callable[[ActionSheet], dict[str, str]], Callable[[ActionSheet], Table] | None]] = {
    "Où en est l’action": (_how_far, None),
    "Pourquoi, et quoi": (_what, None),
    "Qui et où": (_who, None),
    "Quand": (_when, _steps),
    "Avec quoi": (_means, _money),
    "Ce que cela change": (_nothing, _indicators),
    "Ce qui a été décidé": (_nothing, _decisions),
    "Notes": (_notes, None),
}
