"""The identity card of a figure or a statement: where it comes from, how it was obtained, what to beware of."""

from dataclasses import dataclass, replace

from sqlmodel import Session

from ctg_core.model.codes import NATURES
from ctg_core.model.convention import Convention
from ctg_core.model.discrepancy import Discrepancy
from ctg_core.model.row import Row, Sourced, collection_name
from ctg_core.model.source import Source
from ctg_core.model.values import Citation
from ctg_core.questions.provenance.last_change import LastChange, LastChanges
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection


@dataclass(frozen=True)
class Evidence:
    """One passage of one source; ``nature`` is its French label, ``locator`` as recorded ("L12-14", "p. 3")."""

    source: str
    locator: str | None
    quote: str | None


@dataclass(frozen=True)
class Warning:
    """A discrepancy that concerns what the card is about; ``severity`` is info, warning or error."""

    title: str
    explanation: str
    severity: str


@dataclass(frozen=True)
class Card:
    """``ref`` is ``collection/key``; ``formula`` says how a computed figure was obtained, ``coverage`` from what.

    ``key`` is that of the row it is about, to be found again in a file; a computed figure has none. ``change`` is what
    somebody last changed in it; ``author`` and ``updated`` are what a file says of that when nobody has.
    """

    ref: str
    title: str
    nature: str
    qualifier: str | None = None
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()
    formula: str | None = None
    coverage: str | None = None
    warnings: tuple[Warning, ...] = ()
    author: str | None = None
    updated: str | None = None
    key: str | None = None
    change: LastChange | None = None

    @property
    def is_doubtful(self) -> bool:
        """Whether something about it asks to be checked, beyond what is merely good to know."""
        return any(warning.severity != "info" for warning in self.warnings)

    @property
    def is_intention(self) -> bool:
        return self.nature == NATURES["intention"]


class Cards:
    """Makes the cards of one convention; its sources, discrepancies and last changes are read once."""

    def __init__(self, session: Session, selection: Selection) -> None:
        self._sources = {source.key: source for source in rows_of(session, Source, selection)}
        self._changes = LastChanges(session, selection)
        self._warnings: dict[str, list[Warning]] = {}
        for discrepancy in rows_of(session, Discrepancy, selection):
            for ref in discrepancy.concerns:
                warning = Warning(discrepancy.title, discrepancy.explanation, discrepancy.severity)
                self._warnings.setdefault(ref, []).append(warning)

    def of(self, row: Row, title: str) -> Card:
        """The card of one row."""
        ref = f"{collection_name(type(row).__name__)}/{row.key}"
        card = Card(
            ref,
            title,
            NATURES["fact"],
            warnings=self._about(ref),
            author=self._changes.name(row.updated_by),
            updated=row.updated_at,
            key=row.key,
            change=self._changes.of(row),
        )
        if not isinstance(row, Sourced):
            return card
        return replace(
            card,
            nature=NATURES[row.nature],
            qualifier=row.qualifier,
            note=row.note,
            evidence=(self._evidence(row.source, row.locator, row.quote),) if row.source else (),
        )

    def of_fields(self, convention: Convention, fields: tuple[str, ...], title: str) -> Card:
        """The card of what one or several fields of the convention say together: its period has two bounds."""
        cited = [citation for field in fields for citation in convention.citations if citation.field == field]
        refs = [f"convention/{field}" for field in fields]
        return Card(
            refs[0],
            title,
            NATURES[cited[0].nature if cited else "entered"],
            note=" ".join(dict.fromkeys(citation.note for citation in cited if citation.note)) or None,
            evidence=tuple(dict.fromkeys(self.evidence(cited))),
            warnings=tuple(dict.fromkeys(warning for ref in refs for warning in self._about(ref))),
        )

    def computed(self, ref: str, title: str, formula: str, *, rows: list[Card], coverage: str | None = None) -> Card:
        """The card of a figure computed from others: their evidence, their warnings, the last change among them."""
        evidence = dict.fromkeys(item for card in rows for item in card.evidence)
        warnings = dict.fromkeys([*self._about(ref), *(item for card in rows for item in card.warnings)])
        changes = [card.change for card in rows if card.change]
        return Card(
            ref,
            title,
            NATURES["derived"],
            evidence=tuple(evidence),
            formula=formula,
            coverage=coverage,
            warnings=tuple(warnings),
            change=max(changes, key=lambda change: change.at, default=None),
        )

    def evidence(self, citations: list[Citation]) -> tuple[Evidence, ...]:
        """The passages these citations name."""
        return tuple(self._evidence(item.source, item.locator, item.quote) for item in citations)

    def _evidence(self, source: str, locator: str | None, quote: str | None) -> Evidence:
        known = self._sources.get(source)
        return Evidence(known.title if known else source, locator, quote)

    def _about(self, ref: str) -> tuple[Warning, ...]:
        return tuple(self._warnings.get(ref, ()))
