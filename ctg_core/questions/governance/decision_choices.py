"""What a decision may concern and who may carry it out: names by key."""

from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.model.action import Action
from ctg_core.model.funding import FundingLine
from ctg_core.model.organisation import Organisation
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection


@dataclass(frozen=True)
class Linkable:
    """Each a name by key, in the order of the dossier."""

    organisations: dict[str, str]
    actions: dict[str, str]
    funding_lines: dict[str, str]

    @property
    def names(self) -> dict[str, str]:
        """All of them together."""
        return {**self.funding_lines, **self.actions, **self.organisations}


def linkable(session: Session, selection: Selection) -> Linkable:
    """The organisations, actions and funding lines of the convention."""
    return Linkable(
        {row.key: row.name for row in rows_of(session, Organisation, selection)},
        {row.key: f"{row.code or row.key} {row.title}" for row in rows_of(session, Action, selection)},
        {
            row.key: f"{row.label}, {row.year}" if row.year else row.label
            for row in rows_of(session, FundingLine, selection)
        },
    )
