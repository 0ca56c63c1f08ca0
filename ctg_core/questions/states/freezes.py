"""The sealed states of a convention, and what was corrected since each."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlmodel import Session, col, select

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.sealing import SealBroken, unsealed
from ctg_core.dossier.storage import fetch_dossier, write_dossier
from ctg_core.model.collections import table_of
from ctg_core.model.discrepancy import Discrepancy
from ctg_core.model.french import number, quoted
from ctg_core.model.history import Freeze, Revision
from ctg_core.model.indicator import IndicatorValue
from ctg_core.model.instants import local_day
from ctg_core.model.meeting import Meeting, is_before_meeting
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection
from ctg_core.store.opening import memory_store
from ctg_core.store.store import Store


class UnknownFreeze(LookupError):
    """The convention has no sealed state of this key."""

    def __init__(self, key: str) -> None:
        super().__init__(f"Cette convention n’a pas d’état arrêté de clé {quoted(key)}.")


@dataclass(frozen=True)
class SealedState:
    """One sealed state; ``sealed_at`` is a UTC instant, ``journal`` the last line of the journal it takes in.

    ``replaced_by`` is the latest state sealed for the same meeting, None when this is it; ``provisional`` says that
    this one was sealed before the day of its meeting, and may be replaced.
    """

    key: str
    label: str
    meeting: str | None
    sealed_at: str
    sealed_by: str
    sha256: str
    journal: int | None
    application: str | None
    replaced_by: "SealedState | None" = None
    provisional: bool = False


def sealed_states(session: Session, selection: Selection) -> tuple[SealedState, ...]:
    """Every sealed state of the convention, the latest first."""
    names = ("key", "label", "meeting", "sealed_at", "sealed_by", "sha256", "journal", "application")
    columns = [getattr(Freeze, name) for name in names]
    kept = select(*columns).where(Freeze.convention == selection.convention).order_by(col(Freeze.sealed_at).desc())
    states = [SealedState(*row) for row in session.execute(kept)]
    latest = {state.meeting: state for state in reversed(states)}
    meetings = {meeting.key: meeting for meeting in rows_of(session, Meeting, selection)}
    return tuple(_marked(state, latest[state.meeting], meetings.get(state.meeting or "")) for state in states)


def _marked(state: SealedState, latest: SealedState, meeting: Meeting | None) -> SealedState:
    """The state with what replaced it, or whether another may; neither for one sealed for no meeting."""
    if state.meeting and state is not latest:
        return replace(state, replaced_by=latest)
    sealed_on = local_day(state.sealed_at)
    before = meeting is not None and is_before_meeting(sealed_on, meeting.held_on, meeting.certainty)
    return replace(state, provisional=before)


def in_state(selection: Selection, state: SealedState) -> Selection:
    """The same convention as it was sealed, looked at on the day it was."""
    return replace(selection, frozen=state.key, day=local_day(state.sealed_at))


def sealed_dossier(session: Session, convention: str, key: str) -> Dossier:
    """The dossier as it was sealed; UnknownFreeze, or SealBroken when it was tampered with."""
    freeze = session.get(Freeze, (convention, key))
    if freeze is None:
        raise UnknownFreeze(key)
    if _journaled(session, convention, key) != freeze.sha256:
        raise SealBroken(freeze)
    return unsealed(freeze)


def _journaled(session: Session, convention: str, key: str) -> str | None:
    """The SHA-256 the journal noted when the state was sealed: whoever forges a seal must forge the chain too."""
    line = session.exec(
        select(Revision.after).where(
            Revision.convention == convention, Revision.collection == "freeze", Revision.key == key
        )
    ).first()
    told: dict[str, str] = json.loads(line or "{}")
    return told.get("sha256")


def state_of(session: Session, convention: str, key: str | None) -> Dossier:
    """The dossier of a sealed state, or today's when ``key`` is None."""
    return fetch_dossier(session, convention) if key is None else sealed_dossier(session, convention, key)


def sealed_dossier_with_errata(session: Session, convention: str, key: str) -> Dossier:
    """The sealed dossier, and beside each of its figures that was corrected since, a word that says so."""
    before = sealed_dossier(session, convention, key)
    errata = list(_errata(session, before))
    return Dossier(before.convention, {**before.rows, "discrepancies": [*before.rows["discrepancies"], *errata]})


def sealed_as_store(session: Session, convention: str, key: str) -> Store:
    """A sealed state in memory, with its errata: a store that answers the same questions; close it after use."""
    store = memory_store()
    with store.writing() as writing:
        write_dossier(writing, sealed_dossier_with_errata(session, convention, key))
    return store


def _errata(session: Session, before: Dossier) -> Iterator[Discrepancy]:
    """A value given for a past period and changed since is a correction, not a development."""
    columns = table_of(IndicatorValue).c
    found = session.execute(
        select(columns.key, columns.value, columns.updated_at).where(columns.convention == before.key)
    )
    now = {key: (value, updated_at) for key, value, updated_at in found}
    position = len(before.rows["discrepancies"])
    for row in before.of(IndicatorValue):
        said = (
            _correction(row.value, *now[row.key])
            if row.key in now
            else f"{_told(row.value)} à la séance, retiré depuis"
        )
        if said:
            position += 1
            yield Discrepancy(
                convention=before.key,
                key=f"erratum-{row.key}",
                position=position,
                kind="erratum",
                title="Chiffre corrigé depuis cet état arrêté",
                explanation=f"{said}. L’état arrêté garde le chiffre vu en séance.",
                severity="info",
                concerns=[f"indicator_values/{row.key}"],
            )


def _correction(then: Decimal | None, now: Decimal | None, updated_at: str | None) -> str | None:
    if then == now:
        return None
    when = f" le {date.fromisoformat(updated_at[:10]):%d/%m/%Y}" if updated_at else ""
    return f"{_told(then)} à la séance, {_told(now)} depuis{when}"


def _told(value: Decimal | None) -> str:
    return "sans valeur" if value is None else number(value)
