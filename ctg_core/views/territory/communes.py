"""The territory in a line: how many communes and inhabitants, each number with its card."""

from ctg_core.questions.provenance.card import Card
from ctg_core.questions.territory.communes import Measured, TerritoryCommunes
from ctg_core.views.blocks import badge
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import WIDE, counted, number, typeset

INFERRED = "déduit"


def territory_line(communes: TerritoryCommunes, territory: Card) -> str:
    """Name, communes, inhabitants, area and density; a territory that is only inferred says so."""
    whole = communes.whole
    name = with_card(html_text(typeset(communes.label)), territory, place="map", kind="link")
    if territory.nature == INFERRED:
        name += f" {badge('territoire déduit', 'warn')}"
    parts = [
        name,
        html_text(counted(len(communes.lines), "commune")),
        _fact(whole.population, f"habitants ({communes.year})", 0),
        _fact(whole.area, "km²", 0),
        _fact(whole.density, "hab./km²", 0),
    ]
    source = "Territoire inventé." if communes.fictional else "Chiffres de l’Insee et de l’IGN, absents du document."
    return f'<div class="ctg-identity">{" · ".join(parts)}<br>{source}</div>'


def _fact(measured: Measured, unit: str, decimals: int) -> str:
    if measured.value is None:
        return html_text(f"{unit}{WIDE}: non renseigné")
    words = f"{number(measured.value, decimals)}{WIDE}{unit}"
    return with_card(html_text(words), measured.card, place="map", kind="link")
