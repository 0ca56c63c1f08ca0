"""The bilan annuel: a section for each thing a committee is owed once a year, with a place for its own words."""

from collections.abc import Callable, Sequence

from ctg_core.exchange.documents import review_plan as plan_part
from ctg_core.exchange.documents import review_territory as territory_part
from ctg_core.exchange.documents.kit.frame import DocumentRefused, Request, frame_of
from ctg_core.exchange.documents.kit.word_file import WordFile
from ctg_core.model.narrative import Narrative
from ctg_core.questions.meeting.narratives import ANNUAL_REVIEW, narratives

NAME = "Bilan annuel"
_LAST_MONTH_OF_LAST_YEAR = 6  # a review made before July is of the year gone by
_WORDS = "Ce qu’en disent les partenaires"
Write = Callable[[WordFile, Request, int], None]
# The key of each section is what people's words are kept under: it never changes.
SECTIONS: dict[str, tuple[str, Write]] = {
    "synthese": ("Synthèse", plan_part.summary),
    "rappel": ("Rappel de la convention", territory_part.reminder),
    "gouvernance": ("Vie de la gouvernance", territory_part.governance_year),
    "territoire": ("Évolution du territoire", territory_part.territory),
    "avancement": ("Avancement du plan d’actions", plan_part.progress),
    "axes": ("Axe par axe", plan_part.axes),
    "offre": ("Offre de services", territory_part.services),
    "finances": ("Bilan financier", plan_part.money),
    "participation": ("Participation des habitants", territory_part.participation),
    "difficultes": ("Difficultés et arbitrages", plan_part.difficulties),
    "perspectives": ("Perspectives", plan_part.prospects),
}


def make(request: Request) -> bytes:
    """The review of the year asked for, else of the year that the day looked at closes or has just closed."""
    year = reviewed_year(request)
    file = WordFile(frame_of(request, NAME, str(year)))
    passages = request.ask(narratives, ANNUAL_REVIEW)
    file.contents([title for title, _ in SECTIONS.values()])
    file.page_break()
    for section, (title, write) in SECTIONS.items():
        file.heading(title)
        write(file, request, year)
        file.words(_WORDS, written(passages, section, year))
    file.origins()
    return file.content()


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
