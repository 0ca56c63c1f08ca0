"""The located facilities as points of the map: one colour a type, named in the legend."""

from ctg_core.questions.facilities import Facilities
from ctg_core.views.palette import categorical
from ctg_core.views.territory_map import Place


def facility_places(found: Facilities, *, dark: bool) -> tuple[Place, ...]:
    """The points to draw; a place that is closed is no longer one."""
    colours = categorical(dark)
    types = list(dict.fromkeys(place.type for place in found.located))
    return tuple(
        Place(
            key=place.key,
            name=place.name,
            type_label=place.type_label,
            colour=colours[types.index(place.type) % len(colours)],
            latitude=float(place.latitude or 0),
            longitude=float(place.longitude or 0),
            precision=place.place_precision or "",
        )
        for place in found.located
        if not place.closed
    )
