"""The fiche action on one or two pages: why, what, who, when, with what, what it changed."""

from collections.abc import Iterator, Sequence

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
_STEPS: Sequence[Column[Step]] = (
    Column("Étape", lambda step: step.label),
    Column("Où elle en est", lambda step: capital(step_words(step))),
)


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
    for name, facts, shown in _parts(found):
        known = {key: words for key, words in facts.items() if words}
        if known or (shown and shown.rows):
            file.write([Heading(name, 1), known, shown])
        else:
            silent.append(name.lower())
    if silent:
        file.paragraph(f"{SILENT.capitalize()} à ce jour{NARROW}: {enumerated(silent)}.")
    file.origins()
    return file.content()


def _parts(found: ActionSheet) -> Iterator[tuple[str, dict[str, str | None], Table | None]]:
    """Each part of the fiche: its name, what is known, its table where it has one."""
    yield "Où en est l’action", _how_far(found), None
    yield "Pourquoi, et quoi", _what(found), None
    yield "Qui et où", _who(found), None
    yield "Quand", _when(found), table("Étapes", _STEPS, found.steps)
    caption = "Financements (les stades ne s’additionnent pas)"
    yield "Avec quoi", {"Moyens": found.texts.means}, tables.funding_lines(caption, found.lines, found.totals)
    yield "Ce que cela change", {}, table("Indicateurs de l’action", tables.INDICATORS, found.indicators)
    yield "Ce qui a été décidé", {}, table("Décisions qui concernent l’action", tables.FOLLOWED, found.decisions)
    yield "Notes", _notes(found), None


def _what(found: ActionSheet) -> dict[str, str | None]:
    texts, item = found.texts, found.item
    return {
        "Constat": texts.rationale,
        "Contenu": texts.description,
        "Résultat attendu": texts.expected_outcomes,
        "Pour qui": texts.target_audience,
        "Thèmes": ", ".join(theme.name for theme in item.themes),
        "Communes": enumerated([commune.name for commune in item.communes]),
    }


def _how_far(found: ActionSheet) -> dict[str, str | None]:
    texts, item = found.texts, found.item
    weather = CONFIDENCES[item.row.confidence] if item.row.confidence else ""
    return {
        "Météo": ". ".join(filter(None, [capital(weather), texts.confidence_comment])) if weather else "",
        "Fait": texts.done,
        "À venir": texts.next,
        "Obstacle": texts.obstacle,
    }


def _when(found: ActionSheet) -> dict[str, str | None]:
    return {
        "Prévu": capital(period(*found.planned)) if any(found.planned) else "",
        "Mené": capital(period(*found.actual)) if any(found.actual) else "",
    }


def _who(found: ActionSheet) -> dict[str, str | None]:
    return {
        "Chef de file": found.lead.name if found.lead else "",
        "Équipe": enumerated([one.name for one in found.team]),
        "Partenaires": enumerated([one.name for one in found.partners]),
        "Lieux": enumerated([", ".join(filter(None, [one.row.name, one.commune])) for one in found.places]),
    }


def _notes(found: ActionSheet) -> dict[str, str | None]:
    dated = ((capital(moment(note.detail)) if note.detail else "Sans date", note.name) for note in found.notes[:_NOTES])
    return {f"{when} ({rank})" if rank else when: text for rank, (when, text) in enumerate(dated)}
