"""One funding line as a reader meets it: who pays whom, under which scheme, for which theme, how much."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from ctg_core.model.action import Action
from ctg_core.model.codes import EXPENDITURE_NATURES, STAGES
from ctg_core.model.funding import FundingLine
from ctg_core.model.organisation import Organisation
from ctg_core.model.plan_node import PlanNode
from ctg_core.questions.complete_years import complete_periods
from ctg_core.questions.plan.nodes import node_name, path_to
from ctg_core.questions.provenance.card import Card, Cards
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection
from ctg_core.reference.lists import funders, schemes, themes

# An amount whose stage no document says is kept apart, as a stage of its own.
STATED = "stated"
STAGE_LABELS = {**STAGES, STATED: "stade non précisé"}
STAGE_ORDER = tuple(STAGE_LABELS)
# "les deux" says nothing away from the list it closes.
NATURES_SHOWN = {**EXPENDITURE_NATURES, "both": "fonctionnement et investissement"}
Amounts = Mapping[str, int | None]


@dataclass(frozen=True)
class Line:
    """``row`` is the line as recorded; ``axis`` the first level of the plan that its action hangs under.

    ``amounts`` holds cents for each of the four stages and for STATED, None where no document gives one.
    ``schemes`` and ``themes`` are national labels, ``row.scheme_label`` what the document itself writes; an amount
    printed for several schemes or themes at once is never shared out between them. ``families`` are the codes of
    the families of its schemes.
    """

    row: FundingLine
    funder_label: str
    schemes: tuple[str, ...]
    families: tuple[str, ...]
    themes: tuple[str, ...]
    payee: str | None
    axis: str | None
    nature: str | None
    amounts: Amounts
    card: Card

    @property
    def known_stages(self) -> tuple[str, ...]:
        """The stages at which this line has an amount."""
        return tuple(stage for stage in STAGE_ORDER if self.amounts[stage] is not None)


def funding_lines(session: Session, selection: Selection, cards: Cards) -> tuple[Line, ...]:
    """Every line of the convention, in the order of its dossier."""
    names = {row.key: row.name for row in rows_of(session, Organisation, selection)}
    axes = _axes_of_actions(session, selection)
    return tuple(_line(row, names, axes, cards) for row in rows_of(session, FundingLine, selection))


def _axes_of_actions(session: Session, selection: Selection) -> dict[str, str]:
    """Each action with the name of the first level of the plan above it."""
    nodes = {node.key: node for node in rows_of(session, PlanNode, selection)}
    paths = ((action.key, path_to(action.node, nodes)) for action in rows_of(session, Action, selection))
    return {key: node_name(path[0], nodes.values()) for key, path in paths if path}


def _line(row: FundingLine, names: Mapping[str, str], axes: Mapping[str, str], cards: Cards) -> Line:
    nature = row.nature_of_expenditure
    card = cards.of(row, " – ".join(filter(None, [row.label, row.scheme_label])))
    return Line(
        row=row,
        funder_label=funders()[row.funder].label,
        schemes=tuple(schemes()[code].label for code in row.schemes),
        families=tuple(schemes()[code].family for code in row.schemes),
        themes=tuple(themes()[code].label for code in row.themes),
        payee=names.get(row.payee, row.payee) if row.payee else row.payee_label,
        axis=axes.get(row.action or ""),
        nature=NATURES_SHOWN[nature] if nature else None,
        amounts={stage: getattr(row, f"{stage}_cents") for stage in STAGE_ORDER},
        card=replace(card, coverage=row.basis),
    )


def paid_in_complete_years(lines: Iterable[Line], day: date) -> tuple[Line, ...]:
    """The lines of the years whose payments are complete, and those that say no year: nothing tells when they end."""
    lines = tuple(lines)
    paid = Counter(str(line.row.year) for line in lines if line.row.year and line.amounts["paid"] is not None)
    complete = complete_periods(paid, day)
    return tuple(line for line in lines if line.row.year is None or str(line.row.year) in complete)


def years_of(lines: Iterable[Line]) -> tuple[int, ...]:
    """The years that these lines say, in order."""
    return tuple(sorted({line.row.year for line in lines if line.row.year}))


def common(values: Iterable[str | None]) -> str | None:
    """The value when all agree, else None."""
    found = set(values)
    return found.pop() if len(found) == 1 else None
