"""The places, put inside their commune, and the counts given without a list."""

from data.demonstration.build.story import Plain, chapter, entered
from data.demonstration.build.territory import insee_codes, position


def facility_rows() -> dict[str, list[Plain]]:
    """Collections ``facilities`` and ``facility_counts``."""
    story = chapter("facilities")
    return {
        "facilities": [_facility(story, place) for place in story["facilities"]],
        "facility_counts": [{**entered(story), **row} for row in story["facility_counts"]],
    }


def _facility(story: Plain, place: Plain) -> Plain:
    row = {**entered(story), **place}
    offset = row.pop("at", None)
    if "commune" in row:
        row["commune"] = insee_codes()[row["commune"]]
    if offset:
        latitude, longitude = position(row["commune"], offset)
        row |= {"latitude": str(latitude), "longitude": str(longitude), "place_precision": story["place_precision"]}
    return row
