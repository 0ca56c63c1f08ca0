"""What exists where, in words."""

from collections.abc import Iterator

from ctg_core.model.french import NARROW, WIDE, counted, number
from ctg_core.questions.facilities.nursery_places import NurseryOffer
from ctg_core.questions.facilities.overview import Facilities, NamedFacility, TypeOnSite

IN_HEADLINE = 2
_PROPER = ("France ",)


def facilities_headline(found: Facilities, offer: NurseryOffer) -> str:
    """ "156 établissements d’accueil du jeune enfant (EAJE)… : 20 types documentés ; aucun n’est localisé."

    Once places are known on a map, they come first, with what they offer to the youngest children.
    """
    if not found.types:
        return "Aucun équipement documenté."
    if found.located:
        return f"{f'{NARROW}; '.join(filter(None, [_named(found), *_nurseries(offer)]))}."
    examples = [f"{type_amount(one)} {type_label(one)}" for one in found.foremost[:IN_HEADLINE]]
    more = "…" if len(found.types) > len(examples) else ""
    opening = f"{', '.join(examples)}{more}{NARROW}: " if examples else ""
    documented = counted(len(found.types), "type documenté", "types documentés")
    return f"{opening}{documented}{NARROW}; aucun équipement n’est localisé."


def _named(found: Facilities) -> str:
    named = counted(len(found.named), "équipement nommé", "équipements nommés")
    return f"{named}, dont {counted(len(found.located), 'localisé', 'localisés')}"


def _nurseries(offer: NurseryOffer) -> Iterator[str]:
    """What the nurseries named offer; nothing when the children or the places are not known."""
    if offer.whole.rate is None:
        return
    yield f"{number(offer.whole.rate, 1)} places de crèche pour 100 enfants de moins de 3 ans"
    if without := sum(not one.nurseries for one in offer.communes):
        yield f"{counted(without, 'commune', 'communes')} sans crèche nommée"


def type_label(one: TypeOnSite, how_many: int | None = None) -> str:
    """The name of a type within a sentence, as its number requires."""
    if how_many is None:
        how_many = one.counted.total if one.counted and one.counted.total is not None else one.named
    label = one.label_plural if how_many > 1 else one.label
    return label if label.startswith(_PROPER) else label[0].lower() + label[1:]


def type_amount(one: TypeOnSite) -> str:
    """How many there are, with the words that belong to the number; empty when unknown."""
    if one.counted is None or one.counted.total is None:
        return ""
    qualifier = f"{one.counted.qualifier}{WIDE}" if one.counted.qualifier else ""
    return qualifier + number(one.counted.total)


def capacity_words(place: NamedFacility) -> str:
    """The capacity with its unit, empty when it is not documented."""
    row = place.row
    return "" if row.capacity is None else f"{number(row.capacity)}{WIDE}{row.capacity_unit or 'places'}"
