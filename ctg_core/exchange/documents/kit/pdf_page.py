"""A PDF page with our own font: text, bars and columns, placed from top to bottom; nothing runs off the page."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fpdf import FPDF
from fpdf.enums import MethodReturnValue

from ctg_core.exchange.documents.kit.frame import AUTHOR, FICTIONAL, FICTIONAL_SENTENCE, LANGUAGE, Frame, printable

_FONTS = Path(__file__).parent / "fonts"
_FONT = "Public Sans"
_INK, _TEXT, _GREY, _TRACK, _WARNING = (22, 46, 120), (26, 26, 26), (73, 76, 80), (227, 232, 244), (251, 233, 208)
_MARGIN, _WIDTH, _FOOT = 15.0, 180.0, 279.0  # millimetres of an A4 sheet
_POINT = 0.3528  # millimetres


class PdfPage:
    """One page; what does not fit above its foot is counted in ``left_out``, never drawn over it."""

    def __init__(self, frame: Frame) -> None:
        # A character that the font lacks shows as an empty box: no need to say so for each.
        logging.getLogger("fpdf.output").setLevel(logging.ERROR)
        logging.getLogger("fpdf.fonts").setLevel(logging.ERROR)
        self._frame, self.left_out = frame, 0
        self._pdf = FPDF(format="A4")
        self._pdf.set_auto_page_break(False)
        self._pdf.set_margins(_MARGIN, _MARGIN)
        self._pdf.c_margin = 0  # text begins where bars do
        for style, name in (("", "Regular"), ("B", "Bold")):
            self._pdf.add_font(_FONT, style, _FONTS / f"PublicSans-{name}.ttf")
        self._pdf.set_title(frame.title)
        self._pdf.set_author(AUTHOR)
        self._pdf.set_creator(AUTHOR)
        self._pdf.set_lang(LANGUAGE)
        self._pdf.set_subject(FICTIONAL if frame.fictional else frame.name)
        self._pdf.add_page()
        self._head()

    def heading(self, text: str) -> None:
        """A heading, in the outline of the file too."""
        if self._room(11):
            self._pdf.ln(3)
            self._pdf.start_section(printable(text))
            self._text(text, 12, bold=True, colour=_INK)

    def paragraph(self, text: str, size: float = 10, at_most: int = 4) -> None:
        """A paragraph of ``at_most`` lines."""
        self._text(text, size, at_most=at_most)

    def lines(self, lines: Sequence[str], at_most: int = 5) -> None:
        """A list; how many are left out is said on its last line."""
        for line in lines[:at_most]:
            self._text(f"•  {line}", 9.5, at_most=2)
        if len(lines) > at_most:
            self._text(f"•  et {len(lines) - at_most} de plus, dans le tableau de bord", 9.5, colour=_GREY)

    def figures(self, figures: Sequence[tuple[str, str, str]]) -> None:
        """Big numbers side by side: what it is, the number, what it covers."""
        if not self._room(32):
            return
        top, width, lowest = self._pdf.get_y() + 2, _WIDTH / len(figures), 0.0
        for rank, (label, shown, detail) in enumerate(figures):
            left = _MARGIN + rank * width
            self._pdf.set_xy(left, top)
            self._text(label, 9, colour=_GREY, width=width - 4)
            self._pdf.set_x(left)
            self._text(shown, 22 if len(shown) < 12 else 12, bold=True, colour=_INK, width=width - 4, at_most=2)
            self._pdf.set_x(left)
            self._text(detail, 8.5, width=width - 4, at_most=4)
            lowest = max(lowest, self._pdf.get_y())
        self._pdf.set_xy(_MARGIN, lowest)

    def bar(self, label: str, share: float | None, words: str) -> None:
        """A labelled bar; its words say all that its length does, and are alone where nothing is known."""
        if not self._room(14):
            return
        self._text(label, 9.5, bold=True, at_most=1)
        self._text(words, 9, at_most=1)
        top = self._pdf.get_y() + 0.6
        self._pdf.set_fill_color(*_TRACK)
        self._pdf.rect(_MARGIN, top, _WIDTH, 2, style="F")
        if share:
            self._pdf.set_fill_color(*_INK)
            self._pdf.rect(_MARGIN, top, _WIDTH * min(share, 1), 2, style="F")
        self._pdf.set_xy(_MARGIN, top + 3.6)

    def content(self) -> bytes:
        """The bytes of the .pdf file."""
        self._foot()
        return bytes(self._pdf.output())

    def _head(self) -> None:
        frame = self._frame
        self._pdf.start_section(printable(frame.name))
        self._text(frame.edition.identity.row.name, 18, bold=True, colour=_INK, at_most=2)
        self._text(f"{frame.name} · {frame.state_words()}", 9.5, colour=_GREY, at_most=2)
        if frame.fictional:
            self._pdf.ln(1)
            top = self._pdf.get_y()
            self._pdf.set_fill_color(*_WARNING)
            self._pdf.rect(_MARGIN, top, _WIDTH, 7, style="F")
            self._pdf.set_xy(_MARGIN + 2, top + 1.2)
            self._text(FICTIONAL_SENTENCE, 9.5, bold=True)
            self._pdf.set_xy(_MARGIN, top + 8)
        self._pdf.ln(2)

    def _foot(self) -> None:
        frame = self._frame
        self._pdf.set_xy(_MARGIN, _FOOT + 1)
        sources = len(frame.edition.sources)
        said = f"{sources} documents sources, cités dans le tableau de bord." if sources > 1 else frame.origins()[0]
        marks = [FICTIONAL] if frame.fictional else []
        first = " · ".join([*marks, frame.fingerprint(), "page 1 sur 1"])
        for line in (first, f"{said} {frame.made_by()}"):
            self._text(line, 7, colour=_GREY, at_most=1, within=297)

    def _room(self, height: float) -> bool:
        fits = self._pdf.get_y() + height <= _FOOT
        self.left_out += not fits
        return fits

    def _text(
        self,
        text: str,
        size: float,
        *,
        bold: bool = False,
        colour: tuple[int, int, int] = _TEXT,
        width: float = _WIDTH,
        at_most: int = 3,
        within: float = _FOOT,
    ) -> None:
        """As many lines as fit, at most so many, the last one cut with an ellipsis."""
        self._pdf.set_font(_FONT, "B" if bold else "", size)
        self._pdf.set_text_color(*colour)
        height, left = size * _POINT * 1.3, self._pdf.get_x()
        cell: dict[str, Any] = {"w": width, "h": height, "align": "L"}
        wrapped: Any = self._pdf.multi_cell(**cell, text=printable(text), dry_run=True, output=MethodReturnValue.LINES)
        fitting = min(at_most, int((within - self._pdf.get_y()) / height))
        if len(wrapped) > fitting:
            self.left_out += 1
            wrapped = [*wrapped[: max(fitting - 1, 0)], *(f"{line[:-2]}…" for line in wrapped[fitting - 1 : fitting])]
        for line in wrapped if fitting > 0 else []:
            self._pdf.set_x(left)
            self._pdf.cell(**cell, text=line, new_x="LEFT", new_y="NEXT")
        self._pdf.set_x(_MARGIN)
