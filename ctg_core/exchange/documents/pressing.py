"""What a committee should look at, most pressing first, a line each."""

from ctg_core.exchange.documents.action_tables import coded
from ctg_core.exchange.documents.kit.frame import Request
from ctg_core.model.french import NARROW, counted
from ctg_core.model.french_dates import moment, remaining
from ctg_core.questions.actions.words import status_words
from ctg_core.questions.meeting.attention import attention


def doubts_line(request: Request) -> list[str]:
    """How many points of the documents are to be checked, as the screens count them; empty when there is none."""
    count = len(request.ask(attention).doubts)
    return [counted(count, "point à vérifier", "points à vérifier") + " dans les documents"] if count else []


def pressing_lines(request: Request) -> list[str]:
    """Late and held back actions, decisions nobody carried out, indicators going back, agréments that end."""
    found = request.ask(attention)
    return [
        *(f"{coded(item)}{NARROW}: en retard de {remaining(item.days_late)}" for item in found.late),
        *(f"{coded(item)}{NARROW}: {item.row.obstacle or status_words(item)}" for item in found.held_back),
        *(f"{one.row.title}{NARROW}: décision dont l’échéance est passée" for one in found.overdue),
        *(f"{one.label}{NARROW}: indicateur en recul" for one in found.going_back),
        *(f"{one.title}{NARROW}: fin {moment(one.end)}" for one in found.endings),
    ]
