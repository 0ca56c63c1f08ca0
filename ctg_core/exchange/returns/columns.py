"""The tables of a return sheet: what each column holds, which are to be filled. Writing and reading share them."""

from dataclasses import dataclass

from ctg_core.model.codes import ACTION_STATUSES, CONFIDENCES
from ctg_core.questions.files.return_lines import ActionLine, Line, MoneyLine, NewStepLine, StepLine, ValueLine

TEXT, NUMBER, PERCENT, EUROS, DATE, CHOICE, SUGGESTION = (
    "text",
    "number",
    "percent",
    "euros",
    "date",
    "choice",
    "suggestion",
)
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
    """One column: its heading, the attribute of a line it shows, its kind, its width in characters.

    An ``input`` may be written in; a ``naming`` one says what the row is about, and is compared when it comes back.
    ``hint`` is shown when the cell is entered.
    """

    heading: str
    field: str
    kind: str = TEXT
    width: int = 14
    input: bool = False
    naming: bool = False
    hint: str = ""


@dataclass(frozen=True)
class Form:
    """One table: the title of its sheet, the kind of its lines, its columns from left to right."""

    title: str
    lines: type[Line]
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
    ValueLine,
    (
        Column("Indicateur", "label", width=44, naming=True),
        Column("Lieu", "place", width=26, naming=True),
        Column("Période", "period", DATE, 11, naming=True),
        Column("Unité", "unit", width=18),
        Column("Valeur précédente", "previous", NUMBER, 12),
        Column("De", "previous_period", DATE, 10),
        Column("État", "state", width=11),
        Column("Valeur", "value", NUMBER, 14, input=True, hint="Un nombre, sans l’unité."),
        Column(
            "Numérateur",
            "numerator",
            NUMBER,
            14,
            input=True,
            hint="Ce que l’on compte.",
        ),
        Column("Dénominateur", "denominator", NUMBER, 15, input=True, hint="Ce à quoi on le rapporte."),
        Column("Rapport", "terms", width=30),
        Column(
            "Raison si absente",
            "missing_reason",
            SUGGESTION,
            30,
            input=True,
            hint="Sans valeur, dites pourquoi\u202f: une raison de la liste, ou la vôtre.",
        ),
        Column("Commentaire", "comment", width=40, input=True, hint="Ce qui aide à comprendre le chiffre."),
    ),
)
ACTIONS = Form(
    "Actions",
    ActionLine,
    (
        Column("Code", "code", width=9),
        Column("Action", "title", width=36, naming=True),
        Column("Chef de file", "lead", width=22),
        Column("Fin prévue", "planned_end", DATE, 12),
        Column("Dernières nouvelles", "news", DATE, 14),
        Column("Statut", "status", CHOICE, 14, input=True, hint="Choisissez dans la liste."),
        Column("Avancement (%)", "progress", PERCENT, 14, input=True, hint="De 0 à 100, si l’action n’a pas d’étapes."),
        Column("Météo", "confidence", CHOICE, 11, input=True, hint="Choisissez dans la liste."),
        Column("Pourquoi cette météo", "confidence_comment", width=28, input=True, hint="Une phrase."),
        Column("Réalisé", "done", width=34, input=True, hint="Ce qui est fait."),
        Column("Suites prévues", "next", width=34, input=True, hint="Ce qui vient."),
        Column("Freins", "obstacle", width=34, input=True, hint="Ce qui retient l’action."),
        Column("Début réel", "actual_start", DATE, 13, input=True, hint=_DATE_HINT),
        Column("Fin réelle", "actual_end", DATE, 13, input=True, hint=_DATE_HINT),
    ),
)
STEPS = Form(
    "Étapes",
    StepLine,
    (
        Column("Action", "action", width=50, naming=True),
        Column("Étape", "label", width=60, naming=True),
        Column("Échéance", "due", DATE, 14),
        Column("Faite le", "done_on", DATE, 16, input=True, hint=_DATE_HINT),
    ),
)
NEW_STEPS = Form(
    "Étapes à ajouter",
    NewStepLine,
    (
        Column("Action", "action", width=50, naming=True),
        Column("Étape", "label", width=60, input=True, hint="Ce qui sera fait\u202f: une étape par ligne."),
        Column("Échéance", "due", DATE, 14, input=True, hint=_DATE_HINT),
        Column("Faite le", "done_on", DATE, 16, input=True, hint=_DATE_HINT),
    ),
)
MONEY = Form(
    "Financements",
    MoneyLine,
    (
        Column("Ligne", "label", width=44, naming=True),
        Column("Action", "action", width=40),
        Column("Financeur", "funder", width=20, naming=True),
        Column("Année", "year", NUMBER, 9, naming=True),
        Column("Prévu (€)", "planned_cents", EUROS, 17, input=True, hint="En euros."),
        Column("Demandé (€)", "requested_cents", EUROS, 17, input=True, hint="En euros."),
        Column("Engagé (€)", "committed_cents", EUROS, 17, input=True, hint="En euros."),
        Column("Versé (€)", "paid_cents", EUROS, 17, input=True, hint="En euros."),
    ),
)
FORMS = {form.lines.collection: form for form in (VALUES, ACTIONS, STEPS, NEW_STEPS, MONEY)}
# The words a code may be given by, in the columns where one is chosen.
CHOICES = {"status": ACTION_STATUSES, "confidence": CONFIDENCES}
