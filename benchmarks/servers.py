"""The two servers a run compares: the dashboard on a new store, and the empty page, by the same Streamlit."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.dashboard import new_store, serving

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Servers:
    """Their addresses, without a final slash."""

    dashboard: str
    hello: str


@contextmanager
def both() -> Iterator[Servers]:
    """Serve both for as long as the block."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        store = new_store(Path(folder))
        # Their banners would stand in the middle of the table we print; errors still show.
        with (
            serving(store, output=subprocess.DEVNULL) as dashboard,
            serving(store, folder=HERE / "hello", output=subprocess.DEVNULL) as hello,
        ):
            yield Servers(dashboard, hello)
