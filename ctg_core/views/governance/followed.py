"""What was promised against what was kept: meetings, decisions, commitments by signatory, ends to renew."""

from ctg_core.model.french import capital
from ctg_core.questions.governance.decision_rate import DecisionRate
from ctg_core.questions.governance.followed_words import (
    pace_sentence,
    party_name,
    promises_sentence,
    rate_sentence,
    renewal_words,
    year_words,
)
from ctg_core.questions.governance.meeting_pace import KEPT, MISSED, BodyPace, MeetingPace, YearOfMeetings
from ctg_core.questions.governance.promises import PartyPromises, Promises
from ctg_core.questions.governance.renewals import AGREEMENT, CONVENTION, DOCUMENT, OVER, SOON, Renewal
from ctg_core.questions.provenance.card import Card
from ctg_core.views.blocks import badge
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import SILENT, enumerated, typeset
from ctg_core.views.table import Cell, Table
from ctg_core.views.timing import date_cell
from ctg_core.views.view_cache import cached_view

_PACE_TONES = {KEPT: "good", MISSED: "bad"}
_ENDING_TONES = {OVER: "bad", SOON: "warn"}
_KINDS = {AGREEMENT: "Agrément", DOCUMENT: "Texte lié", CONVENTION: "Convention"}


def rate_html(rate: DecisionRate) -> str:
    """The execution rate in a sentence that opens its card."""
    return _sentence(rate_sentence(rate), rate.card)


def pace_html(pace: MeetingPace) -> str:
    """Whether minimums were kept, in a sentence that opens its card."""
    return _sentence(pace_sentence(pace), pace.card)


@cached_view
def pace_table(pace: MeetingPace) -> Table:
    """A row a body, a column a year: how many meetings are known, and whether that is enough."""
    columns = ("Instance", "Minimum", *map(str, pace.years))
    return Table("Réunions connues, par instance et par année", columns, tuple(map(_pace, pace.bodies)))


def _pace(body: BodyPace) -> tuple[Cell | str, ...]:
    return (Cell(body.name, body.card), f"{body.minimum} par an", *map(_year, body.years))


def _year(year: YearOfMeetings) -> Cell:
    words = year_words(year)
    tone = _PACE_TONES.get(year.state)
    return Cell(words, safe_html=badge(words, tone) if tone else html_text(words))


@cached_view
def promises_html(found: Promises) -> str:
    """What was delivered in all, in a sentence that opens its card."""
    return _sentence(promises_sentence(found), found.card)


@cached_view
def promises_table(found: Promises) -> Table:
    """A row a signatory: what it promised, what is known to be delivered, what was not."""
    columns = ("Signataire", "Promis", "Tenu", "Non tenu", "Non renseigné", "Ce qui n’a pas été tenu")
    rows = tuple(map(_promises, found.parties))
    return Table("Engagements, par signataire", columns, rows, frozenset(columns[1:5]))


def _promises(party: PartyPromises) -> tuple[Cell | str, ...]:
    name = party_name(party) if party.signatory or party.name is None else f"{party.name} (non signataire)"
    tally = party.tally
    if not tally.promised:
        return (name, SILENT, "–", "–", "–", "–")
    counts = (tally.promised, tally.delivered, tally.broken, tally.unknown)
    return (Cell(name, party.card), *map(str, counts), enumerated(list(party.broken)) or "–")


@cached_view
def renewals_table(found: tuple[Renewal, ...]) -> Table:
    """A row an end, the soonest first."""
    columns = ("Ce qui prend fin", "Nature", "Fin", "État")
    return Table("Fins et renouvellements, du plus proche au plus lointain", columns, tuple(map(_renewal, found)))


def _renewal(one: Renewal) -> tuple[Cell | str, ...]:
    words, tone = capital(renewal_words(one)), _ENDING_TONES.get(one.state)
    state = Cell(words, safe_html=badge(words, tone) if tone else html_text(typeset(words)))
    return (Cell(one.ending.title, one.ending.card), _KINDS[one.kind], date_cell(one.ending.end), state)


def _sentence(words: str, card: Card) -> str:
    return f'<div class="ctg-text">{with_card(html_text(words), card, place="followed", kind="link")}</div>'
