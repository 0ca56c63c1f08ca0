"""Who the convention is, on one line under every page's title."""

from ctg_core.commands.rights import ADMINISTRATOR, READER, Rights
from ctg_core.model.codes import ROLES
from ctg_core.questions.provenance.conventions import Identity
from ctg_core.views.blocks import badge
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, counted, on, period, typeset
from ctg_core.views.view_cache import cached_view


@cached_view
def identity_line(identity: Identity, *, read_only: bool = False) -> str:
    """Name, period, Caf, communes, signature, each with its card."""
    parts = [_fact(identity, "name", identity.row.name)]
    if identity.row.start or identity.row.end:
        parts.append(_fact(identity, "period", period(identity.row.start, identity.row.end)))
    if identity.row.declared_communes:
        parts.append(_fact(identity, "declared_communes", counted(identity.row.declared_communes, "commune")))
    if identity.row.caf:
        parts.append(_fact(identity, "caf", identity.row.caf))
    if identity.row.signed:
        parts.append(_fact(identity, "signed", f"{identity.signature} {on(identity.row.signed)}"))
    marks = [badge("lecture seule", "info")] if read_only else []
    between = '<span class="ctg-between"> · </span>'
    return f'<div class="ctg-identity">{between.join([*parts, *marks])}</div>'


def who_line(rights: Rights | None) -> str:
    """Who is at the screen and what they may do, at the foot of the menu; None for a reader nobody named."""
    if rights is None:
        return '<p class="ctg-who">Lecture seule</p>'
    role = "tous les droits" if rights.role == ADMINISTRATOR else ROLES[rights.role or READER]
    return f'<p class="ctg-who">{html_text(typeset(rights.name))}{NARROW}: {role}</p>'


def fictional_band() -> str:
    """What no reader of an invented convention may miss, above everything else."""
    return (
        '<div class="ctg-fictional" role="note"><strong>Données fictives</strong> '
        "Territoire, chiffres et acteurs inventés pour la démonstration.</div>"
    )


def _fact(identity: Identity, field: str, text: str) -> str:
    return with_card(html_text(text), identity.cards[field], place="identity", kind="link")
