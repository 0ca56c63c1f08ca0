"""Where indicators stand, in words: values, distance from the line or the target, what is missing."""

from decimal import ROUND_HALF_UP, Decimal

from ctg_core.model.french import NARROW, SILENT, capital, counted, number, quantity, typeset
from ctg_core.model.french_dates import on, period
from ctg_core.questions.indicators.attainment import GOING_BACK, NO_DATA, ON_TRACK, REACHED, STATES, TO_WATCH
from ctg_core.questions.indicators.list import BACKWARD, IndicatorLine, Indicators
from ctg_core.questions.indicators.results import Results
from ctg_core.questions.indicators.values import Reading
from ctg_core.questions.units import unit_for

UNDATED = "sans date"


def value_text(reading: Reading) -> str:
    """ "100,7 places pour 100 enfants", or that nothing is known."""
    return SILENT if reading.value is None else amount_text(reading.value, reading, reading.qualifier)


def amount_text(value: Decimal, like: Reading, qualifier: str | None = None) -> str:
    """A number in the unit and with the digits of a reading."""
    return quantity(value, unit_for(value, like.unit), _digits(value, like.unit, like.decimals), qualifier)


def bare_text(reading: Reading) -> str:
    """The number with its qualifier, its unit left to its neighbours unless it is a sign."""
    if reading.value is None:
        return SILENT
    sign = reading.unit if reading.unit in ("%", "€") else ""
    return quantity(reading.value, sign, _digits(reading.value, reading.unit, reading.decimals), reading.qualifier)


def when_text(reading: Reading) -> str:
    """ "2025", "2023 à 2025", "sans date"."""
    return period(reading.start or reading.period, reading.period) if reading.period else UNDATED


def in_text(reading: Reading) -> str:
    """ "en 2025", "au 1er semestre 2024"."""
    return on(reading.period) if reading.period else UNDATED


def why(line: IndicatorLine) -> str:
    """What its state rests on, in a few words: "14 places de moins que la trajectoire"."""
    if line.state == NO_DATA or line.last is None or line.last.value is None:
        return typeset(_silence(line))
    said = _distance(line, line.last.value)
    if line.move == BACKWARD and line.previous and line.state not in (GOING_BACK, REACHED):
        said = f"{said}{NARROW}; {_compared(line, line.last.value, line.previous)}{in_text(line.previous)}"
    return said


def _distance(line: IndicatorLine, last: Decimal) -> str:
    if line.row.direction == "maintain":
        return _held(line, last)
    if line.state == GOING_BACK and line.baseline:
        return f"{_compared(line, last, line.baseline)}au départ, {in_text(line.baseline)}"
    if line.state == REACHED and line.target and line.target.value is not None:
        beyond = difference(line, last - line.target.value)
        return f"cible dépassée de {beyond}" if beyond else "exactement à la cible"
    if line.line is None:
        return STATES[line.state]
    return _along(line, last - line.line)


def _along(line: IndicatorLine, gap: Decimal) -> str:
    """How far from the straight line: ahead of it where things go well, more or less than it elsewhere."""
    shown = difference(line, gap)
    if line.state == ON_TRACK:
        return f"{shown} d’avance sur la trajectoire" if shown else "sur la trajectoire"
    if not shown:
        return "à peine en deçà de la trajectoire"
    return f"{shown} de {'moins' if gap < 0 else 'plus'} que la trajectoire"


def _held(line: IndicatorLine, last: Decimal) -> str:
    """For an indicator to maintain: how far from its reference, against what is tolerated."""
    reference = line.target if line.target and line.target.period else line.baseline
    if reference is None or reference.value is None or line.row.tolerance is None:
        return STATES[line.state]
    noun = "la cible" if reference is line.target else "la valeur initiale"
    gap = last - reference.value
    shown, allowed = difference(line, gap), difference(line, line.row.tolerance) or "0"
    if not shown:
        return f"égal à {noun}"
    return f"{shown} de {'moins' if gap < 0 else 'plus'} que {noun}, pour {allowed} de tolérance"


def _compared(line: IndicatorLine, last: Decimal, other: Reading) -> str:
    """ "20 places de moins qu’"; what it is compared with follows."""
    gap = last - (other.value or Decimal(0))
    return f"{difference(line, gap) or 'un peu'} de {'moins' if gap < 0 else 'plus'} qu’"


