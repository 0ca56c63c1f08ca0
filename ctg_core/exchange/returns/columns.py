"""The tables of a return sheet: what each column holds, which are to be filled. Writing and reading share them."""

from dataclasses import dataclass

from ctg_core.dossier.field_kinds import Kind
from ctg_core.dossier.fields import Field, fields_of
from ctg_core.questions.files import return_lines as lines

# What identifies a row, in columns nobody sees; found by these words wherever they were moved.
COLLECTION, KEY, VERSION, CONVENTION, DIGEST = IDENTITY = ("_donnée", "_clé", "_version", "_convention", "_empreinte")
# The sheet nobody sees: whose sheet it is, and the lists.
NOTICE, MARK, FORM = "_fiche", "ctg-fiche-de-retour", 1
ABSENCES = (
    "Pas encore connue",
    "Non mesurée cette année",
    "Un gestionnaire n’a pas répondu",
    "Effectif inférieur à 5, non publié",
    "Sans objet ici",
)


@dataclass(frozen=True)
class Column:
    """One column: its heading, what a line shows there, its width in characters.

    ``holds`` is the field that is filled there, None for what is only shown, as its ``kind`` says. A ``naming`` column
    says what the row is about, and is compared when it comes back. ``hint`` is shown when the cell is entered.
    """

    heading: str
    field: str
    kind: Kind = Kind.TEXT
    width: int = 14
    naming: bool = False
    hint: str = ""
    holds: Field | None = None

    @property
    def input(self) -> bool:
        return self.holds is not None


def _filled(place: str, heading: str, width: int, hint: str) -> Column:
    """The column where a field ("collection/name") is filled."""
    collection, name = place.split("/")
    field = fields_of(collection)[name]
    return Column(heading, name, field.kind, width, hint=hint, holds=field)


@dataclass(frozen=True)
class Form:
    """One table: the title of its sheet, what its lines are, its columns from left to right."""

    title: str
    collection: str
    columns: tuple[Column, ...]

    @property
    def inputs(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.input)

    @property
    def naming(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.naming)


_DATE_HINT = "31/12/2026, ou 12/2026, ou 2026\u202f: aussi précis que vous le savez."
VALUES = Form(
    "Indicateurs",
    lines.VALUES,
    (
        Column("Indicateur", "label", width=44, naming=True),
        Column("Lieu", "place", width=26, naming=True),
        Column("Période", "period", Kind.DATE, 11, naming=True),
        Column("Unité", "unit", width=18),
        Column("Valeur précédente", "previous", Kind.DECIMAL, 12),
        Column("De", "previous_period", Kind.DATE, 10),
        Column("État", "state", width=11),
        _filled("indicator_values/value", "Valeur", 14, "Un nombre, sans l’unité."),
        _filled("indicator_values/numerator", "Numérateur", 14, "Ce que l’on compte."),
        _filled("indicator_values/denominator", "Dénominateur", 15, "Ce à quoi on le rapporte."),
        Column("Rapport", "terms", width=30),
        _filled(
            "indicator_values/missing_reason",
            "Raison si absente",
            30,
            "Sans valeur, dites pourquoi\u202f: une raison de la liste, ou la vôtre.",
        ),
        _filled("indicator_values/comment", "Commentaire", 40, "Ce qui aide à comprendre le chiffre."),
    ),
)
ACTIONS = Form(
    "Actions",
    lines.ACTIONS,
    (
        Column("Code", "code", width=9),
        Column("Action", "title", width=36, naming=True),
        Column("Chef de file", "lead", width=22),
        Column("Fin prévue", "planned_end", Kind.DATE, 12),
        Column("Dernières nouvelles", "news", Kind.DATE, 14),
        _filled("actions/status", "Statut", 14, "Choisissez dans la liste."),
        _filled("actions/progress", "Avancement (%)", 14, "De 0 à 100, si l’action n’a pas d’étapes."),
        _filled("actions/confidence", "Météo", 11, "Choisissez dans la liste."),
        _filled("actions/confidence_comment", "Pourquoi cette météo", 28, "Une phrase."),
        _filled("actions/done", "Réalisé", 34, "Ce qui est fait."),
        _filled("actions/next", "Suites prévues", 34, "Ce qui vient."),
        _filled("actions/obstacle", "Freins", 34, "Ce qui retient l’action."),
        _filled("actions/actual_start", "Début réel", 13, _DATE_HINT),
        _filled("actions/actual_end", "Fin réelle", 13, _DATE_HINT),
    ),
)
STEPS = Form(
    "Étapes",
    lines.STEPS,
    (
        Column("Action", "action", width=50, naming=True),
        Column("Étape", "label", width=60, naming=True),
        Column("Échéance", "due", Kind.DATE, 14),
        _filled("action_steps/done_on", "Faite le", 16, _DATE_HINT),
    ),
)
NEW_STEPS = Form(
    "Étapes à ajouter",
    lines.NEW_STEPS,
    (
        Column("Action", "action", width=50, naming=True),
        _filled("action_steps/label", "Étape", 60, "Ce qui sera fait\u202f: une étape par ligne."),
        _filled("action_steps/due", "Échéance", 14, _DATE_HINT),
        _filled("action_steps/done_on", "Faite le", 16, _DATE_HINT),
    ),
)
MONEY = Form(
    "Financements",
    lines.MONEY,
    (
        Column("Ligne", "label", width=44, naming=True),
        Column("Action", "action", width=40),
        Column("Financeur", "funder", width=20, naming=True),
        Column("Année", "year", Kind.YEAR, 9, naming=True),
        _filled("funding_lines/planned_cents", "Prévu (€)", 17, "En euros."),
        _filled("funding_lines/requested_cents", "Demandé (€)", 17, "En euros."),
        _filled("funding_lines/committed_cents", "Engagé (€)", 17, "En euros."),
        _filled("funding_lines/paid_cents", "Versé (€)", 17, "En euros."),
    ),
)
FORMS = {form.collection: form for form in (VALUES, ACTIONS, STEPS, NEW_STEPS, MONEY)}
