"""Giving a finished file its name: whoever opens it finds it whole, and nothing is taken over unseen."""

import os
from contextlib import suppress
from pathlib import Path


def publish(draft: Path, path: Path) -> None:
    """Rename a draft of the same folder; FileExistsError, in one go, if something bears the name."""
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError(path) from None
        draft.rename(path)
    else:
        draft.unlink()
    make_names_last(path.parent)


def make_names_last(folder: Path) -> None:
    """Make the names of a folder outlive a power cut; nothing where folders cannot be opened."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