def difference(line: IndicatorLine, gap: Decimal) -> str:
    """A distance without its sign, in points for a percentage; empty when it does not show at this precision."""
    unit = "points" if line.row.unit == "%" else line.row.unit
    decimals = 0 if unit == "€" else line.row.decimals
    rounded = abs(gap).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return quantity(rounded, unit_for(rounded, unit), decimals) if rounded else ""


def _silence(line: IndicatorLine) -> str:
    """What is wanting for a state to be given."""
    if line.last is None:
        nothing = "aucune valeur depuis le départ" if line.baseline else "aucune valeur observée"
        return (line.gap and line.gap.missing) or nothing
    if line.last.period is None:
        return "dernière valeur sans date"
    if line.row.direction == "maintain":
        return "tolérance non documentée" if line.row.tolerance is None else "valeur à maintenir non documentée"
    for name, reading in (("valeur initiale", line.baseline), ("cible", line.target)):
        if reading is None or reading.period is None:
            return f"{name} {'non documentée' if reading is None else 'sans date'}"
    return "dernière valeur antérieure au départ"


def missing_text(line: IndicatorLine) -> str:
    """ "2025 : Un gestionnaire n’a pas répondu", where a later period has no value; else nothing."""
    if line.gap is None or line.gap.missing is None:
        return ""
    return f"{when_text(line.gap)}{NARROW}: {typeset(line.gap.missing)}"


def proposed_text(line: IndicatorLine) -> str:
    """ "2025 : valeur proposée, à valider"; the figure itself waits until it is."""
    return f"{NARROW}; ".join(f"{when_text(one)}{NARROW}: valeur proposée, à valider" for one in line.proposed)


def midterm_text(line: IndicatorLine) -> str:
    """Whether each intermediate target was met by the value of its own period."""
    return f"{NARROW}; ".join(filter(None, (_met(line, target) for target in line.targets if target != line.target)))


def _met(line: IndicatorLine, target: Reading) -> str:
    reached = next(
        (one for one in line.series if one.period == target.period and one.value is not None),
        None,
    )
    if (
        reached is None
        or reached.value is None
        or target.value is None
        or line.row.direction not in ("increase", "decrease")
    ):
        return ""
    gap = reached.value - target.value
    done = gap >= 0 if line.row.direction == "increase" else gap <= 0
    shown = difference(line, gap)
    missed = f"manquée de {shown}" if shown else "manquée de peu"
    return f"cible {in_text(target)} ({bare_text(target)}) {'atteinte' if done else missed}"


def _digits(value: Decimal, unit: str, decimals: int | None) -> int | None:
    """Whole euros are written without cents."""
    return 0 if unit == "€" and value == value.to_integral_value() else decimals


def plain_number(value: Decimal | None) -> str:
    """A number as a spreadsheet reads it; empty when unknown."""
    return "" if value is None else format(value, "f").replace(".", ",")


def spoken_series(line: IndicatorLine) -> str:
    """The values of a line for those who do not see its drawing."""
    known = [one for one in line.series if one.value is not None and one.period]
    values = ", ".join(f"{bare_text(one)} {in_text(one)}" for one in known)
    goal = f"{NARROW}; cible {bare_text(line.target)} {in_text(line.target)}" if line.target else ""
    return f"{number(len(known))} valeurs{NARROW}: {values}{goal}"


def indicators_headline(found: Indicators) -> str:
    """ "50 indicateurs suivis : 16 en bonne voie, 10 cibles atteintes, 16 à surveiller, 7 en recul, 1 sans donnée."."""
    if not found.followed:
        return "Aucun indicateur de suivi n’est documenté."
    whole = counted(len(found.followed), "indicateur suivi", "indicateurs suivis")
    if found.by_state[NO_DATA] == len(found.followed):
        return f"{whole}{NARROW}: aucun n’a les valeurs qu’il faut pour dire s’il progresse."
    order = (ON_TRACK, REACHED, TO_WATCH, GOING_BACK, NO_DATA)
    tally = [counted_state(state, found.by_state[state]) for state in order if found.by_state[state]]
    return f"{whole}{NARROW}: {', '.join(tally)}."


def results_words(found: Results) -> str:
    """ "26 sur 49" that go well; where too few are known, that it is little or not documented."""
    if found.share is None:
        return "Peu documenté" if found.known else capital(SILENT)
    return f"{found.going_well} sur {found.known}"


def counted_state(state: str, number: int) -> str:
    """ "10 cibles atteintes", "16 à surveiller"."""
    return f"{number} {'cibles atteintes' if state == REACHED and number > 1 else STATES[state]}"
