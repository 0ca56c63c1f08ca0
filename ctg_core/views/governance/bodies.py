"""The bodies that steer the convention, a panel each."""

import re

from ctg_core.questions.governance.overview import BodyLine, Governance
from ctg_core.views.blocks import badge, row_of
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, SILENT, counted, enumerated, typeset
from ctg_core.views.view_cache import cached_view


def bodies_sentence(found: Governance) -> str:
    """How many bodies there are, and whether the meetings promised are known to have been held."""
    whole = counted(len(found.bodies), "instance")
    promising = [body for body in found.bodies if body.row.minimum_meetings is not None]
    if not promising:
        return f"{whole}\u202f; aucun nombre minimum de réunions n’est documenté."
    known = sum(body.held > 0 for body in promising)
    told = "aucune de leurs réunions n’est documentée" if not known else f"{known} dont des réunions sont documentées"
    return (
        f"{whole}\u202f: {counted(len(promising), 'promet', 'promettent')} un minimum de réunions par an\u202f; {told}."
    )


@cached_view
def body_panels(found: Governance) -> str:
    """A panel a body, then whoever coordinates: what for, who sits there, how often it must meet and has met."""
    return row_of([_panel(body) for body in (*found.bodies, *found.officers)])


def _panel(body: BodyLine) -> str:
    name = with_card(html_text(typeset(body.row.name)), body.card, place="bodies", kind="link")
    kind = "" if body.row.kind == "other" or _bare(body.kind_label) in _bare(body.row.name) else body.kind_label
    intention = badge("intention", "info") if body.card.is_intention else ""
    facts = [
        ("Rôle", html_text(typeset(body.row.role)) if body.row.role else SILENT),
        ("Composition", _composition(body)),
        ("Réunions", html_text(_meetings(body))),
    ]
    rows = "".join(f"<dt>{term}</dt><dd>{content}</dd>" for term, content in facts)
    label = f'<p class="ctg-label">{html_text(kind[:1].upper() + kind[1:])}</p>' if kind else ""
    return f'<div class="ctg-kpi ctg-body"><div><strong>{name}</strong> {intention}</div>{label}<dl>{rows}</dl></div>'


def _bare(name: str) -> str:
    """A name without what number and gender change, to see whether it says its own kind."""
    return re.sub(r"\(e\)|(?<=\w)s\b", "", name.casefold())


def _composition(body: BodyLine) -> str:
    members = "".join(
        "<li>"
        + with_card(html_text(typeset(member.organisation)), member.card, place=f"bodies|{body.row.key}", kind="link")
        + (html_text(f" ({member.capacity})") if member.capacity else "")
        + "</li>"
        for member in body.members
    )
    words = html_text(typeset(body.row.composition)) if body.row.composition else "" if members else SILENT
    return words + (f"<ul>{members}</ul>" if members else "")


def _meetings(body: BodyLine) -> str:
    promised = f"au moins {body.row.minimum_meetings} par an" if body.row.minimum_meetings is not None else ""
    by_year = enumerated([f"{count} en {year}" for year, count in body.by_year])
    known = f"{counted(body.held, 'connue', 'connues')}{f' ({by_year})' if by_year else ''}" if body.held else ""
    planned = (
        f"{counted(body.not_documented, 'prévue', 'prévues')}, tenue non documentée" if body.not_documented else ""
    )
    coming = f"{counted(body.to_come, 'à venir', 'à venir')}" if body.to_come else ""
    said = [part for part in (promised, known or "aucune n’est documentée", planned, coming) if part]
    return f"{NARROW}; ".join(said)
