"""The bilan annuel: a section for each thing a committee is owed once a year, with a place for its own words."""

from collections.abc import Sequence

from ctg_core.exchange.documents import sections as part
from ctg_core.exchange.documents.kit.frame import DocumentRefused, Request, frame_of
from ctg_core.exchange.documents.kit.parts import Parts
from ctg_core.model.narrative import Narrative
from ctg_core.questions.meeting.narratives import ANNUAL_REVIEW, narratives

NAME = "Bilan annuel"
_LAST_MONTH_OF_LAST_YEAR = 6  # a review made before July is of the year gone by


def make(request: Request) -> bytes:
    """The review of the year asked for, else of the year that the day looked at closes or has just closed."""
    year = reviewed_year(request)
    passages = request.ask(narratives, ANNUAL_REVIEW)
    frame = frame_of(request, NAME, str(year))
    return part.file_of(frame, request, SECTIONS, lambda section: written(passages, section, year))


def reviewed_year(request: Request) -> int:
    """The year of the review; DocumentRefused when what was asked is not one."""
    if request.item is None:
        return request.day.year - (request.day.month <= _LAST_MONTH_OF_LAST_YEAR)
    if not (request.item.isascii() and request.item.isdigit() and len(request.item) == len("2026")):
        raise DocumentRefused(f"«\u00a0{request.item}\u00a0» n’est pas une année\u202f: écrivez par exemple 2026.")
    return int(request.item)


def written(passages: Sequence[Narrative], section: str, year: int) -> list[str]:
    """What people wrote under a heading for this year, or for every year."""
    return [one.text for one in passages if one.section == section and one.year in (None, year)]


def _governance(request: Request) -> Parts:
    return part.governance_of(request, reviewed_year(request))


SECTIONS: part.Sections = {
    "synthese": ("Synthèse", part.summary),
    "rappel": ("Rappel de la convention", part.reminder),
    "gouvernance": ("Vie de la gouvernance", _governance),
    "territoire": ("Évolution du territoire", part.territory),
    "avancement": ("Avancement du plan d’actions", part.progress),
    "axes": ("Axe par axe", part.axes),
    "offre": ("Offre de services", part.services),
    "finances": ("Bilan financier", part.money),
    "participation": ("Participation des habitants", part.participation),
    "difficultes": ("Difficultés et arbitrages", part.difficulties),
    "perspectives": ("Perspectives", part.prospects),
}
