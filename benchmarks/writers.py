"""Measures many people writing at once, on a file and on PostgreSQL, both made to outlive a power cut."""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ctg_core.store.location import StoreLocation
from tests.drills.crowd import Count, Crowd, let_write
from tests.postgresql import serving

ENGINES = ("sqlite", "postgresql")


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 1 when an edit was lost or refused."""
    wanted = _parsed(arguments)
    crowd = Crowd(wanted.writers, wanted.processes, wanted.edits, wanted.pause)
    rows, sound = [], True
    for engine in wanted.engines:
        with _place(engine) as place:
            count = let_write(place, crowd)
        rows.append(_row(engine, count))
        for reason in sorted({*count.refused, *count.faults}):
            sys.stderr.write(f"{engine}: {reason}\n")
        sound = sound and _nothing_lost(count, crowd)
    sys.stdout.write(_table(crowd, rows))
    return int(not sound)


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks writers", description=__doc__)
    whole = Crowd()
    parser.add_argument("--writers", type=int, default=whole.writers, help=f"at once (default: {whole.writers})")
    parser.add_argument("--processes", type=int, default=whole.processes, help=f"default: {whole.processes}")
    parser.add_argument("--edits", type=int, default=whole.edits, help=f"by each writer (default: {whole.edits})")
    parser.add_argument("--pause", type=float, default=0, help="seconds each thinks between two edits (default: 0)")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES)
    return parser.parse_args(arguments)


@contextmanager
def _place(engine: str) -> Iterator[StoreLocation]:
    if engine == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield StoreLocation(Path(folder) / "ctg.db")
        return
    with serving(durable=True) as server, server.schema() as place:
        yield place


def _nothing_lost(count: Count, crowd: Crowd) -> bool:
    expected = crowd.writers * crowd.edits
    return count.acknowledged == count.figures == count.lines == expected and not (count.refused or count.faults)


def _row(engine: str, count: Count) -> list[str]:
    times = (f"{count.slowest(share) * 1000:.0f}" for share in (0.5, 0.95, 1))
    counts = (count.acknowledged, count.figures, count.lines, count.met, len(count.refused))
    return [engine, *map(str, counts), *times, f"{count.acknowledged / count.lasted:.0f}"]


def _table(crowd: Crowd, rows: list[list[str]]) -> str:
    """Markdown: what was counted, then how long an edit took, in milliseconds."""
    heads = ["engine", "acknowledged", "in figures", "in journal", "met another", "refused", "p50", "p95", "longest"]
    lines = [[*heads, "a second"], ["---"] * (len(heads) + 1), *rows]
    who = f"{crowd.writers} writers at once in {crowd.processes} processes"
    title = f"## {who}, {crowd.edits} edits each, {crowd.pause:g} s between two\n\n"
    return title + "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
