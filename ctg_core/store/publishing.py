"""Give a finished file its name: never visible half written, never over another file."""

import os
from contextlib import suppress
from pathlib import Path


def publish(draft: Path, path: Path) -> None:
    """Rename a draft of the same folder; FileExistsError if ``path`` exists, atomically where there are hard links."""
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
    """Fsync a folder, so that its renames survive a power cut; does nothing where folders cannot be opened."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
