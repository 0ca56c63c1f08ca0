"""Value types shared by the tables: keys, texts, exact decimals, marks of what a field refers to."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints
from sqlalchemy import JSON, String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from ctg_core.model.codes import Nature
from ctg_core.model.french import quoted

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def is_printable(text: str) -> bool:
    """Whether a text holds no control character (tab and line feed aside) and no lone surrogate."""
    return _CONTROL.search(text) is None


def _printable(text: str) -> str:
    if not is_printable(text):
        raise ValueError("le texte contient un caractère de contrôle")
    if not text.strip():
        raise ValueError("le texte est vide (omettre le champ si l’information manque)")
    return text


@dataclass(frozen=True)
class Lengthy:
    """Mark of a text of one or several sentences, which wants room to be typed and read."""


Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$")]
Text = Annotated[str, AfterValidator(_printable)]
Paragraph = Annotated[Text, Lengthy()]
Locator = Annotated[Text, StringConstraints(pattern=r"^(L[0-9]{1,7}(-[0-9]{1,7})?|[^L].*)$")]
Instant = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}(\.[0-9]{1,6})?Z$")]
InseeCode = Annotated[str, StringConstraints(pattern=r"^([0-9]{5}|2[AB][0-9]{3})$")]
TerritoryCode = Annotated[str, StringConstraints(pattern=r"^([0-9]{9}|[0-9]{5}|2[AB][0-9]{3})$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


@dataclass(frozen=True)
class RefersTo:
    """Mark of a field that holds a key, or a list of keys, of another collection of the same dossier."""

    collection: str


@dataclass(frozen=True)
class CodeOf:
    """Mark of a field that holds a code, or a list of codes, of a national list of ctg_core.reference."""

    list_name: str


def _exact(value: object) -> object:
    if isinstance(value, float):
        raise ValueError("un nombre décimal s’écrit entre guillemets, pour rester exact")
    if isinstance(value, str):
        if not re.fullmatch(r"-?[0-9]{1,20}(\.[0-9]{1,10})?", value):
            raise ValueError(f'{quoted(value)} n’est pas un nombre (exemple\u202f: "21.5")')
        try:
            return Decimal(value)
        except InvalidOperation:  # pragma: no cover - the pattern above leaves none
            raise ValueError(f"{quoted(value)} n’est pas un nombre") from None
    return Decimal(value) if type(value) is int else value


Exact = Annotated[Decimal, BeforeValidator(_exact)]


class ExactDecimal(TypeDecorator[Decimal]):
    """A Decimal kept as its text, digits as printed: SQLite has no exact decimal of its own."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else format(value, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class Citation(BaseModel):
    """Where a statement stands: its source, its place there, its exact words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    field: str | None = None
    source: Annotated[Key, RefersTo("sources")]
    locator: Locator
    quote: Text
    nature: Nature = "fact"
    note: Text | None = None


class CitationList(TypeDecorator[list[Citation]]):
    """Citations kept in one JSON column."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: list[Citation] | None, dialect: Dialect) -> Any:
        return [citation.model_dump(exclude_defaults=True) for citation in value or []]

    def process_result_value(self, value: Any, dialect: Dialect) -> list[Citation]:
        return [Citation.model_validate(item) for item in value or []]
