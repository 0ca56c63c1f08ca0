"""The territory and its diagnosis in words."""

from ctg_core.model.french import NARROW, SILENT, counted, enumerated, quantity
from ctg_core.model.milestone import Milestone
from ctg_core.questions.territory.diagnosis import Diagnosis
from ctg_core.questions.territory.portrait import Portrait
from ctg_core.questions.territory.printed_vs_reference import POPULATION, subject_of
from ctg_core.questions.territory.statistics import Figure
from ctg_core.questions.timing_words import when
from ctg_core.questions.units import unit_for

FINDINGS = ("strength", "watch_point", "challenge")
DIAGNOSIS_PLURALS = {
    "strength": ("point fort", "points forts"),
    "watch_point": ("point de vigilance", "points de vigilance"),
    "challenge": ("enjeu", "enjeux"),
    "portrait": ("trait du portrait", "traits du portrait"),
    "achievement": ("réalisation", "réalisations"),
}


def figure_text(figure: Figure) -> str:
    """ "près de 660 enfants"; the unit agrees with the number."""
    return quantity(figure.value, agreed(figure.unit, figure), figure.decimals, figure.qualifier)


def agreed(unit: str, figure: Figure) -> str:
    """The unit as it agrees with the number."""
    return unit_for(figure.value, unit)


def portrait_headline(found: Portrait) -> str:
    """Who lives here and what the diagnosis found, in one sentence."""
    return f"{_inhabited(found)}{NARROW}; {diagnosis_words(found.diagnosis, found.diagnosis_step)}."


def _inhabited(found: Portrait) -> str:
    reference = found.reference
    if reference:
        where = found.name if reference.is_commune else counted(reference.communes, "commune")
        count = counted(reference.latest.count, "habitant")
        return f"{where}, {count} en {reference.latest.year} ({reference.origin})"
    printed = next((item for item in found.statistics if item.figure and subject_of(item) == POPULATION), None)
    if printed and printed.figure:
        return f"{found.name}, {figure_text(printed.figure)} d’après le document"
    return f"{found.name}{NARROW}: population {SILENT}e"


def diagnosis_words(found: Diagnosis, step: Milestone | None) -> str:
    """What the diagnosis found, counted: "le diagnostic relève 4 points forts et 10 points de vigilance".

    One that documents only plan has found nothing: what they say is theirs. One that was made is known, even if
    nothing of it is.
    """
    counts = [counted(len(found[kind]), *DIAGNOSIS_PLURALS[kind]) for kind in FINDINGS if found[kind]]
    dated = f" ({when(step.start, step.end)})" if step and step.start else ""
    if step and step.certainty == "planned":
        cited = f"les documents citent {enumerated(counts)}{NARROW}; " if counts else ""
        return f"{cited}le diagnostic n’est que prévu{dated}"
    if counts:
        return f"le diagnostic relève {enumerated(counts)}"
    if step and not found["portrait"]:
        return f"un diagnostic a été réalisé{dated}, les documents n’en donnent pas le contenu"
    if found["portrait"]:
        return "un diagnostic est cité, ses points forts et ses points de vigilance ne sont pas documentés"
    return "le diagnostic n’est pas documenté"
