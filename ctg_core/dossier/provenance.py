"""Facts that do not say where they come from."""

from collections.abc import Iterator

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.findings import Finding, places_of
from ctg_core.dossier.naming import NOUNS, names_of
from ctg_core.model.french import counted
from ctg_core.model.row import Sourced

# Natures that need no source: the journal records what people enter, a formula what is computed.
_VOUCHED_FOR = ("entered", "derived")
# Not the name and the keys, which are ours. ``period`` in a citation stands for both ends.
_FACTUAL_FIELDS = {
    "caf": "la Caf",
    "declared_communes": "le nombre de communes",
    "communes": "la liste des communes",
    "start": "le début",
    "end": "la fin",
    "signed": "la signature",
}


def provenance_findings(dossier: Dossier) -> Iterator[Finding]:
    """One warning a collection, one for the convention itself; a fictional territory has nothing to prove."""
    if dossier.convention.fictional:
        return
    yield from _convention(dossier)
    for collection, rows in dossier.rows.items():
        bare = [row for row in rows if isinstance(row, Sourced) and _is_bare(row)]
        if bare:
            yield Finding(
                "warning",
                "provenance",
                f"{counted(len(bare), *NOUNS[collection])} sans source",
                f"{names_of(bare)}.",
                places_of(bare),
            )


def _is_bare(row: Sourced) -> bool:
    return row.source is None and row.nature not in _VOUCHED_FOR


def _convention(dossier: Dossier) -> Iterator[Finding]:
    cited = {citation.field for citation in dossier.convention.citations}
    if "period" in cited:
        cited |= {"start", "end"}
    bare = [field for field in _FACTUAL_FIELDS if getattr(dossier.convention, field) and field not in cited]
    if bare:
        yield Finding(
            "warning",
            "provenance",
            "L’identité de la convention n’est pas entièrement sourcée",
            f"Sans citation\u202f: {', '.join(map(_FACTUAL_FIELDS.__getitem__, bare))}.",
            tuple(f"convention/{field}" for field in bare),
        )
