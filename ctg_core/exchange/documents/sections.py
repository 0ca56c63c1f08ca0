"""The sections of the annual review and of the evaluation report, and the Word file made of them."""

from collections.abc import Callable, Mapping

from ctg_core.exchange.documents import tables
from ctg_core.exchange.documents.charts import indicator_states, money_by_year, statuses_by_axis
from ctg_core.exchange.documents.kit.frame import Frame, Request
from ctg_core.exchange.documents.kit.parts import Column, Heading, Parts, table
from ctg_core.exchange.documents.kit.word_file import WordFile
from ctg_core.model.dates import span
from ctg_core.model.french import NARROW, SILENT, capital, counted, enumerated, number
from ctg_core.model.french_dates import moment, on, period
from ctg_core.questions.actions.list import Actions, actions
from ctg_core.questions.evaluation.partners import speaks_of_inhabitants
from ctg_core.questions.facilities.nursery_places import nursery_offer
from ctg_core.questions.facilities.overview import facilities
from ctg_core.questions.facilities.words import capacity_words, facilities_headline, type_amount
from ctg_core.questions.funding.overview import funding
from ctg_core.questions.funding.words import funding_headline
from ctg_core.questions.governance.overview import governance
from ctg_core.questions.governance.roadmap import roadmap
from ctg_core.questions.governance.signatories import signatories
from ctg_core.questions.indicators.list import Indicators, indicators
from ctg_core.questions.indicators.words import indicators_headline
from ctg_core.questions.meeting.attention import attention
from ctg_core.questions.plan.headline import home_headline
from ctg_core.questions.plan.progress import NodeProgress, plan_progress
from ctg_core.questions.plan.words import mean_sentence, node_name, plan_headline
from ctg_core.questions.provenance.conventions import identity, time_elapsed
from ctg_core.questions.territory.portrait import portrait
from ctg_core.questions.territory.words import DIAGNOSIS_PLURALS, FINDINGS, portrait_headline
from ctg_core.questions.timing_words import when

_DIMENSIONS = {"year": "année", "funder": "financeur", "scheme": "dispositif", "theme": "thème", "nature": "nature"}
_STEPS = 10
_WORDS = "Ce qu’en disent les partenaires"
# The key of each section is what people's words are kept under: it never changes. Then its title, what it says.
Sections = Mapping[str, tuple[str, Callable[[Request], Parts]]]


def file_of(frame: Frame, request: Request, sections: Sections, written: Callable[[str], list[str]]) -> bytes:
    """The Word file of these sections, each followed by what people wrote under its key."""
    file = WordFile(frame)
    file.contents([title for title, _ in sections.values()])
    file.page_break()
    for key, (title, parts) in sections.items():
        file.heading(title)
        file.write(parts(request))
        file.words(_WORDS, written(key))
    file.origins()
    return file.content()


def summary(request: Request) -> Parts:
    """One page: time and plan, effects, money."""
    yield [
        home_headline(request.ask(time_elapsed), request.ask(plan_progress)),
        indicators_headline(request.ask(indicators)),
        funding_headline(request.ask(funding)),
    ]


def reminder(request: Request) -> Parts:
    """Who signed what, over which territory, for how long, in how many axes."""
    found, parties = request.ask(identity), request.ask(signatories).lines
    signed = "prévue " if found.row.signed_certainty == "planned" else ""
    yield {
        "Convention": f"{found.row.name} ({found.kind})",
        "Durée": period(found.row.start, found.row.end),
        "Signature": f"{signed}{on(found.row.signed)}" if found.row.signed else SILENT,
        "Caf": found.row.caf or SILENT,
        "Périmètre": counted(found.row.declared_communes, "commune") if found.row.declared_communes else SILENT,
        "Signataires": enumerated([line.organisation for line in parties]) or SILENT,
        "Axes": enumerated([node_name(root) for root in request.ask(plan_progress).roots]) or SILENT,
    }


def governance_of(request: Request, year: int) -> Parts:
    """The meetings of a year and what became of their decisions."""
    found = request.ask(governance)
    meetings = [line for line in found.meetings if line.row.held_on and span(line.row.held_on).first.year == year]
    if not meetings:
        yield f"Aucune réunion de {year} n’est documentée."
    yield table(f"Réunions de {year}", tables.MEETINGS, meetings)
    keys = {line.row.key for line in meetings}
    decisions = [line for line in found.decisions if line.row.meeting in keys]
    yield table(f"Décisions de {year} et leur exécution", tables.FOLLOWED, decisions)


def territory(request: Request) -> Parts:
    """Who lives here, year by year, and what the diagnosis found."""
    found = request.ask(portrait)
    yield portrait_headline(found)
    if found.reference and len(found.reference.inhabitants) > 1:
        yield table(
            f"Population municipale ({found.reference.origin})",
            (
                Column("Année", lambda one: str(one.year)),
                Column("Habitants", lambda one: number(one.count), numeric=True),
            ),
            found.reference.inhabitants,
        )
    for kind in FINDINGS:
        if found.diagnosis[kind]:
            yield Heading(capital(DIAGNOSIS_PLURALS[kind][len(found.diagnosis[kind]) > 1]))
            yield [remark.title for remark in found.diagnosis[kind]]


