"""Every document that can be made: what it is called, in which format, what it is about."""

from dataclasses import dataclass
from importlib import import_module

from ctg_core.exchange.documents.kit.frame import Request

_OFFICE = "application/vnd.openxmlformats-officedocument"
MIMES = {
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "pdf": "application/pdf",
}
MEETING, ACTION, YEAR = "meeting", "action", "year"


@dataclass(frozen=True)
class Document:
    """``about`` is what kind of item it is about, None when the convention alone; ``needs_item`` it cannot choose."""

    key: str
    name: str
    says: str
    extension: str
    module: str
    about: str | None = None
    needs_item: bool = False

    @property
    def mime(self) -> str:
        return MIMES[self.extension]

    def make(self, request: Request) -> bytes:
        """The bytes of the file; DocumentRefused says why it cannot be made. Its library is loaded now."""
        made: bytes = import_module(f"ctg_core.exchange.documents.{self.module}").make(request)
        return made

    def file_name(self, convention: str, *, fictional: bool, item: str | None = None) -> str:
        """ "val-d-exemple-donnees-fictives-fiche-action-a-07.docx"."""
        mark = "donnees-fictives" if fictional else None
        return "-".join(filter(None, [convention, mark, self.key, item])) + f".{self.extension}"


DOCUMENTS = {
    document.key: document
    for document in (
        Document(
            "releve-de-decisions",
            "Relevé de décisions",
            "Présences, décisions prises, suites des décisions précédentes.",
            "docx",
            "decision_record",
            MEETING,
        ),
        Document(
            "support-de-seance",
            "Support de séance",
            "Une idée par diapositive, graphiques modifiables, notes pour l’orateur.",
            "pptx",
            "deck",
            MEETING,
        ),
        Document(
            "bilan-annuel",
            "Bilan annuel",
            "Onze parties, tableaux et graphiques, avec la place des mots des partenaires.",
            "docx",
            "annual_review",
            YEAR,
        ),
        Document(
            "fiche-action",
            "Fiche action",
            "Une action sur une ou deux pages.",
            "docx",
            "action_sheet",
            ACTION,
            needs_item=True,
        ),
        Document(
            "synthese",
            "Synthèse pour les élus",
            "Une page\u202f: où l’on en est, ce que cela change et coûte, ce qui demande une décision.",
            "pdf",
            "summary",
        ),
        Document(
            "rapport-evaluation",
            "Rapport d’évaluation finale",
            "Chaque question, ce que disent les données, les réponses année après année.",
            "docx",
            "evaluation_report",
        ),
    )
}


def default_of(extension: str) -> Document:
    """The document made when only a format is asked for."""
    return next(document for document in DOCUMENTS.values() if document.extension == extension)
