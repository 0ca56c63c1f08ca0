"""The identity card of a figure, one click away from it: a native popover, with no script and no round trip."""

import hashlib
import re

from ctg_core.model.codes import NATURES
from ctg_core.questions.provenance.card import Card, Evidence
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, WIDE, on, typeset
from ctg_core.views.last_change import last_change_html


def with_card(label: str, card: Card, *, place: str = "", kind: str = "figure") -> str:
    """``label`` (HTML already safe) as a button that opens its card; ``place`` tells apart two uses on one page.

    The card is a block: it may stand in a div, a list item or a cell, never in a paragraph.
    """
    name = _identifier(card, place)
    return (
        f"{opening(label, card, place=place, kind=kind)}"
        f'<div popover id="{name}" class="ctg-card" role="dialog" aria-label="{html_text(card.title)}">'
        f"{card_html(card, name)}</div>"
    )


def opening(label: str, card: Card, *, place: str = "", kind: str = "link") -> str:
    """One more button for a card that ``with_card`` draws at the same place: a table row draws its card once."""
    # A word joiner (U+2060) keeps the mark on the line of the last word.
    mark = '\u2060<span class="ctg-mark" aria-hidden="true">⚠</span>' if card.is_doubtful else ""
    return (
        f'<button type="button" class="ctg-{kind} ctg-open" popovertarget="{_identifier(card, place)}" '
        f'title="D’où vient cette information{NARROW}?">{label}{mark}</button>'
    )


def card_html(card: Card, name: str) -> str:
    """The inside of a card."""
    parts = [
        f'<p class="ctg-card-kicker">Carte d’identité · {html_text(_natured(card))}</p>',
        f'<p class="ctg-card-title">{html_text(typeset(card.title))}</p>',
        *(evidence_html(item) for item in card.evidence),
    ]
    if not card.evidence and not card.formula and not card.change:
        parts.append("<p>Aucune source n’est enregistrée pour cette information.</p>")
    facts = {
        "Calcul": card.formula,
        "Porte sur": card.coverage,
        "Précision": card.qualifier and f"«{WIDE}{card.qualifier}{WIDE}» fait partie du chiffre imprimé",
        "Remarque": card.note,
        "Saisi par": None if card.change else card.author,
        "Mis à jour": None if card.change else card.updated and on(card.updated[: len("2026-10-06")]),
        "Clé": card.key,
    }
    rows = "".join(f"<dt>{term}</dt><dd>{html_text(typeset(text))}</dd>" for term, text in facts.items() if text)
    parts.append(f"<dl>{rows}</dl>")
    if card.change:
        parts.append(last_change_html(card.change, computed=card.formula is not None))
    parts += [
        f'<div class="ctg-warning"><p><strong>⚠ {html_text(typeset(item.title))}</strong></p>'
        f"<p>{html_text(typeset(item.explanation))}</p></div>"
        for item in card.warnings
    ]
    parts.append(
        f'<button type="button" class="ctg-close" popovertarget="{name}" popovertargetaction="hide">Fermer</button>'
    )
    return "".join(parts)


def _natured(card: Card) -> str:
    """Its nature; "fait" alone would read as done."""
    return f"{card.nature} constaté" if card.nature == NATURES["fact"] else card.nature


def evidence_html(item: Evidence) -> str:
    """One passage, word for word, above its place."""
    quote = f'<blockquote lang="fr">{html_text(item.quote)}</blockquote>' if item.quote else ""
    place = f", {locator_words(item.locator)}" if item.locator else ""
    return f"<figure>{quote}<figcaption>{html_text(typeset(item.source))}{html_text(place)}</figcaption></figure>"


def locator_words(locator: str) -> str:
    """ "L12-14" -> "lignes 12 à 14"; other locators as they are."""
    lines = re.fullmatch(r"L(\d+)(?:-(\d+))?", locator)
    if lines is None:
        return locator
    first, last = lines.groups()
    return f"lignes {first} à {last}" if last and last != first else f"ligne {first}"


def _identifier(card: Card, place: str) -> str:
    seed = f"{place}|{card.ref}|{card.title}|{card.formula}"
    return f"card-{hashlib.sha256(seed.encode()).hexdigest()[:12]}"
