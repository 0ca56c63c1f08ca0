"""Reminders that people send by themselves: who is expected to give what, and the message to paste."""

from collections.abc import Sequence
from datetime import date, timedelta

from ctg_core.questions.entry.deadlines import VALUE, Deadline
from ctg_core.questions.entry.due import END, Due, PastDate, SilentAction
from ctg_core.questions.entry.due_values import DueValue
from ctg_core.questions.provenance.conventions import Identity
from ctg_core.views.blocks import empty
from ctg_core.views.french import NARROW, counted, day, enumerated, moment, on, quoted

AHEAD = timedelta(days=90)


def reminders_headline(waiting: Sequence[Due]) -> str:
    """How many people have something to give, and how much in all."""
    late = [one for one in waiting if one.count]
    if not waiting:
        return "Personne n’est encore chargé de donner des chiffres ou des nouvelles."
    if not late:
        return "Tout le monde est à jour, il n’y a personne à relancer."
    things = sum(one.count for one in late)
    return (
        f"{counted(len(late), 'personne')} sur {len(waiting)} {'ont' if len(late) > 1 else 'a'} quelque chose à donner"
        f"{NARROW}: {counted(things, 'élément')} en tout."
    )


def no_contributor() -> str:
    """What is missing before anybody can be reminded."""
    return empty(
        "Aucun contributeur n’est enregistré pour cette convention.",
        "Un contributeur est une personne à qui l’on confie des thèmes, des actions ou des équipements.",
        f"L’administration les ajoute{NARROW}: {quoted('python -m ctg_core users')}.",
    )


def for_coordination() -> str:
    """What others than coordination read on this page."""
    return empty(
        "Votre rôle ne donne pas accès aux relances.",
        "Elles disent, personne par personne, ce qui est attendu.",
        "Ce qui est attendu de vous est dans la page Saisie.",
    )


def expected(found: Due) -> str:
    """ "3 valeurs à donner, 1 action sans nouvelle et 2 dates passées", "à jour"."""
    parts = [
        counted(len(found.values), "valeur à donner", "valeurs à donner") if found.values else "",
        counted(len(found.silent), "action sans nouvelle", "actions sans nouvelle") if found.silent else "",
        counted(len(found.past), "date passée", "dates passées") if found.past else "",
    ]
    return enumerated(list(filter(None, parts))) or "à jour"


def reminder_message(found: Due, coming: Sequence[Deadline], convention: str, on_day: date, address: str) -> str:
    """The message to paste in an e-mail, plain text; ``address`` is where figures are given."""
    parts = [
        f"Bonjour,\n\nPour la convention {quoted(convention)}, voici ce qui est attendu de vous au {day(on_day)}.",
        _listed("Valeurs à donner", [_value(one) for one in found.values]),
        _listed("Actions en cours sans nouvelle depuis six mois", [_silent(one) for one in found.silent]),
        _listed("Dates passées (est-ce fait\u202f?)", [_past(one) for one in found.past]),
        _listed("Prochaines échéances", [_coming(one) for one in soon(coming, on_day)]),
        f"Un quart d’heure suffit, ici{NARROW}:\n{address}",
        "Vous n’avez pas accès à cette page\u202f? Répondez à ce message\u202f: je vous enverrai une fiche à remplir.",
        "Merci,\nLa coordination de la CTG",
    ]
    return "\n\n".join(filter(None, parts))


def soon(coming: Sequence[Deadline], on_day: date) -> list[Deadline]:
    """The dates of the next three months; values asked for are said already."""
    return [one for one in coming if one.kind != VALUE and on_day <= one.day <= on_day + AHEAD]


def calendar_name(identity: Identity) -> str:
    """What the calendar is called; an invented convention says so."""
    unsaid = identity.row.fictional and "fictif" not in identity.row.short_name
    return f"{identity.row.short_name} (données fictives)" if unsaid else identity.row.short_name


def _listed(title: str, items: Sequence[str]) -> str:
    return f"{title}{NARROW}:\n" + "\n".join(f"– {item}" for item in items) if items else ""


def _value(one: DueValue) -> str:
    places = f" ({counted(len(one.places), 'lieu', 'lieux')})" if one.places else ""
    return f"{one.label}, {moment(one.period)}{places}"


def _silent(one: SilentAction) -> str:
    since = f"dernière nouvelle le {day(one.since)}" if one.since else "aucune nouvelle connue"
    return f"{f'{one.code} ' if one.code else ''}{one.title}, {since}"


def _past(one: PastDate) -> str:
    about = (
        "fin de l’action, " if one.kind == END else f"étape de {quoted(one.action_title)}, " if one.action_title else ""
    )
    return f"{one.title}, {about}prévu {on(one.due)}"


def _coming(one: Deadline) -> str:
    return f"{day(one.day)}{NARROW}: {one.title}{f', {one.within}' if one.within else ''}"
