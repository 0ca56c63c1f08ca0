"""Seal the convention as it is, for a meeting or on a day: what was voted on can be looked at for ever."""

from sqlmodel import col, select

from ctg_core.commands.journal import last_revision, now
from ctg_core.commands.refusal import CommandRefused, Invalid
from ctg_core.commands.registry import command
from ctg_core.commands.rights import COORDINATOR
from ctg_core.commands.writer import Writer
from ctg_core.dossier.sealing import sealed
from ctg_core.dossier.storage import fetch_dossier
from ctg_core.model.application import APPLICATION
from ctg_core.model.french import quoted
from ctg_core.model.history import Freeze
from ctg_core.model.instants import local_day
from ctg_core.model.meeting import Meeting, is_before_meeting


@command(COORDINATOR)
def seal(writer: Writer, label: str, meeting: str | None = None, replacing: str | None = None) -> str:
    """Seal the whole convention under this label; the key of the sealed state.

    ``replacing`` is the key of the meeting's latest sealed state, made before its day. CommandRefused for a meeting
    that has another one, or one made on its day or later; Invalid for an unknown meeting, or an empty label.
    """
    if not label.strip():
        raise Invalid([("libellé", "dites de quoi cet état est l’arrêté (par exemple «\u00a0Copil de mars\u00a0»)")])
    if meeting is not None:
        _refuse_sealed_twice(writer, meeting, replacing)
    return keep_sealed(writer, label.strip(), meeting, now())


def keep_sealed(writer: Writer, label: str, meeting: str | None, at: str) -> str:
    """Keep the convention as it is now, sealed at this UTC instant; the key of the sealed state."""
    dossier = fetch_dossier(writer.session, writer.convention)
    content, sha256 = sealed(dossier)
    last = last_revision(writer.session)
    freeze = Freeze(
        convention=writer.convention,
        key=_free_key(writer, meeting),
        label=label,
        meeting=meeting,
        sealed_at=at,
        sealed_by=writer.rights.person,
        sha256=sha256,
        journal=last.number if last else None,
        application=APPLICATION,
        content=content,
    )
    writer.session.add(freeze)
    told = freeze.model_dump(include={"key", "label", "meeting", "sha256", "journal", "application"})
    writer.journal(("freeze", freeze.key), None, told)
    return freeze.key


def _refuse_sealed_twice(writer: Writer, key: str, replacing: str | None) -> None:
    meeting = writer.find(Meeting, key)
    if meeting is None:
        raise Invalid([("séance", f"{quoted(key)} n’existe pas dans cette convention")])
    latest = writer.session.exec(
        select(Freeze.key, Freeze.label, Freeze.sealed_at)
        .where(Freeze.convention == writer.convention, col(Freeze.meeting) == key)
        .order_by(col(Freeze.sealed_at).desc())
    ).first()
    if latest is None:
        return
    there, label, sealed_at = latest
    said = f"Cette séance a déjà son état arrêté, {quoted(label)}"
    if not is_before_meeting(local_day(sealed_at), meeting.held_on, meeting.certainty):
        raise CommandRefused(f"{said}\u202f: arrêté le jour de la séance ou après, il ne se refait pas.")
    if there != replacing:
        raise CommandRefused(f"{said}\u202f: regardez-le sur la page Séance avant d’en arrêter un autre.")


def _free_key(writer: Writer, meeting: str | None) -> str:
    stem = meeting or now()[: len("2026-11-22")]
    taken = set(writer.session.exec(select(Freeze.key).where(Freeze.convention == writer.convention)))
    number, key = 1, stem
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key
