"""The small living convention with people of every role, that commands are tested on."""

from tests.commands.conftest import valley, valley_rows

__all__ = ["valley", "valley_rows"]
