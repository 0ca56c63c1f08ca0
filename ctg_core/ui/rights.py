"""What the person at the screen may do, read from the store to draw; each command reads it again by itself."""

from dataclasses import replace

from ctg_core.commands.rights import READER, Rights, rights_in
from ctg_core.questions.selection import Selection
from ctg_core.ui.answers import ask_store
from ctg_core.ui.asker import person


def rights(selection: Selection) -> Rights:
    """Their rights in the convention looked at: nothing but reading in a sealed state."""
    found = ask_store(rights_in, person(), selection.convention)
    return replace(found, role=READER) if selection.frozen and found.role else found
