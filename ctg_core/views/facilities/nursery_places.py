"""Nursery places against children under three: one sentence, a bar for each commune, or what is missing."""

from decimal import Decimal

from ctg_core.questions.facilities.nursery_places import NurseryOffer, NurseryPlaces
from ctg_core.views.blocks import empty, section
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, SILENT, counted, enumerated, number
from ctg_core.views.table import Cell, Table
from ctg_core.views.view_cache import cached_view

TITLE = "Les places de crèche et les enfants"
NO_NURSERY = "aucun établissement nommé"


def offer_lead(found: NurseryOffer) -> str:
    """ "26,4 places pour 100 enfants de moins de 3 ans : 113 places aujourd’hui, 428 enfants en 2023."."""
    whole = found.whole
    if whole.rate is None:
        return f"Sur tout le territoire, on ne peut pas le dire. Il manque{NARROW}: {enumerated([*found.missing])}."
    without = sum(not one.nurseries for one in found.communes)
    none = f" {counted(without, 'commune n’a', 'communes n’ont')} {NO_NURSERY}." if without else ""
    rate = f"{number(whole.rate, 1)} places pour 100 enfants de moins de 3 ans"
    open_places = counted(whole.places or 0, "place ouverte", "places ouvertes")
    return f"{rate}{NARROW}: {open_places}, {counted(whole.children or 0, 'enfant')} en {whole.year}.{none}"


def offer_heading(found: NurseryOffer) -> str:
    """The title with its sentence, or the intended blank where neither places nor children are known."""
    if found.communes:
        return section(TITLE, offer_lead(found))
    return section(TITLE) + empty(
        f"Les places pour 100 enfants ne se calculent pas. Il manque{NARROW}: {enumerated([*found.missing])}.",
        "Cela viendrait de la liste des établissements de la Caf et du recensement de l’Insee.",
        "Le chargé de coopération CTG peut les ajouter.",
    )


@cached_view
def offer_table(found: NurseryOffer) -> Table:
    """One row a commune, the best served first, those without a documented rate last, then the whole."""
    ordered = sorted(found.communes, key=lambda one: (one.rate is None, -(one.rate or 0), one.name or ""))
    highest = max((one.rate for one in ordered if one.rate is not None), default=Decimal(1))
    year = f" ({found.whole.year})" if found.whole.year else ""
    columns = ("Commune", "Places", f"Enfants de moins de 3 ans{year}", "Places pour 100 enfants")
    rows = tuple(
        (
            one.name or "Tout le territoire",
            _places(one),
            number(one.children) if one.children is not None else SILENT,
            _rate(one, highest),
        )
        for one in [*ordered, found.whole]
    )
    return Table("Les places des établissements nommés, ouverts à ce jour", columns, rows)


def _places(one: NurseryPlaces) -> str:
    if one.places is not None:
        return number(one.places)
    return SILENT if one.nurseries else NO_NURSERY


def _rate(one: NurseryPlaces, highest: Decimal) -> Cell:
    """The rate, which opens its calculation, above a bar; the whole has none of its own to be compared with."""
    if one.rate is None:
        return Cell("–")
    shown = number(one.rate, 1)
    opened = with_card(html_text(shown), one.card, place="nursery-places", kind="link")
    if one.name is None:
        return Cell(shown, safe_html=opened)
    width = round(min(one.rate / highest, Decimal(1)) * 100)
    bar = (
        '<div class="ctg-bar ctg-thin ctg-bar-time" role="img" '
        f'aria-label="{html_text(shown)} places pour 100 enfants"><span style="width:{width}%"></span></div>'
    )
    return Cell(shown, safe_html=opened + bar)
