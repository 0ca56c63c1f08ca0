"""A native chart in a Word file: python-docx has none, so it is drawn on a slide that nobody sees and moved over."""

from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm
from pptx import Presentation

from ctg_core.exchange.documents.kit.chart import COLUMNS, Chart
from ctg_core.exchange.documents.kit.frame import printable
from ctg_core.exchange.documents.kit.native_chart import draw_chart

_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WIDTH, _ROW, _MARGINS, _COLUMNS_HEIGHT = 16.5, 0.95, 2.2, 7.5  # centimetres


def insert_chart(file: Document, chart: Chart) -> None:
    """Add the chart in a paragraph of its own."""
    height = _COLUMNS_HEIGHT if chart.form == COLUMNS else len(chart.categories) * _ROW + _MARGINS
    drawn = _drawn(chart)
    rank = sum("/charts/chart" in str(part.partname) for part in file.part.package.iter_parts()) + 1
    part = Part(PackURI(f"/word/charts/chart{rank}.xml"), _CHART, drawn.part.blob, file.part.package)
    book = Part(
        PackURI(f"/word/embeddings/chart{rank}.xlsx"),
        _XLSX,
        drawn.part.chart_workbook.xlsx_part.blob,
        file.part.package,
    )
    # The chart names its workbook by this identifier, given on the slide.
    part.rels.add_relationship(RELATIONSHIP_TYPE.PACKAGE, book, _workbook_id(drawn))
    _place(file, file.part.relate_to(part, RELATIONSHIP_TYPE.CHART), chart, rank, height)


def _drawn(chart: Chart) -> Any:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    shape = draw_chart(slide, chart, (Cm(0), Cm(0), Cm(_WIDTH), Cm(8)), points=9)
    return shape.chart


def _workbook_id(drawn: Any) -> str:
    external = drawn._chartSpace.externalData
    return str(external.rId)


def _place(file: Document, relation: str, chart: Chart, rank: int, height: float) -> None:
    # Texts are set on the elements, never written into the XML: whoever wrote them cannot add to it.
    inline = parse_xml(
        f'<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" '
        f'xmlns:c="{_DRAWING}/chart" xmlns:r="{_OFFICE}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{Cm(_WIDTH)}" cy="{Cm(height)}"/><wp:docPr id="{1000 + rank}" name=""/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/chart"><c:chart r:id="{relation}"/></a:graphicData></a:graphic>'
        "</wp:inline>"
    )
    described = inline.find(f"{{{_DRAWING}/wordprocessingDrawing}}docPr")
    described.set("name", f"Graphique {rank}")
    described.set("descr", printable(chart.alternative))
    drawing = parse_xml(f'<w:drawing xmlns:w="{_WORD}"/>')
    drawing.append(inline)
    file.add_paragraph().add_run()._r.append(drawing)
