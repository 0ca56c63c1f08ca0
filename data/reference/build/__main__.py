"""``python -m data.reference.build CACHE``: writes data/reference/territories again. See ../README.md."""

import sys
from pathlib import Path

from data.reference.build.sources import Sources
from data.reference.build.territories import CODES, build, dump

OUTPUT = Path(__file__).parents[1] / "territories"


def main(cache: Path) -> None:
    sources = Sources(cache)
    OUTPUT.mkdir(exist_ok=True)
    for code in CODES:
        path = OUTPUT / f"{code}.geojson"
        path.write_text(dump(build(code, sources)), encoding="utf8")
        print(f"{path.name} : {path.stat().st_size // 1000} ko")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
