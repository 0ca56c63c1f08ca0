"""What a return sheet brings back: values, news of actions, steps and money, in one gesture."""

from collections.abc import Sequence
from functools import partial

from ctg_core.commands.changes import RowChange, change_rows
from ctg_core.commands.indicator_values import GivenValue, give_values
from ctg_core.commands.refusal import Invalid, all_or_none
from ctg_core.commands.registry import command
from ctg_core.commands.rights import CONTRIBUTOR
from ctg_core.commands.writer import Writer


@command(CONTRIBUTOR)
def apply_return(writer: Writer, values: Sequence[GivenValue], changes: Sequence[RowChange]) -> int:
    """Record everything the person chose to keep of a sheet, or nothing; how many rows changed.

    The reason names the sheet and whose it is, as they may have no account here: Invalid without it. Conflict
    lists every row that somebody changed since the difference was shown.
    """
    if not writer.reason:
        raise Invalid([("motif", "dites de quelle fiche il s’agit et qui l’a remplie")])
    return all_or_none((partial(give_values.does, writer, values), partial(change_rows.does, writer, changes)))
