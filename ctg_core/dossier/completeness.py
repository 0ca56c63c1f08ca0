"""What a dossier says nothing of: never an error, and never a zero."""

from collections.abc import Callable, Iterator, Sequence

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.findings import Finding, places_of
from ctg_core.dossier.naming import NOUNS, names_of, words_of
from ctg_core.model.french import counted, number
from ctg_core.model.indicator import Indicator, IndicatorValue
from ctg_core.model.organisation import Organisation
from ctg_core.model.row import Row
from ctg_core.model.signatory import Signatory

_CONVENTION = {
    "caf": "La Caf n’est pas documentée",
    "territory_code": "Le code officiel du territoire n’est pas documenté",
    "start": "Le début de la convention n’est pas documenté",
    "end": "La fin de la convention n’est pas documentée",
    "signed": "La signature de la convention n’est pas documentée",
}
# Each subject with the collections that could document it.
_SUBJECTS = {
    "Aucun signataire n’est documenté": ("signatories",),
    "Aucun élément du plan n’est documenté": ("plan_nodes",),
    "Aucune action n’est documentée": ("actions",),
    "Aucun indicateur n’est documenté": ("indicators",),
    "Aucun financement n’est documenté": ("funding_lines", "published_totals"),
    "Aucun équipement n’est documenté": ("facilities", "facility_counts"),
    "Aucune instance de gouvernance n’est documentée": ("bodies",),
    "Aucune séance n’est documentée": ("meetings",),
    "Aucun jalon n’est documenté": ("milestones",),
    "Aucun élément de diagnostic n’est documenté": ("diagnosis_items",),
}
_STAGES = ("planned_cents", "requested_cents", "committed_cents", "paid_cents", "stated_cents")
# In each collection, what is missing when these fields are all empty.
_FIELDS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("sources", ("dated",), "sans date"),
    ("signatories", ("signature",), "sans date de signature"),
    ("plan_nodes", ("title",), "sans titre"),
    ("actions", ("node",), "hors du plan"),
    ("actions", ("lead",), "sans chef de file"),
    ("actions", ("status",), "sans statut"),
    ("actions", ("planned_end", "actual_end"), "sans échéance"),
    ("actions", ("indicators",), "sans indicateur"),
    ("funding_lines", ("year",), "sans année"),
    ("funding_lines", _STAGES, "sans montant"),
    ("facilities", ("commune",), "sans commune"),
    ("facilities", ("latitude",), "sans localisation"),
    ("facilities", ("capacity",), "sans capacité"),
    ("facility_counts", ("period",), "sans date"),
    ("indicator_values", ("value",), "sans valeur"),
    ("indicator_values", ("period",), "sans date"),
    ("bodies", ("minimum_meetings",), "sans rythme de réunion"),
    ("milestones", ("start", "end"), "sans date"),
)


def silence_findings(dossier: Dossier) -> Iterator[Finding]:
    """The convention's own silences, then whole subjects, then fields, each with the rows it concerns."""
    for field, title in _CONVENTION.items():
        if getattr(dossier.convention, field) is None:
            yield Finding("info", "silence", title, "", (f"convention/{field}",))
    for title, collections in _SUBJECTS.items():
        if not any(dossier.rows[collection] for collection in collections):
            yield Finding("info", "silence", title, "")
    words = _words(dossier)
    for collection, fields, missing in _FIELDS:
        rows = dossier.rows[collection]
        silent = [row for row in rows if all(getattr(row, field) in (None, []) for field in fields)]
        yield from _about(silent, len(rows), collection, missing, words)
    measured = {value.indicator for value in dossier.of(IndicatorValue) if value.value is not None}
    indicators = dossier.of(Indicator)
    unmeasured = [row for row in indicators if row.key not in measured]
    yield from _about(unmeasured, len(indicators), "indicators", "sans aucune valeur")


def _about(
    silent: Sequence[Row], among: int, collection: str, missing: str, words: Callable[[Row], str] = words_of
) -> Iterator[Finding]:
    if silent:
        title = f"{counted(len(silent), *NOUNS[collection])} {missing}, sur {number(among)}"
        yield Finding("info", "silence", title, f"{names_of(silent, words)}.", places_of(silent))


def _words(dossier: Dossier) -> Callable[[Row], str]:
    """``words_of``, but a value is named by its indicator and period, a signatory by its organisation."""
    labels = {row.key: row.label for row in dossier.of(Indicator)}
    organisations = {row.key: row.name for row in dossier.of(Organisation)}

    def words(row: Row) -> str:
        if isinstance(row, IndicatorValue):
            return ", ".join(filter(None, [labels[row.indicator], row.period]))
        return organisations[row.organisation] if isinstance(row, Signatory) else words_of(row)

    return words
