"""The small living convention with people of every role, that commands are tested on."""

from tests.commands.conftest import valley

__all__ = ["valley"]
