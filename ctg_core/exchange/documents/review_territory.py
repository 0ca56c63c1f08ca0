"""The sections of the annual review about the convention itself: its parties, its committees, its territory."""

from ctg_core.exchange.documents.governance_tables import (
    FOLLOWED_COLUMNS,
    MEETING_COLUMNS,
    followed_rows,
    meeting_rows,
)
from ctg_core.exchange.documents.kit.frame import Request
from ctg_core.exchange.documents.kit.word_file import WordFile
from ctg_core.model.dates import span
from ctg_core.model.french import NARROW, SILENT, capital, counted, enumerated, number
from ctg_core.model.french_dates import moment, on, period
from ctg_core.questions.actions.list import actions
from ctg_core.questions.evaluation.partners import speaks_of_inhabitants
from ctg_core.questions.facilities.nursery_places import nursery_offer
from ctg_core.questions.facilities.overview import Facilities, facilities
from ctg_core.questions.facilities.words import capacity_words, facilities_headline, type_amount
from ctg_core.questions.governance.overview import governance
from ctg_core.questions.governance.signatories import signatories
from ctg_core.questions.plan.progress import plan_progress
from ctg_core.questions.plan.words import node_name
from ctg_core.questions.provenance.conventions import identity
from ctg_core.questions.territory.portrait import portrait
from ctg_core.questions.territory.words import DIAGNOSIS_PLURALS, FINDINGS, portrait_headline


def reminder(file: WordFile, request: Request, year: int) -> None:  # noqa: ARG001 - as every section
    """Who signed what, over which territory, for how long, in how many axes."""
    found, parties = request.ask(identity), request.ask(signatories).lines
    signed = "prévue " if found.row.signed_certainty == "planned" else ""
    file.facts(
        {
            "Convention": f"{found.row.name} ({found.kind})",
            "Durée": period(found.row.start, found.row.end),
            "Signature": f"{signed}{on(found.row.signed)}" if found.row.signed else SILENT,
            "Caf": found.row.caf or SILENT,
            "Périmètre": counted(found.row.declared_communes, "commune") if found.row.declared_communes else SILENT,
            "Signataires": enumerated([line.organisation for line in parties]) or SILENT,
            "Axes": enumerated([node_name(root) for root in request.ask(plan_progress).roots]) or SILENT,
        }
    )


def governance_year(file: WordFile, request: Request, year: int) -> None:
    """The meetings of the year and what became of their decisions."""
    found = request.ask(governance)
    meetings = [line for line in found.meetings if line.row.held_on and span(line.row.held_on).first.year == year]
    if meetings:
        file.table(f"Réunions de {year}", MEETING_COLUMNS, meeting_rows(meetings))
    else:
        file.paragraph(f"Aucune réunion de {year} n’est documentée.")
    keys = {line.row.key for line in meetings}
    decisions = [line for line in found.decisions if line.row.meeting in keys]
    if decisions:
        file.table(f"Décisions de {year} et leur exécution", FOLLOWED_COLUMNS, followed_rows(decisions))


def territory(file: WordFile, request: Request, year: int) -> None:  # noqa: ARG001
    """Who lives here, year by year, and what the diagnosis found."""
    found = request.ask(portrait)
    file.paragraph(portrait_headline(found))
    if found.reference and len(found.reference.inhabitants) > 1:
        rows = [(str(one.year), number(one.count)) for one in found.reference.inhabitants]
        caption = f"Population municipale ({found.reference.origin})"
        file.table(caption, ("Année", "Habitants"), rows, frozenset({"Habitants"}))
    for kind in FINDINGS:
        if found.diagnosis[kind]:
            file.heading(capital(DIAGNOSIS_PLURALS[kind][len(found.diagnosis[kind]) > 1]), 2)
            file.bullets([remark.title for remark in found.diagnosis[kind]])


def services(file: WordFile, request: Request, year: int) -> None:  # noqa: ARG001
    """What exists, type by type as documents count it, then the places they name."""
    found = request.ask(facilities)
    file.paragraph(facilities_headline(found, request.ask(nursery_offer)))
    rows = [(one.label_plural, type_amount(one) or SILENT, str(one.named or "–")) for one in found.types]
    if rows:
        columns = ("Type", "Nombre documenté", "Nommés un à un")
        file.table("Équipements et services par type", columns, rows, frozenset(columns[1:]))
    _closed(file, found)


def _closed(file: WordFile, found: Facilities) -> None:
    closed = [place for place in found.named if place.row.closed]
    rows = [
        (place.row.name, place.type_label, capacity_words(place) or SILENT, moment(place.row.closed or ""))
        for place in closed
    ]
    if rows:
        file.table(f"Fermetures connues{NARROW}: {len(rows)}", ("Lieu", "Type", "Capacité", "Fermé"), rows)


def participation(file: WordFile, request: Request, year: int) -> None:  # noqa: ARG001
    """The actions whose own words speak of inhabitants; the data know nothing else of it."""
    named = [item.row.title for item in request.ask(actions).items if speaks_of_inhabitants(item.row)]
    if named:
        file.paragraph("Actions dont la fiche parle des habitants, de participation ou de concertation\u202f:")
        file.bullets(named)
    else:
        file.paragraph("Aucune fiche action ne parle de participation des habitants.")
