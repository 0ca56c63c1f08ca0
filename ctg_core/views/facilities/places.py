"""The located facilities as points of the map: one colour a type or, when types outnumber colours, a theme."""

from ctg_core.questions.facilities.overview import Facilities
from ctg_core.views.palette import categorical
from ctg_core.views.territory.map import Place


def facility_places(found: Facilities, *, dark: bool) -> tuple[Place, ...]:
    """The points to draw, the type of each said under its name; a place that is closed is no longer one."""
    colours, drawn = categorical(dark), [place for place in found.located if not place.row.closed]
    groups = {place.row.type: place.type_label for place in drawn}
    if len(groups) > len(colours):
        groups = {one.type: theme.label for theme in found.themes for one in theme.types if one.type in groups}
    labels = list(dict.fromkeys(groups.values()))
    return tuple(
        Place(
            key=place.row.key,
            name=place.row.name,
            type_label=groups[place.row.type],
            colour=colours[labels.index(groups[place.row.type]) % len(colours)],
            latitude=float(place.row.latitude or 0),
            longitude=float(place.row.longitude or 0),
            precision=", ".join(
                words
                for words in (place.type_label, place.row.place_precision)
                if words and words != groups[place.row.type]
            ),
        )
        for place in drawn
    )
