"""What the columns of a territory’s own tracking table hold, guessed from its headings; people have the last word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ctg_core.dossier.french_input import is_blank, written
from ctg_core.exchange.imports.raw_table import Grid
from ctg_core.exchange.imports.vocabulary import funder_of
from ctg_core.model.french import folded

AXIS, OBJECTIVE, ACTION = "axis", "objective", "action"
AMOUNTS = {
    "planned_cents": "Montant prévu",
    "requested_cents": "Montant demandé",
    "committed_cents": "Montant engagé",
    "paid_cents": "Montant versé",
    "stated_cents": "Montant, sans étape précisée",
}
ROLES = {
    AXIS: "Axe",
    OBJECTIVE: "Objectif",
    "code": "Code de l’action",
    ACTION: "Action",
    "description": "Description",
    "target_audience": "Public cible",
    "lead": "Chef de file",
    "partners": "Partenaires",
    "status": "Statut",
    "progress": "Avancement (%)",
    "start": "Début prévu",
    "end": "Fin prévue",
    "funder": "Financeur",
    "scheme": "Dispositif",
    "year": "Année",
    **AMOUNTS,
    "done": "Réalisé",
    "obstacle": "Freins",
    "note": "Remarque",
}
# What a heading begins with; the first that fits wins.
_HEADINGS = {
    AXIS: r"axes?\b|enjeux?\b|orientations?\b|thematiques?\b",
    OBJECTIVE: r"(sous-)?objectifs?\b",
    "code": r"(n ?°|no|num(ero)?|code|ref(erence)?)( ?(de |d'|l')*(la )?(fiche|action))*$",
    "progress": r"%|(taux|pourcentage|degre|niveau) (d'avancement|de realisation)|avancement \(?%|progression",
    "status": r"statuts?\b|etat\b|avancement\b|realisation$|ou en est",
    ACTION: r"(intitule|titre|nom|libelle)\b|(fiches?[ -])?actions?\b|projets?$|mesures?$",
    "lead": r"pilot\w*|chefs? de file|referente?s?\b|porteurs?\b|responsables?\b",
    "partners": r"partenaires?\b|partenariats?\b",
    "target_audience": r"publics?\b",
    "description": r"descripti|contenu|modalites|presentation",
    "start": r"(date (de |d')?)?(debut|demarrage|lancement)\b",
    "end": r"(date (de |d')?)?(fin\b|echeances?\b|achevement|butoir)|delai",
    "year": r"annees?\b|exercice",
    "funder": r"(co-?)?financeurs?\b",
    "scheme": r"dispositifs?\b",
    "obstacle": r"freins?\b|difficultes?\b|obstacles?\b|points? de vigilance",
    "done": r"bilan\b|realise|fait\b",
    "note": r"observations?\b|remarques?\b|commentaires?\b",
}
_MONEY = re.compile(r"budget|montant|cout|financement|subvention|depense|€|\beuros?\b")
_STAGES = {
    "paid_cents": r"vers[ee]|paye|mandate|\brealise|depense",
    "committed_cents": r"engage|notifie|attribue|accorde|\bvote",
    "requested_cents": r"demande|sollicite",
    "planned_cents": r"prevu|prevision|estim|budget|cout",
}
_YEAR = re.compile(r"\b(20[0-4]\d)\b")
_TOTAL = re.compile(r"(sous-?)?total\b")
_DEEPEST_HEADER = 30  # lines
_FEWEST = 2  # columns known: that of the actions alone may be a list of anything


@dataclass(frozen=True)
class TrackedColumn:
    """``role`` is None for what is not taken; a heading may say the year or the funder of its amounts."""

    rank: int
    heading: str
    role: str | None
    year: int | None = None
    funder: str | None = None


@dataclass(frozen=True)
class TrackedSheet:
    """How a sheet is read: its header begins at a line, counted from 1, and is one to three lines high."""

    title: str | None
    header: int
    height: int
    columns: tuple[TrackedColumn, ...]

    @property
    def first(self) -> int:
        """The first line below the header."""
        return self.header + self.height

    def having(self, role: str) -> list[TrackedColumn]:
        """The columns of a role, in order."""
        return [column for column in self.columns if column.role == role]

    def with_roles(self, roles: Sequence[str | None]) -> "TrackedSheet":
        """The same, each column as a person says it is."""
        columns = (replace(column, role=role) for column, role in zip(self.columns, roles, strict=True))
        return replace(self, columns=tuple(columns))


def guess(grid: Grid) -> TrackedSheet | None:
    """The most telling header among the first lines; None for a sheet that lists no actions."""
    candidates = (
        sheet_at(grid, line, height)
        for line in range(1, min(len(grid.lines), _DEEPEST_HEADER) + 1)
        for height in (1, 2, 3)
        if line + height <= len(grid.lines)
        and not all(map(is_blank, grid.lines[line - 1]))
        and (height == 1 or _is_grouped(grid, line, height))
    )
    telling = [sheet for sheet in candidates if sheet.having(ACTION) and _score(sheet) >= _FEWEST]
    # Of two that tell as much, the lower: a title above is no part of it.
    return max(telling, key=lambda sheet: (_score(sheet), -sheet.height), default=None)


def sheet_at(grid: Grid, header: int, height: int) -> TrackedSheet:
    """The columns under a header of so many lines."""
    lines = grid.lines[header - 1 : header - 1 + height]
    columns: list[TrackedColumn] = []
    for rank in range(max(map(len, lines), default=0)):
        parts = list(_parts(lines, rank))
        if parts:
            column = _column(rank, parts)
            alone = column.role in (None, OBJECTIVE, *AMOUNTS) or column.role not in {one.role for one in columns}
            columns.append(column if alone else replace(column, role=None))
    return TrackedSheet(grid.title, header, height, tuple(columns))


def _parts(lines: Sequence[Sequence[object]], rank: int) -> Iterator[str]:
    """The words above a column, from the top, each once."""
    said: set[str] = set()
    for cells in lines:
        if rank < len(cells) and not is_blank(cells[rank]):
            words = " ".join(written(cells[rank]).split())
            if words not in said:
                said.add(words)
                yield words


def _column(rank: int, parts: Sequence[str]) -> TrackedColumn:
    heading = " / ".join(parts)
    leaf, whole = folded(parts[-1]), folded(heading)
    year = _YEAR.search(whole)
    if _MONEY.search(whole) and not re.match(_HEADINGS["funder"], leaf):
        role = None if len(parts) > 1 and _TOTAL.match(leaf) else _stage(whole)
        funder = next(filter(None, map(funder_of, reversed(parts))), None)
        return TrackedColumn(rank, heading, role, int(year[1]) if year else None, funder)
    role = next((role for text in (leaf, whole) if (role := _role(text))), None)
    return TrackedColumn(rank, heading, role)


def _stage(whole: str) -> str:
    return next((stage for stage, form in _STAGES.items() if re.search(form, whole)), "stated_cents")


def _role(text: str) -> str | None:
    return next((role for role, form in _HEADINGS.items() if re.match(form, text)), None)


def _score(sheet: TrackedSheet) -> int:
    return sum(column.role is not None for column in sheet.columns)


def _is_grouped(grid: Grid, line: int, height: int) -> bool:
    """Whether these lines hold together as one header: merged cells tie each to the next, or each fills the other."""
    return all(_are_tied(grid, upper) for upper in range(line, line + height - 1))


def _are_tied(grid: Grid, upper: int) -> bool:
    if any(line in (upper, upper + 1) for line, _ in grid.spread):
        return True
    filled = [
        {rank for rank, cell in enumerate(grid.lines[line - 1]) if not is_blank(cell)} for line in (upper, upper + 1)
    ]
    return bool(filled[0] - filled[1]) and bool(filled[1] - filled[0])
