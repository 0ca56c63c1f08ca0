"""Where the convention stands, in a sentence or two."""

from ctg_core.model.dates import span
from ctg_core.model.french_dates import on, remaining
from ctg_core.questions.plan.progress import PlanProgress
from ctg_core.questions.plan.words import late_actions, plan_sentence
from ctg_core.questions.provenance.conventions import TimeElapsed


def home_headline(time: TimeElapsed, plan: PlanProgress) -> str:
    """Where we are: one sentence on time, one on the plan, one on what is late."""
    late = f" {late_actions(plan.tally.late)}." if plan.tally.late else ""
    return f"{time_sentence(time)} {plan_sentence(plan.tally)}{late}"


def time_sentence(time: TimeElapsed) -> str:
    """How much of the convention is left."""
    if time.end is None or time.days_left is None:
        return "La fin de la convention n’est pas documentée."
    if time.days_left < 0:
        return f"La période est terminée depuis {remaining(-time.days_left)}."
    if time.share == 0 and time.start:
        return f"La convention commence {on(time.start)}."
    if span(time.end).precision != "day":
        return f"La convention se termine {on(time.end)}."
    return f"Il reste {remaining(time.days_left)} de convention."
