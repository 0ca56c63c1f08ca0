"""Funding lines as those who follow money update them."""

from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.model.codes import STAGES
from ctg_core.model.funding import FundingLine
from ctg_core.questions.charge import Charge
from ctg_core.questions.edited_rows import names_in
from ctg_core.questions.funding.lines import STATED
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection
from ctg_core.reference.lists import funders, schemes


@dataclass(frozen=True)
class MoneyRecord:
    """One line, with the names of whom and what it leads to."""

    row: FundingLine
    funder: str
    payee: str | None
    schemes: tuple[str, ...]
    action: str | None

    @property
    def amounts(self) -> dict[str, int | None]:
        """Cents by stage, None where nothing is known; STATED is there only when the line holds one."""
        stages = [*STAGES, *([STATED] if self.row.stated_cents is not None else [])]
        return {stage: getattr(self.row, f"{stage}_cents") for stage in stages}


def money_records(session: Session, selection: Selection, charge: Charge) -> tuple[MoneyRecord, ...]:
    """The funding lines of this charge, in the order of the dossier."""
    organisations, actions = (names_in(session, selection, name) for name in ("organisations", "actions"))
    return tuple(
        MoneyRecord(
            row,
            funders()[row.funder].label,
            organisations.get(row.payee or "") or row.payee_label,
            tuple(schemes()[code].label for code in row.schemes),
            actions.get(row.action or ""),
        )
        for row in rows_of(session, FundingLine, selection)
        if charge.holds(row.themes, filter(None, [row.action]), [row.facility])
    )
