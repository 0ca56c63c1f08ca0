"""Record what a received file changes, after its difference was shown: all its rows or none, or a whole convention."""

from collections.abc import Callable, Sequence
from typing import Any

from ctg_core.commands.changes import RowChange
from ctg_core.commands.journal import now
from ctg_core.commands.load import put_whole
from ctg_core.commands.refusal import Clash, Conflict, Invalid
from ctg_core.commands.registry import command
from ctg_core.commands.rights import ADMINISTRATOR, COORDINATOR
from ctg_core.commands.rows import noun_of
from ctg_core.commands.writer import Writer, clash
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.reading import parse_dossier
from ctg_core.dossier.resolution import unresolved
from ctg_core.dossier.storage import fetch_dossier
from ctg_core.dossier.writing import dump_json
from ctg_core.model.history import CONVENTION
from ctg_core.model.indicator import IndicatorValue

_FIGURE = frozenset({"value", "missing_reason", "numerator", "denominator"})


@command(COORDINATOR)
def bring_in(writer: Writer, changes: Sequence[RowChange]) -> int:
    """Make all these changes, or none; how many rows changed.

    The collection ``convention`` stands for the convention itself. Added rows keep their key. Conflict lists every
    row changed since the difference was shown; Invalid for a key that leads nowhere or a circle of parents.
    """
    clashes: list[Clash] = []

    def attempt(change: RowChange) -> bool:
        try:
            return _make(writer, change)
        except Conflict as conflict:
            clashes.extend(conflict.clashes)
            return False

    added = [change for change in changes if change.seen is None]
    edited = [change for change in changes if change.seen is not None and change.fields is not None]
    removed = [change for change in changes if change.fields is None]
    done = _in_any_order(added, attempt) + sum(map(attempt, edited)) + _in_any_order(removed, attempt)
    if clashes:
        raise Conflict(clashes)
    if done:
        _refuse_broken(writer)
    return done


@command(ADMINISTRATOR)
def replace_convention(writer: Writer, dossier: Dossier) -> int:
    """Replace the convention that has the dossier's key, or add it; the number of its journal line.

    The asker is in that convention or in "*", else Invalid; DossierRefused when the dossier is not sound.
    """
    if writer.convention not in (dossier.key, "*"):
        raise Invalid([("clé", "ce dossier est celui d’une autre convention")])
    sound = parse_dossier(dump_json(dossier), f"{dossier.key}.json")
    line = put_whole(writer.session, sound, by=writer.rights.person, reason=writer.reason)
    return line.number or 0


def _in_any_order(changes: Sequence[RowChange], attempt: Callable[[RowChange], bool]) -> int:
    """Make changes that may need one another: Invalid ones are retried; when a pass makes none, the first is raised."""
    done, waiting = 0, list(changes)
    while waiting:
        refused: list[tuple[RowChange, Invalid]] = []
        for change in waiting:
            try:
                done += attempt(change)
            except Invalid as invalid:
                refused.append((change, invalid))
        if len(refused) == len(waiting):
            raise refused[0][1]
        waiting = [change for change, _ in refused]
    return done


def _make(writer: Writer, change: RowChange) -> bool:
    fields, seen = change.fields, change.seen
    if change.collection == CONVENTION:
        return writer.edit_convention(seen or 0, fields or {})
    noun = noun_of(change.collection)
    if seen is None:
        if there := writer.find(noun, change.key):
            raise Conflict([clash(there, fields or {})])
        writer.add(noun, _signed(writer, noun, dict(fields or {})), key=change.key)
        return True
    if fields is None:
        return writer.remove(noun, change.key, seen)
    return writer.edit(noun, change.key, seen, _signed(writer, noun, dict(fields))) is not None


def _signed(writer: Writer, noun: type[Any], fields: dict[str, Any]) -> dict[str, Any]:
    """The fields, with the asker as ``given_by`` when they hold an indicator's figure that no document states."""
    entered = fields.get("nature", "entered") == "entered"
    if noun is IndicatorValue and entered and _FIGURE & set(fields):
        return {"given_by": writer.rights.person, "given_at": now(), **fields}
    return fields


def _refuse_broken(writer: Writer) -> None:
    """Invalid when a key of the convention leads nowhere, or a part contains itself."""
    if problems := [*unresolved(fetch_dossier(writer.session, writer.convention))]:
        raise Invalid(problems)