def progress(request: Request) -> Parts:
    """The whole plan in a sentence, a chart and a table."""
    plan = request.ask(plan_progress)
    yield plan_headline(plan)
    yield statuses_by_axis(plan)
    yield table(
        "Avancement par axe",
        (
            Column(plan.roots[0].level or "Niveau" if plan.roots else "", node_name),
            Column("Actions", lambda root: counted(root.tally.expected, "action") if root.tally.expected else SILENT),
            Column("Avancement", lambda root: mean_sentence(root.tally)),
        ),
        plan.roots,
    )
    yield indicator_states(request.ask(indicators))


def axes(request: Request) -> Parts:
    """For each first level: its actions, then the indicators it is judged by."""
    plan, found, followed = request.ask(plan_progress), request.ask(actions), request.ask(indicators)
    if not plan.roots:
        yield "Les axes du plan ne sont pas documentés."
    for root in plan.roots:
        yield from _axis(root, found, followed)


def _axis(root: NodeProgress, found: Actions, followed: Indicators) -> Parts:
    items = [item for item in found.items if item.axis and item.axis.key == root.key]
    lines = [line for line in followed.followed if root.key in {axis.key for axis in line.axes}]
    yield Heading(node_name(root))
    yield f"{mean_sentence(root.tally)}."
    yield table(f"Actions{NARROW}: {node_name(root)}", tables.ACTIONS, items)
    yield table(f"Indicateurs{NARROW}: {node_name(root)}", tables.INDICATORS, lines)
    if not (items or lines):
        yield _untold(root)


def _untold(root: NodeProgress) -> str:
    """That a part tells nothing more than how many actions it announces, if it does."""
    if not root.tally.expected:
        return "Ni action ni indicateur n’y est documenté."
    announced = counted(root.tally.expected, "action annoncée", "actions annoncées")
    return f"{announced}, non décrites{NARROW}; aucun indicateur."


def services(request: Request) -> Parts:
    """What exists, type by type as documents count it, then the places known to have closed."""
    found = request.ask(facilities)
    yield facilities_headline(found, request.ask(nursery_offer))
    yield table(
        "Équipements et services par type",
        (
            Column("Type", lambda one: one.label_plural),
            Column("Nombre documenté", lambda one: type_amount(one) or SILENT, numeric=True),
            Column("Nommés un à un", lambda one: str(one.named or "–"), numeric=True),
        ),
        found.types,
    )
    closed = [place for place in found.named if place.row.closed]
    yield table(
        f"Fermetures connues{NARROW}: {len(closed)}",
        (
            Column("Lieu", lambda place: place.row.name),
            Column("Type", lambda place: place.type_label),
            Column("Capacité", lambda place: capacity_words(place) or SILENT),
            Column("Fermé", lambda place: moment(place.row.closed or "")),
        ),
        closed,
    )


def money(request: Request) -> Parts:
    """Who pays what, along each dimension that tells; what was promised and did not come."""
    found = request.ask(funding)
    yield funding_headline(found)
    yield money_by_year(found)
    for dimension, words in _DIMENSIONS.items():
        if dimension in found.dimensions:
            caption = f"Sommes par {words}, les stades jamais additionnés"
            yield tables.funding_groups(caption, found, dimension)
    pressing = request.ask(attention)
    yield table("Engagé, pas versé en entier", tables.PENDING, pressing.unpaid)
    yield table("Demandé, sans réponse connue", tables.PENDING, pressing.unanswered)


def participation(request: Request) -> Parts:
    """The actions whose own words speak of inhabitants; the data know nothing else of it."""
    named = [item.row.title for item in request.ask(actions).items if speaks_of_inhabitants(item.row)]
    if named:
        yield "Actions dont la fiche parle des habitants, de participation ou de concertation\u202f:"
        yield named
    else:
        yield "Aucune fiche action ne parle de participation des habitants."


def difficulties(request: Request) -> Parts:
    """What is late, held back or going back, and the decisions that nobody carried out."""
    found = request.ask(attention)
    held = [*found.late, *found.held_back]
    yield table(f"Actions en retard ou freinées{NARROW}: {len(held)}", tables.ACTIONS, held)
    yield [f"{item.row.title}{NARROW}: {item.row.obstacle}" for item in held if item.row.obstacle]
    back = {one.key for one in found.going_back}
    lines = [line for line in request.ask(indicators).followed if line.row.key in back]
    yield table(f"Indicateurs en recul{NARROW}: {len(lines)}", tables.INDICATORS, lines)
    overdue = f"Décisions dont l’échéance est passée{NARROW}: {len(found.overdue)}"
    yield table(overdue, tables.FOLLOWED, found.overdue)
    if not (held or back or found.overdue):
        yield "Aucune difficulté n’est documentée."


def prospects(request: Request) -> Parts:
    """The steps to come, and what comes to its end."""
    coming, endings = request.ask(roadmap).upcoming(_STEPS), request.ask(attention).endings
    yield table("Prochaines étapes", tables.STEPS, coming)
    yield table(
        "Agréments et projets qui prennent fin",
        (Column("Ce qui prend fin", lambda one: one.title), Column("Fin", lambda one: when(one.end, one.end))),
        endings,
    )
    if not (coming or endings):
        yield "Aucune étape à venir n’est documentée."
