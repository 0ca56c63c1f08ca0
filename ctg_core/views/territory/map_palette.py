"""Colours of the territory map, for a light and for a dark screen."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MapPalette:
    """``sequential`` goes from little to much, ``diverging`` from a strong fall to a strong rise."""

    land: str
    land_line: str
    commune: str
    commune_line: str
    outline: str
    departement: str
    label: str
    quiet_label: str
    halo: str
    control: str
    unknown: str
    sequential: tuple[str, ...]
    diverging: tuple[str, ...]


LIGHT = MapPalette(
    land="#f3f1ec",
    land_line="#dcd8ce",
    commune="#dbe5f6",
    commune_line="#ffffff",
    outline="#162e78",
    departement="#8d8168",
    label="#0f1622",
    quiet_label="#666052",
    halo="#ffffff",
    control="#ffffff",
    unknown="#e2e0dc",
    sequential=("#e6eefa", "#c4d8f2", "#9dbfe8", "#75a3db", "#4f84c9"),
    diverging=("#c9773d", "#ecc8a6", "#f0eeea", "#b4cdec", "#4c83c7"),
)
DARK = MapPalette(
    land="#171c25",
    land_line="#2b3240",
    commune="#263957",
    commune_line="#10151e",
    outline="#c6d9ff",
    departement="#8b8673",
    label="#f4f7fb",
    quiet_label="#9aa3b2",
    halo="#0c1017",
    control="#232a36",
    unknown="#343a44",
    sequential=("#1f2f4b", "#284069", "#33568d", "#4471b5", "#6094dd"),
    diverging=("#c4713a", "#74502f", "#363c47", "#33568a", "#5790dc"),
)


def map_palette(dark: bool) -> MapPalette:
    return DARK if dark else LIGHT
