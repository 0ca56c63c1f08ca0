"""``python -m data.demonstration.build``: writes the fictional dossier and its contours again."""

import importlib.util

from data.demonstration.build.dossier import DOSSIER, dossier_bytes
from data.demonstration.build.territory import CONTOURS


def main() -> None:
    # Without shapely the committed contours serve: they change only with the seats and the border of the story.
    if importlib.util.find_spec("shapely"):
        from data.demonstration.build.contours import geojson  # noqa: PLC0415

        CONTOURS.parent.mkdir(exist_ok=True)
        CONTOURS.write_text(geojson(), encoding="utf8")
    DOSSIER.write_bytes(dossier_bytes())
    print(f"{DOSSIER.name} : {DOSSIER.stat().st_size // 1000} ko")


if __name__ == "__main__":
    main()
