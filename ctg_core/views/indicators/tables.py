"""The values of one indicator, year by year and place by place."""

from decimal import Decimal

from ctg_core.model.codes import VALUE_KINDS
from ctg_core.model.french import capital
from ctg_core.questions.indicators.breakdown import COMMUNE, FACILITY, Breakdown, PlaceReadings, Together
from ctg_core.questions.indicators.sheet import IndicatorSheet
from ctg_core.questions.indicators.values import Reading
from ctg_core.questions.indicators.words import amount_text, bare_text, plain_number, value_text, when_text
from ctg_core.views.blocks import section
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, counted, moment, number, percent, typeset
from ctg_core.views.table import Cell, Column, Table, both, in_file, on_screen
from ctg_core.views.view_cache import cached_view

PLACES = {COMMUNE: "Commune par commune", FACILITY: "Équipement par équipement"}
_HEADS = {COMMUNE: "Commune", FACILITY: "Équipement"}
_NOUNS = {COMMUNE: ("commune", "communes"), FACILITY: ("équipement", "équipements")}
_WHOLE = "Ensemble, recalculé"
NONE = "–"


_VALUES: tuple[Column[tuple[Reading, str]], ...] = (
    Column("Période", lambda said: capital(when_text(said[0])), lambda said: said[0].period or ""),
    both("Nature", lambda said: said[1]),
    Column("Valeur", lambda said: _value(said[0]), lambda said: plain_number(said[0].value)),
    Column("Unité", filed=lambda said: said[0].unit),
    Column("Réserve", filed=lambda said: said[0].qualifier or ""),
    Column("Numérateur", filed=lambda said: plain_number(said[0].numerator)),
    Column("Dénominateur", filed=lambda said: plain_number(said[0].denominator)),
    Column("Remarque", lambda said: _remark(said[0]) or NONE, lambda said: _remark(said[0]), blank=NONE),
    Column("Source", filed=lambda said: ", ".join(evidence.source for evidence in said[0].card.evidence)),
)


@cached_view
def values_table(sheet: IndicatorSheet) -> Table:
    """Every value in order, targets and compared places included, a rate above its two terms."""
    unit = f", en {sheet.line.row.unit}" if sheet.line.row.unit not in ("%", "€") else ""
    return on_screen(f"Les valeurs{unit}", _VALUES, _readings(sheet))


@cached_view
def values_file(sheet: IndicatorSheet) -> Table:
    """The same for a spreadsheet: a column for each thing, numbers as numbers."""
    return in_file("Les valeurs", _VALUES, _readings(sheet))


def _readings(sheet: IndicatorSheet) -> list[tuple[Reading, str]]:
    own = sorted([*sheet.line.series, *sheet.line.targets], key=lambda one: one.day)
    return [(one, _kind(one)) for one in own] + [(one, place) for place, one in sheet.compared]


def _kind(reading: Reading) -> str:
    if reading.card.is_intention:
        return reading.card.nature
    return VALUE_KINDS[reading.kind]


def _value(reading: Reading) -> Cell:
    if reading.numerator is None or reading.denominator is None:
        return Cell(bare_text(reading), reading.card)
    shown = with_card(html_text(bare_text(reading)), reading.card, place=f"value|{reading.key}", kind="link")
    terms = f"{number(reading.numerator)} sur {number(reading.denominator)}"
    return Cell(bare_text(reading), safe_html=f'{shown}<p class="ctg-detail">{html_text(terms)}</p>')


def _term(value: Decimal | None) -> str:
    return NONE if value is None else number(value)


def _remark(reading: Reading) -> str:
    return " ".join(filter(None, [reading.missing, reading.comment]))


@cached_view
def breakdown_section(sheet: IndicatorSheet, breakdown: Breakdown) -> str:
    """What the places give, in words, then a bar for each, the highest first."""
    period = breakdown.latest
    there = [place for place in breakdown.places if period in place.by_period]
    ordered = sorted(there, key=lambda place: _size(place, period), reverse=True)
    # A share is a part of a hundred: the longest bar is full only where it is.
    scale = max([*(_size(place, period) for place in there), Decimal(100 if sheet.line.row.unit == "%" else 0)])
    items = "".join(f"<li>{_bar(place, period, scale)}</li>" for place in ordered)
    head = section(f"{PLACES[breakdown.by]}, {moment(period)}", together_words(sheet, breakdown))
    return f'{head}<ul class="ctg-list ctg-counts">{items}</ul>'


