"""A Word file that anyone can read: true headings, marked table headers, language, alternative texts, its state."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as Written
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from ctg_core.exchange.documents.kit import word_marks as marks
from ctg_core.exchange.documents.kit.chart import Chart
from ctg_core.exchange.documents.kit.frame import (
    AUTHOR,
    FICTIONAL,
    FICTIONAL_SENTENCE,
    LANGUAGE,
    Frame,
    printable,
    shortened,
)
from ctg_core.exchange.documents.kit.parts import Details, Heading, Part, Table
from ctg_core.exchange.documents.kit.word_chart import insert_chart
from ctg_core.model.french import NARROW

INK = RGBColor(0x16, 0x2E, 0x78)
_FONT = "Arial"
_HEADER, _WARNING, _LINE = "E3E8F4", "FBE9D0", "B5BCC9"
_PAPER_CM = 21.0
_CHARACTER_CM, _PADDING_CM, _LONGEST_WORD = 0.175, 0.45, 20  # of the text of a table
_TO_WRITE = "À rédiger\u202f: ces mots sont ceux des partenaires. Une fois saisis, ils sont repris à chaque édition."


class WordFile:
    """A document being written from top to bottom."""

    def __init__(self, frame: Frame, *, margin_cm: float = 2) -> None:
        self._frame = frame
        self._width_cm = _PAPER_CM - 2 * margin_cm
        self._file = Document()
        self._style_ids = {style.name: style.style_id for style in self._file.styles}
        self._prepare(margin_cm)
        self._head()

    def heading(self, text: str, level: int = 1) -> None:
        """A heading of the outline, from 1."""
        self.paragraph(text, f"Heading {level}")

    def paragraph(self, text: str, style: str | None = None) -> Paragraph:
        """One paragraph; line breaks of the text are kept."""
        paragraph = self._file.add_paragraph(printable(text))
        if style:
            paragraph._p.style = self._style_ids[style]  # python-docx looks a name up in every style, each time
        return paragraph

    def write(self, parts: Iterable[Part]) -> None:
        """Each of these parts that says something."""
        for part in parts:
            match part:
                case str():
                    self.paragraph(part)
                case list():
                    self._list(part, "List Bullet")
                case dict():
                    self._facts(part)
                case Details():
                    self._list(part.lines, "List Bullet 2")
                case Heading():
                    self.heading(part.text, part.level)
                case Table() if part.rows:
                    self._table(part)
                case Chart():
                    self._chart(part)

    def _list(self, lines: Iterable[str], style: str) -> None:
        for line in lines:
            self.paragraph(line, style)

    def _facts(self, facts: Mapping[str, str]) -> None:
        """A paragraph each behind its name; what is not known is left out."""
        for name, words in facts.items():
            if words:
                paragraph = self._file.add_paragraph()
                paragraph.add_run(f"{printable(name)}{NARROW}: ").bold = True
                paragraph.add_run(printable(words))

    def _table(self, part: Table) -> None:
        """A table with its caption, its header row repeated on each page."""
        self.paragraph(part.caption, "Caption").paragraph_format.keep_with_next = True
        table = self._file.add_table(rows=1, cols=len(part.headings), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        marks.set_alternative_text(table, printable(part.caption))
        marks.set_borders(table, _LINE)
        _fill(table.rows[0].cells, part.headings, part)
        for cell in table.rows[0].cells:
            marks.shade(cell, _HEADER)
            cell.paragraphs[0].runs[0].bold = True
        marks.mark_header_row(table.rows[0])
        for row in part.rows:
            line = table.add_row()
            _fill(line.cells, row, part)
            marks.never_split(line)
        marks.set_widths(table, widths(part.headings, part.rows, self._width_cm))
        self._file.add_paragraph().paragraph_format.space_after = Pt(2)

    def _chart(self, chart: Chart) -> None:
        """A native chart under its finding, with its alternative text; Word opens its figures to be edited."""
        self.paragraph(chart.title, "Caption").paragraph_format.keep_with_next = True
        insert_chart(self._file, chart)

    def words(self, heading: str, passages: Sequence[str], level: int = 2) -> None:
        """The words only people can write, or the place kept for them."""
        self.heading(heading, level)
        if passages:
            for text in passages:
                self.paragraph(text)
            return
        paragraph = self.paragraph(_TO_WRITE)
        paragraph.runs[0].italic = True
        marks.box(paragraph)

    def contents(self, titles: Sequence[str]) -> None:
        """The table of contents, which Word completes with its page numbers."""
        self.paragraph("Sommaire", "TOC Heading")
        marks.add_contents(self._file, [printable(title) for title in titles])

    def page_break(self) -> None:
        """What follows begins on a new page."""
        self._file.add_page_break()

    def origins(self) -> None:
        """The last part of every document: the state of its data, their sources, what was corrected since."""
        self.heading("Sources et état des données")
        self.paragraph(f"{self._frame.state_words()}. {self._frame.fingerprint()}. {self._frame.made_by()}")
        self._facts({"Sources": f"{NARROW}; ".join(self._frame.origins())})
        if self._frame.edition.errata:
            self.heading("Corrigé depuis cet état", 2)
            self.write([[f"{one.about}{NARROW}: {one.said}" for one in self._frame.edition.errata]])

    def content(self) -> bytes:
        """The bytes of the .docx file."""
        file = BytesIO()
        self._file.save(file)
        return file.getvalue()

    def _prepare(self, margin_cm: float) -> None:
        properties, frame = self._file.core_properties, self._frame
        properties.title, properties.author, properties.language = frame.title, AUTHOR, LANGUAGE
        properties.comments = properties.keywords = ""
        properties.subject = FICTIONAL if frame.fictional else ""
        section = self._file.sections[0]
        section.page_width, section.page_height = Cm(_PAPER_CM), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(margin_cm)
        _style(self._file)
        marks.set_language(self._file, LANGUAGE)
        header = section.header.paragraphs[0]
        header.text = printable(shortened(frame.edition.identity.row.name, 90))
        if frame.fictional:
            header.add_run(f" · {FICTIONAL}").bold = True
        footer = section.footer.paragraphs[0]
        footer.text = f"{printable(frame.state_words())} · {frame.short_fingerprint()} · page "
        marks.add_field(footer, "PAGE")
        footer.add_run(" sur ")
        marks.add_field(footer, "NUMPAGES")

    def _head(self) -> None:
        frame = self._frame
        self.paragraph(" – ".join(filter(None, [frame.name, frame.about])), "Title")
        self.paragraph(frame.edition.identity.row.name, "Subtitle")
        if frame.fictional:
            warning = self.paragraph(FICTIONAL_SENTENCE)
            warning.runs[0].bold = True
            marks.box(warning, fill=_WARNING)
        self.paragraph(f"{frame.state_words()}, {frame.short_fingerprint()}.")


def _fill(cells: Sequence[_Cell], texts: Sequence[str], part: Table) -> None:
    for cell, heading, text in zip(cells, part.headings, texts, strict=True):
        paragraph = cell.paragraphs[0]
        run = paragraph.add_run(printable(text))
        run.font.size = Pt(9)
        paragraph.paragraph_format.space_after = Pt(1)
        if heading in part.numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def widths(columns: Sequence[str], rows: Sequence[Sequence[str]], whole_cm: float) -> list[float]:
    """How wide each column should be, in centimetres: no word cut, then most to what has most to say."""
    texts = [[heading, *(row[rank] for row in rows)] for rank, heading in enumerate(columns)]
    # Narrow and no-break spaces hold words together: only plain ones let a line break.
    words: list[float] = [max(len(word) for text in column for word in text.split(" ")) for column in texts]
    bold = [1.15 * max(len(word) for word in heading.split(" ")) for heading in columns]
    words = [max(pair) for pair in zip(words, bold, strict=True)]
    least = [_PADDING_CM + min(longest, _LONGEST_WORD) * _CHARACTER_CM for longest in words]
    told = [(sum(map(len, column)) / len(column)) ** 0.75 for column in texts]
    left = max(whole_cm - sum(least), 0)
    asked = [width + left * share / (sum(told) or 1) for width, share in zip(least, told, strict=True)]
    return [whole_cm * width / sum(asked) for width in asked]


def _style(file: Written) -> None:
    styles = file.styles
    sizes = {"Normal": 10, "Title": 22, "Subtitle": 13, "Heading 1": 16, "Heading 2": 12.5, "Heading 3": 11}
    for name, size in {**sizes, "Caption": 9.5, "Header": 8.5, "Footer": 8.5}.items():
        style = styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        fonts = style.element.rPr.rFonts
        for theme in [key for key in fonts.attrib if "heme" in key]:
            del fonts.attrib[theme]  # the theme's font would win over ours
        if name not in ("Normal", "Header", "Footer"):
            style.font.color.rgb, style.font.italic = INK, False
    styles["Normal"].paragraph_format.space_after = Pt(4)
    styles["Heading 1"].paragraph_format.space_before = Pt(12)
    styles["Caption"].paragraph_format.space_after = Pt(3)
