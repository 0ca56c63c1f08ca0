"""Documents opened again without what wrote them: a .docx and a .pptx are XML in a zip, a .pdf is read by pypdf."""

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from lxml.etree import _Element, fromstring
from openpyxl import Workbook, load_workbook
from pypdf import PdfReader

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DC = "{http://purl.org/dc/elements/1.1/}"


@dataclass(frozen=True)
class Opened:
    """The parts of an Office file."""

    content: bytes

    @property
    def names(self) -> list[str]:
        with ZipFile(BytesIO(self.content)) as archive:
            return archive.namelist()

    def part(self, name: str) -> _Element:
        return fromstring(self.raw(name))

    def raw(self, name: str) -> bytes:
        with ZipFile(BytesIO(self.content)) as archive:
            return archive.read(name)

    def matching(self, start: str, end: str) -> list[str]:
        return sorted(name for name in self.names if name.startswith(start) and name.endswith(end))

    def everything(self) -> str:
        """Every text of every part."""
        tags = {f"{W}t", f"{A}t", f"{C}v"}
        found = []
        for name in self.names:
            if name.endswith(".xml"):
                found += ["".join(node.itertext()) for node in self.part(name).iter() if node.tag in tags]
        return " ".join(found)

    def property(self, name: str) -> str:
        return "".join(self.part("docProps/core.xml").find(f"{DC}{name}").itertext())  # type: ignore[union-attr]

    def workbooks(self) -> list[Workbook]:
        """Those embedded for the charts."""
        return [load_workbook(BytesIO(self.raw(name))) for name in self.names if name.endswith(".xlsx")]


@dataclass(frozen=True)
class Word(Opened):
    """A .docx."""

    @property
    def body(self) -> _Element:
        return self.part("word/document.xml")

    def headings(self) -> list[tuple[int, str]]:
        """(level, text), in order."""
        found = []
        for paragraph in self.body.iter(f"{W}p"):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            name = "" if style is None else str(style.get(f"{W}val"))
            if name.startswith("Heading"):
                found.append((int(name.removeprefix("Heading")), _text(paragraph)))
        return found

    def tables(self) -> list[list[list[str]]]:
        """The cells of each table."""
        return [
            [[_text(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
            for table in self.body.iter(f"{W}tbl")
        ]

    def text(self) -> str:
        return "\n".join(_text(paragraph) for paragraph in self.body.iter(f"{W}p"))

    def footer(self) -> str:
        return " ".join(_text(self.part(name)) for name in self.matching("word/footer", ".xml"))

    def header(self) -> str:
        return " ".join(_text(self.part(name)) for name in self.matching("word/header", ".xml"))


@dataclass(frozen=True)
class Deck(Opened):
    """A .pptx."""

    def slides(self) -> list[_Element]:
        names = self.matching("ppt/slides/slide", ".xml")
        return [self.part(name) for name in sorted(names, key=lambda name: (len(name), name))]

    def notes(self) -> list[str]:
        return [_texts(self.part(name)) for name in self.matching("ppt/notesSlides/notesSlide", ".xml")]

    def slide_texts(self) -> list[str]:
        return [_texts(slide) for slide in self.slides()]


def pdf(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def _text(element: _Element) -> str:
    return "".join("".join(node.itertext()) for node in element.iter(f"{W}t"))


def _texts(element: _Element) -> str:
    return " ".join("".join(node.itertext()) for node in element.iter(f"{A}t"))
