"""What every document says of itself: whose it is, what state of the data it shows, where they come from."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, cast

from ctg_core.model.application import APPLICATION
from ctg_core.model.french import NARROW, number, quoted, typeset
from ctg_core.model.french_dates import day as french_day
from ctg_core.model.french_dates import moment
from ctg_core.model.instants import local_day
from ctg_core.questions.asking import Answer, Given, Opened, Question
from ctg_core.questions.provenance.document_origin import Edition, edition
from ctg_core.questions.provenance.journal_tip import Anchor, journal_anchor
from ctg_core.questions.states.freezes import SealedState

FICTIONAL = "Données fictives"
FICTIONAL_SENTENCE = "Données fictives\u202f: territoire, chiffres et acteurs inventés pour la démonstration."
AUTHOR = "Tableau de bord CTG"
LANGUAGE = "fr-FR"
_LONGEST_PART = 75  # characters of a title: Office takes 255 for all of it
# XML has no place for the first; the second would turn the writing direction of all that follows.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


class DocumentRefused(Exception):
    """The document cannot be made; the message says why, in French."""


class Ask(Protocol):
    """The way to ask a question about the selection of a document."""

    def __call__(self, question: Question[Given, Answer], *more: Given.args, **named: Given.kwargs) -> Answer:
        """The answer to ``question(session, selection, *more)``."""


@dataclass(frozen=True)
class Request:
    """``state`` is the sealed state that ``ask`` answers about, None for today's data.

    ``anchor`` tells the last line of the journal, whatever convention it is about. ``item`` is the key of what the
    document is about: a meeting, an action, a year; None lets it choose.
    """

    ask: Ask
    anchor: Callable[[], Anchor]
    day: date
    state: SealedState | None = None
    item: str | None = None


def request_of(opened: Opened, state: SealedState | None = None, item: str | None = None) -> Request:
    """A document of what an open store answers about a selection; each question is asked once."""
    session, selection = opened.session, opened.selection
    known: dict[tuple[object, ...], object] = {}

    def ask(question: Question[Given, Answer], *more: Given.args, **named: Given.kwargs) -> Answer:
        asked = (question, *more, *named.items())
        if asked not in known:
            known[asked] = question(session, selection, *more, **named)
        return cast("Answer", known[asked])

    return Request(ask, lambda: journal_anchor(session), selection.day, state, item)


@dataclass(frozen=True)
class Frame:
    """``name`` is what the document is, ``about`` what it is about besides the convention, empty when nothing.

    ``anchor`` is the journal's last line, None for a sealed state, which names the line it takes in.
    """

    name: str
    about: str
    edition: Edition
    day: date
    state: SealedState | None
    anchor: Anchor | None

    @property
    def title(self) -> str:
        """What the file calls itself, no longer than its properties may be."""
        parts = filter(None, [self.name, self.about, self.edition.identity.row.short_name])
        return printable(" – ".join(shortened(part, _LONGEST_PART) for part in parts))

    @property
    def fictional(self) -> bool:
        return self.edition.identity.row.fictional

    @property
    def sha256(self) -> str:
        """The fingerprint of the data: that of the seal, or of the dossier as it is now."""
        return self.state.sha256 if self.state else self.edition.sha256

    def state_words(self) -> str:
        """ "État arrêté au 12 mars 2026, « Copil de mars »", or that nothing was sealed."""
        if self.state is None:
            return f"Données du {french_day(self.day)}, non arrêtées"
        label = shortened(self.state.label, _LONGEST_PART)
        return f"État arrêté au {french_day(local_day(self.state.sealed_at))}, {quoted(typeset(label))}"

    def fingerprint(self) -> str:
        """The whole fingerprint, to compare with that of the seal."""
        return f"Empreinte SHA-256{NARROW}: {self.sha256}"

    def short_fingerprint(self) -> str:
        """As much of it as tells two states apart, for the foot of a page."""
        return f"empreinte {self.sha256[:12]}"

    def origins(self) -> list[str]:
        """Where the data come from, a line each, then how they left."""
        lines = [
            typeset(source.title) + (f" ({moment(source.dated)})" if source.dated else "")
            for source in self.edition.sources
        ]
        return lines or ["Aucun document source n’est enregistré\u202f: données saisies dans le tableau de bord."]

    def made_by(self) -> str:
        """Which version of the application made it, and the journal it was made with: a cut tail shows against it."""
        made = (self.state and self.state.application) or APPLICATION
        anchored = self.anchor.short if self.anchor else ""
        if self.state and self.state.journal:
            anchored = f"Journal des modifications{NARROW}: arrêté après la ligne {number(self.state.journal)}."
        return f"{AUTHOR}, version {made.rpartition(' ')[2]}. {anchored}".rstrip()


def frame_of(request: Request, name: str, about: str = "") -> Frame:
    """The frame of one document."""
    anchor = None if request.state else request.anchor()
    return Frame(name, about, request.ask(edition), request.day, request.state, anchor)


def printable(text: str) -> str:
    """A text as a document can hold it, with French spaces; nothing in it is ever acted upon."""
    return typeset(_UNFIT.sub("", text))


def shortened(text: str, longest: int) -> str:
    """A text cut at a word, with an ellipsis, where a line has no more room."""
    if len(text) <= longest:
        return text
    head, space, _ = text[:longest].rpartition(" ")
    return f"{head if space and len(head) > longest // 2 else text[: longest - 1]}…"
