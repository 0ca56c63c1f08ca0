"""A presentation read at ten metres: one idea a slide, its title a sentence, the rest in the speaker's notes."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Cm, Pt

from ctg_core.exchange.documents.kit.chart import Chart
from ctg_core.exchange.documents.kit.frame import AUTHOR, FICTIONAL, LANGUAGE, Frame, printable, shortened
from ctg_core.exchange.documents.kit.native_chart import draw_chart
from ctg_core.exchange.documents.kit.parts import Table
from ctg_core.model.french import counted

INK, GREY, WHITE = RGBColor(0x16, 0x2E, 0x78), RGBColor(0x49, 0x4C, 0x50), RGBColor(0xFF, 0xFF, 0xFF)
_WIDTH, _HEIGHT, _MARGIN, _TOP = 33.867, 19.05, 1.4, 4.4  # centimetres, 16:9
_TITLE_ONLY = 5  # of the layouts of the default template
_LONG_TITLE, _LONGEST_TITLE = 90, 220  # characters
_CELL, _LINE, _ROWS = 70, 160, 5  # characters of a cell and of a line, rows read at ten metres
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


class Slides:
    """A presentation being made, slide after slide; what is added goes on the last slide."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._file = Presentation()
        self._file.slide_width, self._file.slide_height = Cm(_WIDTH), Cm(_HEIGHT)
        properties = self._file.core_properties
        properties.title, properties.author, properties.language = frame.title, AUTHOR, LANGUAGE
        properties.subject = FICTIONAL if frame.fictional else ""
        self._slide: Any = None

    def slide(self, title: str, notes: Sequence[str], shown: list[str] | Table | Chart | None = None) -> None:
        """A new slide: what it says is its title, over what shows it; ``notes`` are for whoever speaks."""
        self._slide = self._file.slides.add_slide(self._file.slide_layouts[_TITLE_ONLY])
        heading = self._slide.shapes.title
        heading.left, heading.top, heading.width, heading.height = map(Cm, (_MARGIN, 0.9, _WIDTH - 2 * _MARGIN, 3.2))
        heading.text_frame.vertical_anchor, heading.text_frame.word_wrap = MSO_ANCHOR.MIDDLE, True
        size = 26 if len(title) > _LONG_TITLE else 32
        _write(heading.text_frame.paragraphs[0], shortened(title, _LONGEST_TITLE), size=size, bold=True, colour=INK)
        heading.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        self._foot()
        said = [title, *notes, f"{self._frame.state_words()}. {self._frame.fingerprint()}."]
        self._slide.notes_slide.notes_text_frame.text = "\n".join(map(printable, said))
        match shown:
            case list():
                self.sentences(shown)
            case Table():
                self._table(shown)
            case Chart():
                self._chart(shown)

    def sentences(self, lines: Sequence[str], size: float = 24) -> None:
        """What the slide says under its title, a paragraph each."""
        frame = self._text_box(_TOP, _HEIGHT - _TOP - 2)
        for rank, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if rank == 0 else frame.add_paragraph()
            paragraph.space_after = Pt(12)
            _write(paragraph, shortened(line, _LINE), size=size)

    def figures(self, figures: Sequence[tuple[str, str, str]]) -> None:
        """Big numbers side by side: what it is, the number, what it covers."""
        width = (_WIDTH - 2 * _MARGIN) / max(len(figures), 1)
        for rank, (label, shown, detail) in enumerate(figures):
            box = self._slide.shapes.add_textbox(*map(Cm, (_MARGIN + rank * width, 6, width - 0.8, 9))).text_frame
            box.word_wrap = True
            _write(box.paragraphs[0], label, size=22, colour=GREY)
            _write(box.add_paragraph(), shown, size=54 if len(shown) < 10 else 36, bold=True, colour=INK)
            _write(box.add_paragraph(), detail, size=20)

    def _chart(self, chart: Chart) -> None:
        """A native chart under the title."""
        place = tuple(map(Cm, (_MARGIN, _TOP, _WIDTH - 2 * _MARGIN, _HEIGHT - _TOP - 1.8)))
        draw_chart(self._slide, chart, place, points=16)  # type: ignore[arg-type] # four of them

    def _table(self, part: Table) -> None:
        """A table whose first column says most; what a slide has no room for is in the notes, and said to be."""
        columns, found = part.headings, part.rows
        hidden = len(found) - _ROWS
        more = [(f"et {counted(hidden, 'autre')}, dans les notes", *([""] * (len(columns) - 1)))] if hidden > 0 else []
        rows = [*found[:_ROWS], *more]
        width = _WIDTH - 2 * _MARGIN
        place = map(Cm, (_MARGIN, _TOP, width, 1.3 * (len(rows) + 1)))
        shape = self._slide.shapes.add_table(len(rows) + 1, len(columns), *place)
        described = shape._element.nvGraphicFramePr.cNvPr
        described.set("descr", printable(f"Tableau. {part.caption}"))
        described.set("name", printable(part.caption)[:80])
        table = shape.table
        table.first_row = True
        share = width / (len(columns) + 1.5)
        for rank, column in enumerate(table.columns):
            column.width = Cm(share * (1 if rank else 2.5))
        for line, texts in enumerate([columns, *rows]):
            for rank, text in enumerate(texts):
                cell = table.cell(line, rank)
                _write(cell.text_frame.paragraphs[0], shortened(text, _CELL), size=16, bold=line == 0)
                cell.fill.solid()
                cell.fill.fore_color.rgb = INK if line == 0 else WHITE
                if line == 0:
                    cell.text_frame.paragraphs[0].runs[0].font.color.rgb = WHITE

    def content(self) -> bytes:
        """The bytes of the .pptx file."""
        file = BytesIO()
        self._file.save(file)
        return file.getvalue()

    def _text_box(self, top: float, height: float) -> Any:
        frame = self._slide.shapes.add_textbox(*map(Cm, (_MARGIN, top, _WIDTH - 2 * _MARGIN, height))).text_frame
        frame.word_wrap = True
        return frame

    def _foot(self) -> None:
        frame = self._text_box(_HEIGHT - 1.4, 1)
        marks = [FICTIONAL] if self._frame.fictional else []
        said = [*marks, shortened(self._frame.edition.identity.row.short_name, _CELL), self._frame.state_words()]
        paragraph = frame.paragraphs[0]
        _write(paragraph, " · ".join([*said, self._frame.short_fingerprint(), ""]), size=12, colour=GREY)
        number = parse_xml(
            f'<a:fld xmlns:a="{_DRAWING}" id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
            f'<a:rPr lang="{LANGUAGE}" sz="1200"/><a:t>{len(self._file.slides)}</a:t></a:fld>'
        )
        paragraph._p.append(number)


def _write(paragraph: Any, text: str, *, size: float, bold: bool = False, colour: RGBColor | None = None) -> None:
    run = paragraph.add_run()
    run.text = printable(text)
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, "Arial"
    run.font.language_id = MSO_LANGUAGE_ID.FRENCH
    if colour is not None:
        run.font.color.rgb = colour
