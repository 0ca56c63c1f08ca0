"""The sealed states that come with the fictional convention: a first visitor sees what changed since a committee."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ctg_core.commands.freeze import keep_sealed
from ctg_core.commands.load import load_sound
from ctg_core.commands.rights import COORDINATOR, Rights
from ctg_core.commands.writer import Writer
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.plain import read_plain
from ctg_core.dossier.reading import parse_dossier
from ctg_core.dossier.writing import plain_dossier
from ctg_core.store.store import Store

Plain = dict[str, Any]


@dataclass(frozen=True)
class ShippedState:
    """What a dossier was when it was sealed for a meeting.

    ``absent`` are the keys, by collection, of the rows that were not there yet; ``changed`` the fields that said
    something else, by collection and key, None for those that said nothing. ``sealed_at`` is a UTC instant.
    """

    convention: str
    meeting: str
    label: str
    sealed_at: str
    absent: dict[str, list[str]]
    changed: dict[str, dict[str, Plain]]


def read_state(file: Path) -> ShippedState:
    return ShippedState(**read_plain(file.read_bytes(), file.name))


def as_it_was(dossier: Dossier, state: ShippedState) -> Dossier:
    """The dossier as the meeting saw it; DossierRefused if that does not hold together."""
    plain = plain_dossier(dossier)
    for collection, keys in state.absent.items():
        plain[collection] = [row for row in plain[collection] if row["key"] not in keys]
    for collection, rows in state.changed.items():
        plain[collection] = [_said(row, rows.get(row["key"], {})) for row in plain[collection]]
    return parse_dossier(json.dumps(plain).encode(), f"{dossier.key}-{state.meeting}.json")


def _said(row: Plain, before: Plain) -> Plain:
    return {name: value for name, value in {**row, **before}.items() if value is not None}


def seal_as_it_was(store: Store, dossier: Dossier, state: ShippedState, *, by: str, reason: str) -> None:
    """Load the dossier as it was and seal it; what it is today is then loaded over it."""
    load_sound(store, as_it_was(dossier, state), by=by, reason=reason)
    with store.writing() as session:
        writer = Writer(session, Rights(by, by, COORDINATOR), state.convention, "seal", reason)
        keep_sealed(writer, state.label, state.meeting, state.sealed_at)
