"""The tables of a convention as CSV files in one archive, for tools that read nothing else."""

import csv
import io
import zipfile

from ctg_core.dossier.dossier import Dossier
from ctg_core.exchange.cells.words import Cell
from ctg_core.exchange.workbook.tables import Table, tables
from ctg_core.model.spreadsheet import inert

_MADE = (1980, 1, 1, 0, 0, 0)  # the same convention gives the same bytes


def csv_tables(dossier: Dossier) -> bytes:
    """A zip of one UTF-8 file a table that has rows, semicolons between cells, texts never a formula."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as entries:
        for table in tables(dossier):
            if table.rows:
                name = table.name.lower().replace(" ", "-").replace("’", "-")
                entries.writestr(zipfile.ZipInfo(f"{name}.csv", _MADE), _file(table), zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def _file(table: Table) -> bytes:
    told = [rank for rank, column in enumerate(table.columns) if column.told]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([table.headings[rank] for rank in told])
    writer.writerows([[_harmless(row[rank]) for rank in told] for row in table.rows])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _harmless(cell: Cell) -> Cell | str:
    if isinstance(cell, str):
        return inert(cell)
    return "" if cell is None else str(cell).replace(".", ",")
