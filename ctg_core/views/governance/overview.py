"""Who decides, what was decided and what comes next: the answer and its figures."""

from collections.abc import Mapping, Sized

from ctg_core.questions.governance.overview import COUNCIL, EXECUTED, STEERING, BodyLine, DecisionLine, Governance
from ctg_core.questions.governance.roadmap import Roadmap
from ctg_core.questions.governance.signatories import Signatories
from ctg_core.questions.governance.words import execution_words
from ctg_core.questions.timing import CURRENT, EXPECTED, TO_COME
from ctg_core.questions.timing_words import when
from ctg_core.views.blocks import empty, key_figure, row_of
from ctg_core.views.french import NARROW, SILENT, WIDE, counted, enumerated, on
from ctg_core.views.governance.signatories import groups_detail
from ctg_core.views.view_cache import cached_view


def governance_headline(found: Governance, roadmap: Roadmap) -> str:
    """Who decides, the last decision known, the next step; each in one sentence, silence included."""
    return f"{_deciders(found.bodies)} {_last_decision(found)} {_next_step(roadmap)}"


def _deciders(bodies: tuple[BodyLine, ...]) -> str:
    steering = [body for body in bodies if body.row.kind == STEERING]
    councils = sum(body.row.kind == COUNCIL for body in bodies)
    real = [body for body in steering if not body.card.is_intention]
    names = [f"{'Le comité' if len(real) == 1 else f'{len(real)} comités'} de pilotage"] if real else []
    if councils:
        names.append(counted(councils, "assemblée délibérante", "assemblées délibérantes"))
    if names:
        return f"{enumerated(names)} {'décide' if len(real) + councils == 1 else 'décident'}."
    if steering:
        return "Un comité de pilotage est prévu pour décider."
    return "Aucun document ne dit qui décide."


def _last_decision(found: Governance) -> str:
    if not found.decisions:
        return "Aucune décision n’est documentée."
    latest = found.latest_decisions()
    if not latest:
        return f"{counted(len(found.decisions), 'décision connue', 'décisions connues')}, sans date."
    first = latest[0]
    where = f" ({first.body})" if first.body else ""
    date = on(first.decided_on or "")
    if len(latest) == 1:
        done = execution_words(first)
        return f"Dernière décision connue, {date}{where}{NARROW}: {_closed(first.row.title)}{NARROW}; {done}."
    return f"Dernières décisions connues{NARROW}: {len(latest)}, prises {date}{where}{NARROW}; {_executed(latest)}."


def _executed(decisions: tuple[DecisionLine, ...]) -> str:
    """How many of some decisions are known to be carried out."""
    done = sum(decision.execution == EXECUTED for decision in decisions)
    if done == len(decisions):
        return "toutes exécutées"
    return f"{done} exécutée{'s' if done > 1 else ''}" if done else "exécution non renseignée"


def _next_step(roadmap: Roadmap) -> str:
    coming = {step.state: step for step in reversed(roadmap.upcoming(len(roadmap.milestones)))}
    for state, lead in (
        (TO_COME, "Prochaine étape"),
        (EXPECTED, "Étape seulement prévue"),
        (CURRENT, "Étape en cours"),
    ):
        if state in coming:
            step = coming[state]
            certainty = ", seulement prévue" if state == TO_COME and step.row.certainty == "planned" else ""
            return f"{lead}{NARROW}: {_closed(step.row.title)} ({when(step.row.start, step.row.end)}{certainty})."
    return "Aucune étape à venir n’est documentée."


def _closed(title: str) -> str:
    """A title between French quotation marks, so that its own colons and capitals stay its own."""
    return f"«{WIDE}{title}{WIDE}»" if "«" not in title else title


@cached_view
def key_figures(found: Governance, parties: Signatories) -> str:
    """Four counts; what documents do not name is not counted as zero."""
    promised = sum(body.row.minimum_meetings is not None for body in found.bodies)
    planned = len(found.meetings) - found.held
    minimum = f"dont {counted(promised, 'tenue', 'tenues')} à un minimum de réunions" if promised else ""
    more = f"et {counted(planned, 'réunion prévue', 'réunions prévues')}, tenue non documentée" if planned else ""
    return row_of(
        [
            _count("Instances", len(found.bodies), minimum, found, "bodies"),
            _count("Réunions connues", found.held, more, found, "meetings"),
            _count("Décisions", len(found.decisions), _executions(found), found, "decisions"),
            key_figure(
                "Signataires",
                str(len(parties.lines)) if parties.lines else SILENT,
                groups_detail(parties),
                card=parties.card if parties.lines else None,
            ),
        ],
        narrow=True,
    )


def _count(label: str, number: int, detail: str, found: Governance, collection: str) -> str:
    if not number:
        return key_figure(label, SILENT, detail)
    return key_figure(label, str(number), detail, card=found.cards[collection])


def _executions(found: Governance) -> str:
    if not found.decisions:
        return ""
    counts = found.executions()
    done = counts[EXECUTED]
    if not done:
        return "leur exécution n’est pas renseignée" if len(found.decisions) > 1 else "exécution non renseignée"
    return f"dont {counted(done, 'exécutée', 'exécutées')}, {len(found.decisions) - done} sans suite renseignée"


_ORIGINS = {
    "décisions": "d’un relevé de décisions ou d’une délibération",
    "réunions": "de comptes rendus",
    "instances": "de ce que la convention dit de son pilotage",
    "signataires": "de la convention signée",
    "étapes": "d’une feuille de route",
    "engagements": "du texte de la convention",
    "textes liés": "des visas et des annexes de la convention",
}


def silence(parts: Mapping[str, Sized]) -> str:
    """One box for those of these parts that are empty, and where they would come from; nothing if all are told."""
    missing = [name for name, rows in parts.items() if not rows]
    if not missing:
        return ""
    return empty(
        f"{SILENT.capitalize()} à ce jour{NARROW}: {enumerated(missing)}.",
        f"Cela viendrait {enumerated([_ORIGINS[name] for name in missing])}.",
        "Le chargé de coopération CTG peut l’ajouter.",
    )
