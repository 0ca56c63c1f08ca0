"""The journal's last line, copied elsewhere: only such a copy reveals that the last lines were cut off."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from ctg_core.model.french import number as in_french
from ctg_core.model.history import Revision


@dataclass(frozen=True)
class Anchor:
    """The number of the last line (0 when nothing ever changed), its SHA-256, its UTC instant."""

    number: int
    hash: str
    at: str

    @property
    def sentence(self) -> str:
        """What a report, a workbook or a backup says of the journal it was made with."""
        if not self.number:
            return "Le journal des modifications est vide."
        return f"Journal des modifications\u202f: ligne {in_french(self.number)}, empreinte {self.hash}."

    @property
    def short(self) -> str:
        """The same where a line has little room: sixteen digits tell two journals apart."""
        return self.sentence.replace(self.hash, self.hash[:16]) if self.number else self.sentence


def journal_anchor(session: Session) -> Anchor:
    """The last line of the journal of the whole store."""
    last = session.exec(select(Revision).order_by(col(Revision.number).desc()).limit(1)).first()
    return Anchor(last.number or 0, last.hash, last.at) if last else Anchor(0, "", "")
