"""What a file may be before it is opened, and what of a workbook is read."""

import subprocess
import sys
import zipfile
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ctg_core.exchange.received import LARGEST, Problem, ReceivedRefused, received_workbook

SHEET = "xl/worksheets/sheet1.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode()
TAIL = b"</sheetData></worksheet>"


def written(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def small() -> Workbook:
    book = Workbook()
    book.active.title = "Feuille"
    book.active.append(["été", 12, 0.634, date(2026, 1, 2), "=1+1"])
    return book


def with_part(name: str, data: bytes) -> bytes:
    """A workbook with one part of its archive replaced or added."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(written(small()))) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in source.namelist():
            if entry != name:
                made.writestr(entry, source.read(entry))
        made.writestr(name, data)
    return file.getvalue()


def refusal(content: bytes, name: str = "recu.xlsx") -> str:
    with pytest.raises(ReceivedRefused) as refused:
        received_workbook(content, name)
    return str(refused.value)


def test_values_formats_and_merged_cells_are_kept() -> None:
    book = small()
    sheet = book["Feuille"]
    sheet["C1"].number_format = "0.0%"
    sheet["F1"].value = "=pas une formule"
    sheet["F1"].data_type = "s"
    sheet.merge_cells("A3:B4")
    book.create_sheet("Cachée").sheet_state = "hidden"
    read = received_workbook(written(book), "a.xlsx")
    row = read["Feuille"][1]
    assert [cell.value for cell in row] == ["été", 12, 0.634, datetime(2026, 1, 2), "=", "=pas une formule"]  # noqa: DTZ001
    assert [cell.data_type for cell in row] == ["s", "n", "n", "d", "f", "s"]
    assert row[2].number_format == "0.0%"
    assert [area.coord for area in read["Feuille"].merged_cells.ranges] == ["A3:B4"]
    assert read["Cachée"].sheet_state == "hidden"


def test_a_formula_is_what_it_last_gave() -> None:
    cells = b'<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c><c r="C1" t="e"><v>#REF!</v></c></row>'
    row = received_workbook(with_part(SHEET, HEAD + cells + TAIL), "a.xlsx").active[1]
    assert [(cell.value, cell.data_type) for cell in row] == [(2, "n"), ("=", "f"), ("#REF!", "e")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "il est vide"),
        (b"%PDF-1.7 ...", "document PDF"),
        (b"\x89PNG....", "image"),
        (b"MZ....", "programme"),
        (b"a;b;c\n1;2;3\n", "n’est pas un classeur Excel"),
        (b"\xef\xbb\xbf<html><table>", "page web"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "ancien fichier Office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
        (b"PK\x03\x04 tronqu", "abîmé"),
        (b"0" * (LARGEST + 1), "plus de 20"),
    ],
)
def test_another_kind_of_file(content: bytes, said: str) -> None:
    message = refusal(content)
    assert said in message
    assert message.startswith("Le fichier «\u00a0recu.xlsx\u00a0» est refusé")
    assert message.endswith("Rien n’a été changé.")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("xl/vbaProject.bin", b"macro", "macros"),
        ("[Content_Types].xml", b"<Types>application/vnd.ms-excel.sheet.macroEnabled.main+xml</Types>", "macros"),
        ("word/document.xml", b"<a/>", "document Word"),
        ("content.xml", b"<a/>", "LibreOffice"),
        ("../ailleurs.xml", b"<a/>", "nom interdit"),
        ("XL/Workbook.xml", b"<a/>", "deux éléments du même nom"),
        ("xl/media/bombe.bin", b"0" * 160_000_000, "une fois ouvert"),
        (SHEET, HEAD + b"".join(b'<row r="%d"/>' % line for line in range(1, 800_000)) + TAIL, "beaucoup trop"),
        (SHEET, HEAD + b'<row r="9999999"><c r="XFD9999999"><v>1</v></c></row>' + TAIL, "éloignées"),
        (SHEET, b'<!DOCTYPE a [<!ENTITY b "c">]>' + HEAD + TAIL, "déclaration"),
        (SHEET, HEAD + b'<row><c t="inlineStr"><is><t>' + b"a" * 40_000 + b"</t></is></c></row>" + TAIL, "32"),
        (
            SHEET,
            HEAD + b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>',
            "fusionne",
        ),
        (SHEET, HEAD + b"<row><c>", "abîmé"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_a_hostile_archive(name: str, data: bytes, said: str) -> None:
    assert said in refusal(with_part(name, data))


def test_a_locked_entry() -> None:
    content = bytearray(with_part("xl/a.bin", b"1"))
    with zipfile.ZipFile(BytesIO(bytes(content))) as archive:
        start = archive.start_dir
    content[start + 8] |= 1  # the flag of encryption of the first entry
    assert "mot de passe" in refusal(bytes(content))


def test_ten_thousand_entries() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for rank in range(10_000):
            archive.writestr(f"xl/{rank}.bin", b"")
    assert "éléments" in refusal(file.getvalue())


@given(st.binary(max_size=400))
@settings(max_examples=60)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with pytest.raises(ReceivedRefused):
        received_workbook(b"PK\x03\x04" + content, "a.xlsx")


@given(st.integers(min_value=0), st.binary(min_size=1, max_size=8))
@settings(max_examples=60)
def test_a_damaged_workbook_is_read_or_refused(place: int, damage: bytes) -> None:
    content = bytearray(written(small()))
    start = place % len(content)
    content[start : start + len(damage)] = damage
    with suppress(ReceivedRefused):
        received_workbook(bytes(content), "a.xlsx")


def test_a_problem_says_where() -> None:
    problem = Problem("«\u00a0N/A\u00a0» n’est pas un montant", "Financements", 14, "Versé (€)")
    assert str(problem) == (
        "Feuille «\u00a0Financements\u00a0», ligne 14, colonne «\u00a0Versé (€)\u00a0»\u202f: "
        "«\u00a0N/A\u00a0» n’est pas un montant."
    )


HEAVIEST = """
import sys, time
from pathlib import Path
from ctg_core.exchange.received import ReceivedRefused, received_workbook
content = Path(sys.argv[1]).read_bytes()
start = time.perf_counter()
try:
    received_workbook(content, "a.xlsx")
except ReceivedRefused:
    pass
# Not ru_maxrss, which begins at the peak of whoever started this process.
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(time.perf_counter() - start, int(peak) // 1024)
"""


@pytest.mark.long
@pytest.mark.parametrize("kind", ["cells", "strings", "rows"])
def test_the_heaviest_file_stays_within_bounds(kind: str, tmp_path: Path) -> None:
    """At most 512 MB, whatever it is made of; the time is printed, since a busy machine takes its own."""
    cells = b"".join(b'<row r="%d">' % row + b"<c><v>1.5</v></c>" * 10 + b"</row>" for row in range(1, 14_900))
    strings = b"<sst xmlns='%s'>" % _MAIN.encode() + b"<si><t>a</t></si>" * 340_000 + b"</sst>"
    rows = b"".join(b'<row r="%d" s="1" customFormat="1"/>' % row for row in range(1, 690_000))
    content = {
        "cells": with_part(SHEET, HEAD + cells + TAIL),
        "strings": with_part("xl/sharedStrings.xml", strings),
        "rows": with_part(SHEET, HEAD + rows + TAIL),
    }[kind]
    file = tmp_path / "a.xlsx"
    file.write_bytes(content)
    command = [sys.executable, "-c", HEAVIEST, str(file)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    seconds, megabytes = run.stdout.split()
    assert int(megabytes) < 512, f"{seconds} s, {megabytes} MB"
