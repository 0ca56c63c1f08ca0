"""The whole convention as its file form, to take away."""

from sqlmodel import Session

from ctg_core.dossier.storage import fetch_dossier
from ctg_core.dossier.writing import dump_json
from ctg_core.questions.selection import Selection


def whole_dossier(session: Session, selection: Selection) -> bytes:
    """The canonical JSON of the convention, as it is in the state looked at."""
    return dump_json(fetch_dossier(session, selection.convention))
