"""Several rows changed in one gesture: all of them or none, undone together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ctg_core.commands.refusal import all_or_none
from ctg_core.commands.registry import command
from ctg_core.commands.rights import CONTRIBUTOR
from ctg_core.commands.rows import noun_of
from ctg_core.commands.writer import Writer


@dataclass(frozen=True)
class RowChange:
    """What is to become of one row.

    ``seen`` is the version displayed, None for a row to add under ``key`` or the nearest free one; with ``fields``
    None the row is removed.
    """

    collection: str
    key: str
    seen: int | None
    fields: Mapping[str, Any] | None


@command(CONTRIBUTOR)
def change_rows(writer: Writer, changes: Sequence[RowChange]) -> int:
    """Make all these changes, or none; how many rows changed.

    Conflict lists every row changed since it was displayed; Invalid and NotAllowed tell the first fault only.
    """
    return all_or_none(partial(_make, writer, change) for change in changes)


def _make(writer: Writer, change: RowChange) -> bool:
    noun = noun_of(change.collection)
    if change.seen is None:
        writer.add(noun, change.fields or {}, key=change.key)
        return True
    if change.fields is None:
        return writer.remove(noun, change.key, change.seen)
    return writer.edit(noun, change.key, change.seen, change.fields) is not None
