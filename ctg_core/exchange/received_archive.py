"""What is inside a file somebody sent, looked at before anything opens it: real kind, entries, sizes, depth of XML.

A workbook is a zip archive of XML parts: each is parsed once, in chunks, and counted against limits.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePosixPath
from xml.parsers.expat import ExpatError, ParserCreate

from ctg_core.model.french import number

LARGEST = 20_000_000  # bytes, as dropped
_UNPACKED = 150_000_000  # bytes, all entries together
_ENTRIES = 2_000
# Limits for all parts together, so that a workbook is read within ten seconds.
_ELEMENTS = 700_000  # XML elements
_CELLS = 150_000  # cells that hold something
_TEXT = 32_767  # characters a cell may hold
_MERGED = 100_000  # cells in merged ranges
_BITE = 1 << 20
_MAIN = "xl/workbook.xml"
_TYPES = "[Content_Types].xml"
# How other kinds of files begin, or what their archive holds.
_BEGINNINGS = (
    (b"%PDF", "c’est un document PDF"),
    (b"{\\rtf", "c’est un document de texte (RTF)"),
    (b"\x89PNG", "c’est une image"),
    (b"\xff\xd8\xff", "c’est une image"),
    (b"GIF8", "c’est une image"),
    (b"\x1f\x8b", "c’est une archive compressée"),
    (b"Rar!", "c’est une archive compressée"),
    (b"7z\xbc\xaf", "c’est une archive compressée"),
    (b"MZ", "c’est un programme"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ANOTHER_XML = (
    ("word/", "c’est un document Word"),
    ("ppt/", "c’est un diaporama PowerPoint"),
    ("xl/workbook.bin", "c’est un classeur binaire (.xlsb)"),
    ("content.xml", "c’est un fichier LibreOffice (.ods, .odt)"),
)
_SAVE_AS = "ouvrez-le dans un tableur et enregistrez-le au format «\u00a0Classeur Excel (.xlsx)\u00a0»"
_CORNERS = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")


class Unfit(Exception):
    """The file is not a workbook that may be opened; the message is the reason, in French."""


@dataclass
class Part:
    """What openpyxl does not read of a sheet with its values: merged ranges, cells without result, last filled row."""

    merged: list[str] = field(default_factory=list)
    without_result: set[str] = field(default_factory=set)
    last_row: int = 0


def inspect(content: bytes) -> dict[str, Part]:
    """The parts of a workbook's archive, by their path in it; raises Unfit at the first fault."""
    _refuse_other_kinds(content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _refuse_entries(archive.infolist())
            _refuse_other_archives(archive)
            tally = _Tally()
            return {name: tally.part(archive, name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    except (zipfile.BadZipFile, ExpatError, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as error:
        raise Unfit("il est abîmé ou n’est pas un classeur Excel (.xlsx)") from error


def _refuse_other_kinds(content: bytes) -> None:
    if not content:
        raise Unfit("il est vide")
    if len(content) > LARGEST:
        raise Unfit(f"il pèse plus de {LARGEST // 1_000_000}\u00a0Mo")
    if content.startswith(_OLD_OFFICE):
        if _LOCKED in content:
            raise Unfit("il est protégé par un mot de passe\u202f: enregistrez-le sans mot de passe à l’ouverture")
        raise Unfit(f"c’est un ancien fichier Office (.xls)\u202f: {_SAVE_AS}")
    if found := next((kind for start, kind in _BEGINNINGS if content.startswith(start)), None):
        raise Unfit(f"{found}, pas un classeur Excel (.xlsx)")
    if not content.startswith(b"PK\x03\x04"):
        text = content[:1000].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
        kind = "c’est une page web" if text.startswith((b"<",)) else "ce n’est pas un classeur Excel (.xlsx)"
        raise Unfit(f"{kind}\u202f: {_SAVE_AS}")


def _refuse_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > _ENTRIES:
        raise Unfit(f"il contient {number(len(entries))} éléments, plus que n’en a un classeur")
    if sum(entry.file_size for entry in entries) > _UNPACKED:
        raise Unfit(f"il occupe plus de {_UNPACKED // 1_000_000}\u00a0Mo une fois ouvert")
    if len({entry.filename.lower() for entry in entries}) < len(entries):
        raise Unfit("il contient deux éléments du même nom")
    for entry in entries:
        if entry.flag_bits & 1:
            raise Unfit("il est protégé par un mot de passe")
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in entry.filename:
            raise Unfit("il contient un élément au nom interdit")


def _refuse_other_archives(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if found := next((kind for start, kind in _ANOTHER_XML if any(name.startswith(start) for name in names)), None):
        raise Unfit(f"{found}\u202f: {_SAVE_AS}")
    if _MAIN not in names or _TYPES not in names:
        raise Unfit("c’est une archive, pas un classeur Excel (.xlsx)")
    macros = any("vbaproject" in name.lower() or "macrosheets/" in name.lower() for name in names)
    if macros or b"macroenabled" in archive.read(_TYPES).lower():
        raise Unfit(f"il contient des macros\u202f: {_SAVE_AS}")


class _Tally:
    """Counts over the whole archive, so that many parts within the limits cannot exceed them together."""

    def __init__(self) -> None:
        self._elements = self._cells = self._merged = self._text = self._row = 0
        self._cell = ""
        self._formula = self._filled = False
        self._part = Part()

    def part(self, archive: zipfile.ZipFile, name: str) -> Part:
        """Parse one part; returns its merged ranges and formulas without a result; raises Unfit past a limit."""
        self._part, self._row = Part(), 0
        parser = ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        for bite in _bites(archive, name):
            parser.Parse(bite)
        parser.Parse(b"", True)
        return self._part

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > _ELEMENTS:
            raise Unfit("il contient beaucoup trop de lignes ou de cellules, même vides\u202f: supprimez celles-ci")
        self._text = 0
        tag = name.rpartition(" ")[2]
        if tag == "row":
            self._row = int(attributes.get("r", self._row + 1))
        elif tag == "c":
            self._cell, self._formula, self._filled = attributes.get("r", ""), False, False
        elif tag == "f":
            self._formula = True
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _end(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        if tag in ("v", "t"):
            self._filled = self._filled or self._text > 0
        elif tag == "c":
            self._close_cell()

    def _close_cell(self) -> None:
        unresolved = self._formula and not self._filled
        if unresolved and self._cell:
            self._part.without_result.add(self._cell)
        if self._filled or unresolved:
            self._part.last_row = max(self._part.last_row, self._row)
            self._cells += 1
            if self._cells > _CELLS:
                raise Unfit(f"il remplit plus de {number(_CELLS)} cellules")

    def _characters(self, text: str) -> None:
        self._text += len(text)
        if self._text > _TEXT:
            raise Unfit(f"il contient un texte de plus de {number(_TEXT)} caractères")

    def _merge(self, reference: str) -> None:
        corners = _CORNERS.fullmatch(reference)
        if corners is None:
            return
        left, top, right, bottom = corners.groups()
        self._merged += abs(_rank(right) - _rank(left) + 1) * abs(int(bottom) - int(top) + 1)
        if self._merged > _MERGED:
            raise Unfit("il fusionne un nombre démesuré de cellules")
        self._part.merged.append(reference)


def _bites(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as stream:
        while bite := stream.read(_BITE):
            yield bite


def _refuse_doctype(*_: object) -> None:
    raise Unfit("il contient une déclaration qu’aucun tableur n’écrit")


def _rank(letters: str) -> int:
    rank = 0
    for letter in letters:
        rank = rank * 26 + ord(letter) - ord("A") + 1
    return rank
