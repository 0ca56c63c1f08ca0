"""What was promised and what was kept, in sentences: meetings, decisions, commitments, ends."""

from ctg_core.model.french import NARROW, capital, counted, percent
from ctg_core.model.french_dates import on, remaining
from ctg_core.questions.governance.decision_rate import DecisionRate
from ctg_core.questions.governance.meeting_pace import KEPT, MISSED, RUNNING, MeetingPace, YearOfMeetings
from ctg_core.questions.governance.promises import PartyPromises, Promises, Tally
from ctg_core.questions.governance.renewals import OVER, SOON, Renewal

EVERYONE = "Sans organisation nommée"


def rate_sentence(rate: DecisionRate) -> str:
    """ "74 % des décisions à exécuter à ce jour le sont : 17 sur 23, dont 15 à temps." """
    if rate.percent is None:
        return "Aucune décision n’est encore à échéance."
    among = f"{rate.executed} sur {rate.due}"
    opening = f"{percent(rate.percent)} des décisions à exécuter à ce jour le sont{NARROW}: {among}"
    timely = f", dont {rate.on_time} à temps" if rate.dated else ""
    return f"{opening}{timely}.{_aside(rate)}"


def _aside(rate: DecisionRate) -> str:
    pending = counted(rate.pending, "a une échéance à venir", "ont une échéance à venir") if rate.pending else ""
    undated = counted(rate.undated, "n’a pas d’échéance", "n’ont pas d’échéance") if rate.undated else ""
    said = " et ".join(filter(None, [pending, undated]))
    return f" Hors calcul{NARROW}: {said}." if said else ""


def pace_sentence(pace: MeetingPace) -> str:
    """In how many years the minimum was kept, of those that can be judged, and how many nobody recorded."""
    if not pace.bodies:
        return "Aucun nombre minimum de réunions n’est documenté."
    if not pace.years:
        return "Le début de la convention n’est pas documenté\u202f: les minimums ne se jugent pas année par année."
    silent = f" {counted(pace.silent, 'autre est', 'autres sont')} sans réunion enregistrée." if pace.silent else ""
    if not pace.judged:
        return "Aucun minimum de réunions ne peut être jugé\u202f: les réunions ne sont pas enregistrées."
    kept = counted(pace.kept, "fois", "fois")
    return f"Le minimum de réunions est tenu {kept} sur {pace.judged}, par instance et par année.{silent}"


def year_words(year: YearOfMeetings) -> str:
    """What one body did in one year: "1, tenu", "0, non atteint"."""
    if year.state == KEPT:
        return f"{year.held}, tenu"
    if year.state == MISSED:
        return f"{year.held}, non atteint"
    return f"{year.held or 'aucune connue'}, année incomplète" if year.state == RUNNING else "non documenté"


def promises_sentence(found: Promises) -> str:
    """How many commitments are known to be delivered."""
    tally = found.tally
    if not tally.promised:
        return "Aucun engagement d’un signataire n’est documenté."
    whole = counted(tally.promised, "engagement")
    if tally.promised == tally.unknown:
        return f"{whole}{NARROW}: aucun document ne dit ce qui a été tenu."
    return f"{whole}{NARROW}: {tally_words(tally)}."


def tally_words(tally: Tally) -> str:
    """ "11 tenus, 5 non tenus, 3 dont la suite n’est pas renseignée"."""
    parts = [
        counted(tally.delivered, "tenu", "tenus"),
        counted(tally.broken, "non tenu", "non tenus"),
        f"{tally.unknown} dont la suite n’est pas renseignée" if tally.unknown else "",
    ]
    return ", ".join(filter(None, parts))


def party_name(party: PartyPromises) -> str:
    """The organisation, or that the promise names none."""
    return party.name or EVERYONE


def renewal_words(one: Renewal) -> str:
    """How long is left, and what is announced to follow."""
    days = one.ending.days_left
    left = f"terminé depuis {remaining(-days)}" if days < 0 else f"dans {remaining(days)}" if days else "aujourd’hui"
    return f"{left}{NARROW}; suite annoncée{NARROW}: {one.next}" if one.next else left


def renewals_sentence(found: tuple[Renewal, ...]) -> str:
    """How many ends have passed or come within six months, and the next one."""
    if not found:
        return "Aucune fin d’agrément, de document lié ni de convention n’est documentée."
    over = sum(one.state == OVER for one in found)
    soon = [one for one in found if one.state == SOON]
    passed = f"{counted(over, 'échéance passée', 'échéances passées')}, " if over else ""
    near = f"{counted(len(soon), 'fin') if soon else 'aucune fin'} dans les six mois"
    coming = next((one for one in found if one.state != OVER), None)
    first = f" La prochaine{NARROW}: {coming.ending.title}, {on(coming.ending.end)}." if coming else ""
    return f"{capital(passed + near)}.{first}"