def together_words(sheet: IndicatorSheet, breakdown: Breakdown) -> str:
    """What the places give together, beside what is recorded for the whole."""
    period, together = breakdown.latest, breakdown.at(breakdown.latest)
    whole = next((one for one in sheet.line.series if one.period == period and one.value is not None), None)
    if together is None:
        said = "Ces valeurs ne s’additionnent pas."
        return f"{said} Pour l’ensemble{NARROW}: {value_text(whole)}." if whole else said
    if together.value is None:
        return "Rien ne permet de calculer un ensemble."
    like = whole or next(place.by_period[period] for place in breakdown.places if period in place.by_period)
    result = amount_text(together.value, like)
    terms = (
        f" ({_term(together.numerator)} sur {_term(together.denominator)})" if together.denominator is not None else ""
    )
    covered = counted(together.there, *_NOUNS[breakdown.by])
    among = f"les {covered}" if together.known == together.there else f"{together.known} des {covered}"
    first = f"Ensemble, {among}{NARROW}: {result}{terms}."
    if whole is None or value_text(whole) == result:
        return first
    return f"{first} Enregistré pour tout le territoire{NARROW}: {value_text(whole)}."


def _size(place: PlaceReadings, period: str) -> Decimal:
    reading = place.by_period.get(period)
    return reading.value if reading and reading.value is not None else Decimal(-1)


def _bar(place: PlaceReadings, period: str, scale: Decimal) -> str:
    reading = place.by_period[period]
    shown = with_card(html_text(value_text(reading)), reading.card, place=f"bar|{place.name}", kind="link")
    share = max(reading.value, Decimal(0)) / scale if reading.value is not None and scale > 0 else None
    width = "" if share is None else f'<span style="width:{share * 100:.1f}%"></span>'
    state = "ctg-bar-unknown" if reading.value is None else "ctg-bar-ink"
    remark = _remark(reading)
    more = f'<p class="ctg-detail">{html_text(typeset(remark))}</p>' if remark else ""
    return (
        f'<div class="ctg-type"><span>{html_text(typeset(place.name))}</span><span>{shown}</span></div>'
        f'<div class="ctg-bar {state}" aria-hidden="true">{width}</div>{more}'
    )


@cached_view
def places_table(sheet: IndicatorSheet, breakdown: Breakdown) -> Table:
    """A row a place, a column a period, the whole recomputed last; for a rate, its two terms in the cards."""
    rows: list[tuple[Cell | str, ...]] = [
        (place.name, *(_cell(place.by_period.get(period)) for period in breakdown.periods))
        for place in breakdown.places
    ]
    if breakdown.together:
        rows.append((_WHOLE, *(_whole(sheet, breakdown.at(period)) for period in breakdown.periods)))
    return Table(
        f"{PLACES[breakdown.by]}, en {sheet.line.row.unit}"
        if sheet.line.row.unit not in ("%", "€")
        else PLACES[breakdown.by],
        (_HEADS[breakdown.by], *(capital(moment(period)) for period in breakdown.periods)),
        tuple(rows),
        frozenset(capital(moment(period)) for period in breakdown.periods),
    )


def _cell(reading: Reading | None) -> Cell:
    if reading is None:
        return Cell(NONE)
    return Cell("manquant" if reading.value is None else bare_text(reading), reading.card)


def _whole(sheet: IndicatorSheet, together: Together | None) -> Cell:
    if together is None or together.value is None:
        return Cell(NONE)
    decimals = 0 if sheet.line.row.unit == "€" else sheet.line.row.decimals
    text = percent(together.value, decimals) if sheet.line.row.unit == "%" else number(together.value, decimals)
    partial = f" ({together.known} sur {together.there})" if together.known < together.there else ""
    return Cell(text + partial, together.card)
