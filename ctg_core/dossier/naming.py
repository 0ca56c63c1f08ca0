"""How a sentence names a row: the French noun of its collection, and the words people know it by."""

from collections.abc import Callable, Sequence

from ctg_core.dossier.refusal import shortened
from ctg_core.model.french import NO_BREAK, quoted
from ctg_core.model.row import Row

# (one, several); the order is the one of the file.
NOUNS = {
    "sources": ("source", "sources"),
    "organisations": ("organisation", "organisations"),
    "signatories": ("signataire", "signataires"),
    "related_documents": ("document lié", "documents liés"),
    "convention_themes": ("thème", "thèmes"),
    "plan_nodes": ("élément du plan", "éléments du plan"),
    "bodies": ("instance", "instances"),
    "body_members": ("membre d’instance", "membres d’instance"),
    "facilities": ("équipement", "équipements"),
    "facility_counts": ("nombre d’équipements", "nombres d’équipements"),
    "indicators": ("indicateur", "indicateurs"),
    "indicator_values": ("valeur d’indicateur", "valeurs d’indicateur"),
    "actions": ("action", "actions"),
    "action_steps": ("étape d’action", "étapes d’action"),
    "action_notes": ("note d’action", "notes d’action"),
    "funding_lines": ("ligne de financement", "lignes de financement"),
    "published_totals": ("total publié", "totaux publiés"),
    "commitments": ("engagement", "engagements"),
    "diagnosis_items": ("élément de diagnostic", "éléments de diagnostic"),
    "milestones": ("jalon", "jalons"),
    "meetings": ("séance", "séances"),
    "agenda_items": ("point d’ordre du jour", "points d’ordre du jour"),
    "attendances": ("présence", "présences"),
    "decisions": ("décision", "décisions"),
    "narratives": ("texte rédigé", "textes rédigés"),
    "evaluation_answers": ("réponse d’évaluation", "réponses d’évaluation"),
    "discrepancies": ("divergence relevée", "divergences relevées"),
}
_NAMING_FIELDS = ("title", "label", "name")
_NAMED_AT_MOST = 5


def words_of(row: Row) -> str:
    """The words a row is known by, or its key when it bears none."""
    words = (getattr(row, field, None) for field in _NAMING_FIELDS)
    return next(filter(None, words), row.key)


def name_of(row: Row, words: Callable[[Row], str] = words_of) -> str:
    """The row's own words between quotation marks, cut short."""
    return quoted(shortened(words(row)))


def names_of(rows: Sequence[Row], words: Callable[[Row], str] = words_of) -> str:
    """The first few rows by name, and how many more there are."""
    named, others = rows[:_NAMED_AT_MOST], len(rows[_NAMED_AT_MOST:])
    more = f" et {others}{NO_BREAK}autre{'s' if others > 1 else ''}" if others else ""
    return ", ".join(name_of(row, words) for row in named) + more
