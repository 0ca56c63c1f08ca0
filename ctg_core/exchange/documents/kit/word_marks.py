"""What python-docx has no word for: language, header rows, alternative texts, fields, shading."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph


def set_language(file: Document, language: str) -> None:
    """The language of all the text: a screen reader speaks it, a spelling checker reads it."""
    defaults = file.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for element in properties.findall(qn("w:lang")):
        properties.remove(element)
    properties.append(_element("w:lang", val=language, eastAsia=language, bidi=language))


def mark_header_row(row: _Row) -> None:
    """Say that a row heads its table: spoken with each cell, repeated on each page."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))
    never_split(row)


def never_split(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().insert(0, _element("w:cantSplit", val="true"))


def set_alternative_text(table: Table, text: str) -> None:
    """What a table is about, for those who do not see it."""
    properties = table._tbl.tblPr
    properties.append(_element("w:tblCaption", val=text))


def set_borders(table: Table, colour: str) -> None:
    """Thin lines of one colour around every cell."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=colour))
    _insert_ordered(table._tbl.tblPr, borders, ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption"))


def set_widths(table: Table, centimetres: Sequence[float]) -> None:
    """The width of each column, kept by every reader of the format."""
    table.autofit = False
    for column, width in zip(table.columns, centimetres, strict=True):
        column.width = Cm(width)
    for row in table._tbl.tr_lst:  # the cells of a column are long to find otherwise
        for cell, width in zip(row.tc_lst, centimetres, strict=True):
            cell.width = Cm(width)


def shade(cell: _Cell, fill: str) -> None:
    """The background of a cell, in hexadecimal."""
    cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=fill))


def box(paragraph: Paragraph, fill: str = "F4F4F4") -> None:
    """A frame around a paragraph, on a light background."""
    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(_element(f"w:{side}", val="single", sz="6", space="6", color="8A8A8A"))
    properties = paragraph._p.get_or_add_pPr()
    _insert_ordered(properties, borders, ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"))
    shading = _element("w:shd", val="clear", color="auto", fill=fill)
    _insert_ordered(properties, shading, ("w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"))


def add_field(paragraph: Paragraph, instruction: str, shown: str = "1") -> None:
    """A field that Word computes, such as PAGE."""
    field = _element("w:fldSimple", instr=instruction)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = shown
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def add_contents(file: Document, titles: Sequence[str]) -> None:
    """A table of contents field: the titles are there already, Word adds the pages."""
    paragraphs = [file.add_paragraph(title) for title in titles] or [file.add_paragraph()]
    first, last = paragraphs[0], paragraphs[-1]
    start = [_run(_element("w:fldChar", fldCharType="begin", dirty="true")), _run(_instruction())]
    start.append(_run(_element("w:fldChar", fldCharType="separate")))
    for rank, run in enumerate(start):
        first._p.insert(rank if first._p.pPr is None else rank + 1, run)
    last._p.append(_run(_element("w:fldChar", fldCharType="end")))


def _instruction() -> Any:
    text = OxmlElement("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = ' TOC \\o "1-2" \\h \\z \\u '
    return text


def _run(child: Any) -> Any:
    run = OxmlElement("w:r")
    run.append(child)
    return run


def _element(name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _insert_ordered(parent: Any, child: Any, successors: tuple[str, ...]) -> None:
    """Word refuses children out of the order of its schema."""
    parent.insert_element_before(child, *successors)
