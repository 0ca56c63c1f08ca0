"""The fiche action on one or two pages: why, what, who, when, with what, what it changed."""

from collections.abc import Callable, Sequence

from ctg_core.exchange.documents.action_tables import INDICATOR_COLUMNS, coded, indicator_rows
from ctg_core.exchange.documents.governance_tables import FOLLOWED_COLUMNS, followed_rows
from ctg_core.exchange.documents.kit.frame import DocumentRefused, Request, frame_of
from ctg_core.exchange.documents.kit.word_file import WordFile
from ctg_core.exchange.documents.money_tables import line_rows, line_stages
from ctg_core.model.codes import CONFIDENCES
from ctg_core.model.french import NARROW, SILENT, capital, enumerated
from ctg_core.model.french_dates import moment, period
from ctg_core.questions.actions.sheet import ActionSheet, action_sheet
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
    file = WordFile(frame_of(request, NAME, coded(found.item)), margin_cm=1.6)
    if found.path:
        file.paragraph(" > ".join(node.name for node in found.path))
    file.paragraph(sheet_sentence(found)).runs[0].bold = True
    silent = [name for name, part in _PARTS.items() if not _told(file, name, part, found)]
    if silent:
        file.paragraph(f"{SILENT.capitalize()} à ce jour{NARROW}: {enumerated([name.lower() for name in silent])}.")
    file.origins()
    return file.content()


def _told(file: WordFile, name: str, part: Callable[[ActionSheet], dict[str, str]], found: ActionSheet) -> bool:
    """Write one part, with its table where it has one; whether it had anything to say."""
    facts, table = {key: words for key, words in part(found).items() if words}, _TABLES.get(name)
    rows = table and table(found)
    if not facts and not (rows and rows[2]):
        return False
    file.heading(name)
    file.facts(facts)
    if rows and rows[2]:
        caption, columns, lines, numeric = rows
        file.table(caption, columns, lines, numeric)
    return True


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


_PARTS: dict[str, Callable[[ActionSheet], dict[str, str]]] = {
    "Où en est l’action": _how_far,
    "Pourquoi, et quoi": _what,
    "Qui et où": _who,
    "Quand": _when,
    "Avec quoi": _means,
    "Ce que cela change": _nothing,
    "Ce qui a été décidé": _nothing,
    "Notes": _notes,
}
_Rows = tuple[str, Sequence[str], Sequence[Sequence[str]], frozenset[str]]


def _steps(found: ActionSheet) -> _Rows:
    rows = [(step.label, capital(step_words(step))) for step in found.steps]
    return "Étapes", ("Étape", "Où elle en est"), rows, frozenset()


def _money(found: ActionSheet) -> _Rows:
    stages = line_stages(found.lines)
    columns = ("Financement", "Financeur", "Année", *stages.values())
    caption = "Financements (les stades ne s’additionnent pas)"
    return caption, columns, line_rows(found.lines, found.totals), frozenset(stages.values())


def _indicators(found: ActionSheet) -> _Rows:
    return "Indicateurs de l’action", INDICATOR_COLUMNS, indicator_rows(found.indicators), frozenset()


def _decisions(found: ActionSheet) -> _Rows:
    return "Décisions qui concernent l’action", FOLLOWED_COLUMNS, followed_rows(found.decisions), frozenset()


_TABLES = {
    "Quand": _steps,
    "Avec quoi": _money,
    "Ce que cela change": _indicators,
    "Ce qui a été décidé": _decisions,
}
