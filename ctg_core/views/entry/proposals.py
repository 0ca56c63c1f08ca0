"""The words of the screen where coordination decides on proposed values, and of what became of them."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from urllib.parse import urlsplit

from ctg_core.model.attachment import file_in
from ctg_core.questions.entry.proposals import (
    CORRECTED,
    REFUSED,
    VALIDATED,
    WITHDRAWN,
    Measure,
    Outcome,
    Proposal,
    Subject,
)
from ctg_core.views.blocks import badge, section
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, counted, moment, number, on, percent, quantity, quoted, typeset
from ctg_core.views.instants import instant

OUTCOMES = {VALIDATED: "validée", REFUSED: "refusée", CORRECTED: "corrigée", WITHDRAWN: "retirée par vous"}
_TONES = {VALIDATED: "good", REFUSED: "bad", CORRECTED: "info", WITHDRAWN: "plain"}


def waiting_headline(count: int) -> str:
    """ "4 valeurs attendent votre décision."."""
    if not count:
        return "Aucune valeur n’attend de décision."
    return f"{counted(count, 'valeur attend', 'valeurs attendent')} votre décision."


def proposal_html(one: Proposal, names: Mapping[str, str]) -> str:
    """What it is about, what stands and what is proposed, how far from the last one, who gave it and on what."""
    said = [_given_by(one, names)]
    if one.comment:
        said.append(f"<q>{html_text(typeset(one.comment))}</q>")
    if one.evidence:
        said.append(f"Justificatif{NARROW}: {_evidence(one.evidence)}")
    detail = " · ".join(said)
    return (
        f'<div class="ctg-proposal"><b>{html_text(typeset(subject_words(one.about)))}</b>'
        f'<div class="ctg-proposed"><span class="ctg-before">{html_text(_before(one))}</span> → '
        f"<b>{html_text(measure_words(one.given, one.about))}</b> "
        f'<span class="ctg-faint">{html_text(typeset(change_words(one)))}</span></div>'
        f'<p class="ctg-detail">{detail}</p></div>'
    )


def subject_words(about: Subject) -> str:
    """ "Places d’accueil, Fabuleuse, 2025"."""
    return ", ".join(filter(None, [about.label, about.place, moment(about.period) if about.period else None]))


def measure_words(measure: Measure, about: Subject) -> str:
    """ "1 234,5 enfants", with the two terms of a rate, or why there is no value."""
    if measure.value is None:
        return f"sans valeur{NARROW}: {measure.missing}"
    decimals = _decimals(measure.value, about.decimals)
    said = quantity(measure.value, about.unit, decimals, measure.qualifier)
    if measure.numerator is None or measure.denominator is None:
        return said
    return f"{said} ({number(measure.numerator)} ÷ {number(measure.denominator)})"


def change_words(one: Proposal) -> str:
    """ "−3 % depuis 2024"; in points for a percentage, and nothing where nothing can be compared."""
    if one.given.value is None or one.last is None or one.last.value is None or one.last_period is None:
        return ""
    since = f"depuis {moment(one.last_period)}"
    gap = one.given.value - one.last.value
    if not gap:
        return f"inchangé {since}"
    if one.about.unit == "%":
        return f"{_signed(number(gap, one.about.decimals), gap)} point{'s' if abs(gap) >= 2 else ''} {since}"
    if not one.last.value:
        return f"{_signed(number(gap), gap)} {since}"
    share = gap / abs(one.last.value) * 100
    return f"{_signed(percent(share, 0 if abs(share) >= 1 else 1), gap)} {since}"


def outcomes_list(found: Iterable[Outcome], names: Mapping[str, str]) -> str:
    """What became of each value somebody proposed, the latest first; nothing when they proposed none."""
    items = "".join(_outcome(one, names) for one in found)
    if not items:
        return ""
    title = section("Ce que sont devenues vos valeurs", "Les dernières décisions de la coordination.")
    return f'{title}<ul class="ctg-list">{items}</ul>'


def waiting_list(found: Iterable[Proposal]) -> str:
    """The values of somebody that still wait; nothing when none does."""
    items = "".join(
        f"<li>{badge('en attente', 'warn')} {html_text(typeset(subject_words(one.about)))}{NARROW}: "
        f"<b>{html_text(measure_words(one.given, one.about))}</b></li>"
        for one in found
    )
    return f'{section("Vos valeurs en attente")}<ul class="ctg-list">{items}</ul>' if items else ""


def _outcome(one: Outcome, names: Mapping[str, str]) -> str:
    word = f"{NARROW}: {quoted(one.reason)}" if one.reason else ""
    by = "" if one.became == WITHDRAWN else f" par {names.get(one.by, one.by)}"
    about, given = html_text(typeset(subject_words(one.about))), html_text(measure_words(one.given, one.about))
    return (
        f"<li>{badge(OUTCOMES[one.became], _TONES[one.became])} {about}{NARROW}: <b>{given}</b>"
        f'<p class="ctg-detail">{html_text(typeset(f"{on(one.at[:10]).capitalize()}{by}{word}"))}</p></li>'
    )


def _before(one: Proposal) -> str:
    return measure_words(one.standing, one.about) if one.standing else "pas encore de valeur"


def _given_by(one: Proposal, names: Mapping[str, str]) -> str:
    said = f"Par {names.get(one.by or '', one.by or 'quelqu’un')}{f', {instant(one.at)}' if one.at else ''}"
    return html_text(typeset(said))


def _evidence(text: str) -> str:
    """A link where it is one that browsers open on a page; the words themselves otherwise."""
    if urlsplit(text).scheme in ("http", "https"):
        return f'<a href="{html_text(text)}" target="_blank" rel="noopener noreferrer">{html_text(text)}</a>'
    file = file_in(text)
    return html_text(file[1]) if file else html_text(typeset(text))


def _decimals(value: Decimal, shown: int) -> int:
    exponent = value.as_tuple().exponent
    return max(shown, -exponent if isinstance(exponent, int) else 0)


def _signed(text: str, gap: Decimal) -> str:
    return f"+{text}" if gap > 0 else text
