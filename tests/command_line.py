"""The command line as a person uses it, in this process."""

import pytest

from ctg_core.cli.main import main

DONE, REFUSED, MISUSED = 0, 1, 2


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """The exit code, what was printed, and what was printed as a refusal."""
    code = main([str(argument) for argument in arguments])
    output = capsys.readouterr()
    return code, output.out, output.err
