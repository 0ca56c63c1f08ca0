"""The fields of a record that people write: which ones they may give, and whether these are valid."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlmodel import SQLModel

from ctg_core.commands.refusal import Invalid, NotAllowed
from ctg_core.dossier.fields import KEPT_BY_THE_STORE
from ctg_core.dossier.reasons import french_reasons

Record = TypeVar("Record", bound=SQLModel)


def said_of(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a row without its key, position, version and author, which the store sets."""
    return {name: value for name, value in fields.items() if name not in KEPT_BY_THE_STORE}


def validated(model: type[Record], fields: Mapping[str, Any]) -> Record:
    """A record made of these fields; Invalid says what is wrong with each."""
    try:
        return model.model_validate(dict(fields), strict=True)
    except ValidationError as error:
        raise Invalid(french_reasons(error)) from error


def refuse_reserved(fields: Mapping[str, Any]) -> None:
    """NotAllowed when one of these is set by the store alone (key, version, author...)."""
    if kept := sorted(KEPT_BY_THE_STORE & set(fields)):
        raise NotAllowed(f"Ces champs ne se modifient pas\u202f: {', '.join(kept)}.")
