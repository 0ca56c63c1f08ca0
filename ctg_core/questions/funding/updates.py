"""Funding lines as those who follow money update them: what each one says now, with its version."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.model.action import Action
from ctg_core.model.codes import STAGES
from ctg_core.model.funding import FundingLine
from ctg_core.model.organisation import Organisation
from ctg_core.questions.charge import Charge
from ctg_core.questions.funding.lines import STATED
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection
from ctg_core.reference.lists import funders, schemes


@dataclass(frozen=True)
class MoneyRecord:
    """One line; ``amounts`` are cents by stage, None where nothing is known, STATED there only when it holds one.

    ``printed`` says that its amounts are those of a document; ``by`` and ``at`` are of its last change.
    """

    key: str
    version: int
    by: str | None
    at: str | None
    label: str
    year: int | None
    funder: str
    payee: str | None
    schemes: tuple[str, ...]
    action: str | None
    amounts: Mapping[str, int | None]
    basis: str | None
    note: str | None
    printed: bool


@dataclass(frozen=True)
class MoneyChoices:
    """What a new line can be attached to, each by its key."""

    actions: Mapping[str, str]
    organisations: Mapping[str, str]


def money_records(session: Session, selection: Selection, charge: Charge) -> tuple[MoneyRecord, ...]:
    """The funding lines of this charge, in the order of the dossier."""
    choices = money_choices(session, selection)
    return tuple(
        _record(row, choices)
        for row in rows_of(session, FundingLine, selection)
        if charge.holds(row.themes, filter(None, [row.action]), [row.facility])
    )


def money_choices(session: Session, selection: Selection) -> MoneyChoices:
    """The actions and the organisations of the convention, by name."""
    return MoneyChoices(
        {row.key: " ".join(filter(None, [row.code, row.title])) for row in rows_of(session, Action, selection)},
        {row.key: row.name for row in rows_of(session, Organisation, selection)},
    )


def _record(row: FundingLine, choices: MoneyChoices) -> MoneyRecord:
    stages = [*STAGES, *([STATED] if row.stated_cents is not None else [])]
    return MoneyRecord(
        key=row.key,
        version=row.version,
        by=row.updated_by,
        at=row.updated_at,
        label=row.label,
        year=row.year,
        funder=funders()[row.funder].label,
        payee=choices.organisations.get(row.payee or "") or row.payee_label,
        schemes=tuple(schemes()[code].label for code in row.schemes),
        action=choices.actions.get(row.action or ""),
        amounts={stage: getattr(row, f"{stage}_cents") for stage in stages},
        basis=row.basis,
        note=row.note,
        printed=row.quote is not None,
    )
