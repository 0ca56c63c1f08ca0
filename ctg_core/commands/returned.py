"""What a return sheet brings back: values, news of actions, steps and money, in one gesture."""

from collections.abc import Callable, Sequence
from functools import partial

from ctg_core.commands.changes import RowChange, change_rows
from ctg_core.commands.indicator_values import GivenValue, give_values
from ctg_core.commands.refusal import Clash, Conflict, Invalid
from ctg_core.commands.registry import command
from ctg_core.commands.rights import CONTRIBUTOR
from ctg_core.commands.writer import Writer


@command(CONTRIBUTOR)
def apply_return(writer: Writer, values: Sequence[GivenValue], changes: Sequence[RowChange]) -> int:
    """Record everything the person chose to keep of a sheet, or nothing; how many rows said something new.

    The reason given with the command names the sheet and whose it is: they may have no account here. Conflict
    lists every row that somebody changed since the difference was shown.
    """
    if not writer.reason:
        raise Invalid([("motif", "dites de quelle fiche il s’agit et qui l’a remplie")])
    clashes: list[Clash] = []
    done = 0
    gestures: tuple[Callable[[], int], ...] = (
        partial(give_values.does, writer, values),
        partial(change_rows.does, writer, changes),
    )
    for gesture in gestures:
        try:
            done += gesture()
        except Conflict as conflict:
            clashes += conflict.clashes
    if clashes:
        raise Conflict(clashes)
    return done
