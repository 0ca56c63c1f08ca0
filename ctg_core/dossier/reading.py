"""From a file to a dossier: refused whole, with every reason, or sound."""

from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from ctg_core.dossier.dossier import FORMAT, FORMAT_VERSION, Dossier
from ctg_core.dossier.plain import read_plain
from ctg_core.dossier.reasons import french_reasons
from ctg_core.dossier.refusal import DossierRefused, Problem, shortened
from ctg_core.dossier.resolution import unresolved
from ctg_core.model.collections import COLLECTIONS
from ctg_core.model.convention import Convention
from ctg_core.model.row import Row

T = TypeVar("T", Convention, Row)

_HEAD = {"format", "format_version", "convention"}


def read_dossier(path: Path) -> Dossier:
    """Read a .yaml or .json dossier; DossierRefused lists every problem."""
    try:
        content = path.read_bytes()
    except OSError:
        reason = "le fichier n’existe pas" if not path.exists() else "le fichier ne peut pas être lu"
        raise DossierRefused([Problem(path.name, "fichier", reason)]) from None
    return parse_dossier(content, path.name)


def parse_dossier(content: bytes, name: str) -> Dossier:
    """Parse, validate and resolve the bytes of a file called ``name``; DossierRefused lists every problem."""
    plain = read_plain(content, name)
    _check_head(plain, name)
    reader = _Reader(name)
    dossier = reader.dossier(plain)
    if not reader.problems and dossier:
        reader.problems += [Problem(name, place, reason) for place, reason in unresolved(dossier)]
    if reader.problems or dossier is None:
        raise DossierRefused(reader.problems)
    return dossier


def _check_head(plain: Any, name: str) -> None:
    def refuse(place: str, reason: str) -> DossierRefused:
        return DossierRefused([Problem(name, place, reason)])

    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise refuse("champ format", f"ce n’est pas un dossier de CTG («\u00a0format\u202f: {FORMAT}\u00a0» attendu)")
    version = plain.get("format_version")
    if version != FORMAT_VERSION or isinstance(version, bool):
        raise refuse("champ format_version", _version_reason(version))
    if not isinstance(plain.get("convention"), dict):
        absent = plain.get("convention") is None
        raise refuse("champ convention", "champ obligatoire absent" if absent else "un ensemble de champs est attendu")
    for unknown in sorted(set(plain) - _HEAD - set(COLLECTIONS)):
        raise refuse(f"champ {shortened(unknown)}", "collection inconnue")


def _version_reason(version: Any) -> str:
    if version is None:
        return "champ obligatoire absent"
    if type(version) is not int:
        return f"un nombre entier est attendu, reçu «\u00a0{shortened(version)}\u00a0»"
    advice = "mettre à jour l’application" if version > FORMAT_VERSION else "exporter de nouveau le dossier"
    return f"version {shortened(version)} inconnue, {FORMAT_VERSION} attendue ({advice})"


class _Reader:
    """Validates a whole file and keeps every problem, so that it is corrected in one go."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []

    def dossier(self, plain: dict[str, Any]) -> Dossier | None:
        convention = self._validated(Convention, plain["convention"], "convention")
        key = convention.key if convention else "inconnue"
        rows = {name: self._rows(key, name, plain.get(name, [])) for name in COLLECTIONS}
        return Dossier(convention, rows) if convention else None

    def _rows(self, convention: str, collection: str, records: Any) -> list[Row]:
        if not isinstance(records, list):
            self._refuse(collection, "une liste est attendue")
            return []
        found: dict[str, Row] = {}
        for position, record in enumerate(records):
            row = self._row(convention, collection, position, record)
            if row is None:
                continue
            if row.key in found:
                self._refuse(f"{collection}, clé {row.key}", "la clé est utilisée deux fois")
            found[row.key] = row
        return list(found.values())

    def _row(self, convention: str, collection: str, position: int, record: Any) -> Row | None:
        place = f"{collection}, n°\u00a0{position + 1}"
        if not isinstance(record, dict):
            self._refuse(place, "un ensemble de champs est attendu")
            return None
        if isinstance(record.get("key"), str):
            place = f"{collection}, clé {shortened(record['key'])}"
        for reserved in {"convention", "position"} & set(record):
            self._refuse(f"{place}, champ {reserved}", "champ inconnu")
            return None
        fields = {**record, "convention": convention, "position": position}
        return self._validated(COLLECTIONS[collection], fields, place)

    def _validated(self, model: type[T], fields: dict[str, Any], place: str) -> T | None:
        try:
            return model.model_validate(fields, strict=True)
        except ValidationError as error:
            for field, reason in french_reasons(error):
                self._refuse(f"{place}, {field}", reason)
            return None

    def _refuse(self, place: str, reason: str) -> None:
        self.problems.append(Problem(self.name, place, reason))
