"""The words of the screen where people give news of their actions."""

from collections.abc import Sequence

from ctg_core.model.codes import ACTION_STATUSES
from ctg_core.model.french_dates import remaining
from ctg_core.questions.actions.news import ActionNews
from ctg_core.views.french import NARROW, counted, day, enumerated
from ctg_core.views.plan.confidence import confidence_words

STATUSES = {code: label.capitalize() for code, label in ACTION_STATUSES.items()}


def confidence_choice(code: str) -> str:
    """ "☀ soleil", its sign drawn as text rather than as a picture."""
    return confidence_words(code).replace(" ", "\ufe0e ", 1)


def waiting_sentence(actions: Sequence[ActionNews]) -> str:
    """ "3 actions en retard et 5 sans nouvelles depuis six mois, sur 40."."""
    late = sum(news.days_late > 0 for news in actions)
    quiet = sum(news.quiet for news in actions)
    said = [counted(late, "action en retard", "actions en retard")] if late else []
    if quiet:
        silent = "sans nouvelles depuis six mois"
        said.append(f"{quiet} {silent}" if late else f"{counted(quiet, 'action')} {silent}")
    whole = counted(len(actions), "action")
    return f"{enumerated(said)}, sur {whole}." if said else f"{whole}{NARROW}: aucune n’attend de nouvelles."


def choice_words(news: ActionNews, *, being_typed: bool = False) -> str:
    """ "1.1.d Créer une solution d’accueil · en retard de 4 mois"."""
    name = f"{news.code} {news.title}" if news.code else news.title
    return " · ".join([name, _waits(news), *(["saisie non enregistrée"] if being_typed else [])])


def _waits(news: ActionNews) -> str:
    said = [f"en retard de {remaining(news.days_late)}"] if news.days_late else []
    if news.quiet:
        said.append("sans nouvelles depuis six mois" if news.last else "jamais mise à jour")
    return ", ".join(said) or (f"à jour du {day(news.last)}" if news.last else "close")
