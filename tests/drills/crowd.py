"""A crowd that edits the same figures at once, from several processes, through the commands that people use.

Each reads a figure, adds one to it and gives it back with the version seen; who comes second reads again. So each
figure is, in the end, the number of edits that were acknowledged, or some were lost.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlmodel import col, func, select

from ctg_core.commands.indicator_values import GivenValue, give_values
from ctg_core.commands.journal import verify_journal
from ctg_core.commands.load import load_dossier
from ctg_core.commands.people import grant_role, save_person
from ctg_core.commands.refusal import Conflict
from ctg_core.commands.registry import Asker
from ctg_core.commands.rows import edit_row
from ctg_core.dossier.reading import parse_dossier
from ctg_core.model.funding import FundingLine
from ctg_core.model.history import Revision
from ctg_core.model.indicator import IndicatorValue
from ctg_core.model.person import EVERY_CONVENTION, LOCAL
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store, open_store
from ctg_core.store.store import Store
from tests.processes import start

SHARED = 20  # figures of each kind that several people edit
_ONE_IN = 5  # edits of a shared figure; the others are of one's own


def _dossier(figures: int) -> Any:
    names = range(figures)
    return {
        "format": "ctg-dossier",
        "format_version": 1,
        "convention": {"key": "foule", "name": "CTG foule", "short_name": "Foule", "kind": "ctg", "fictional": True},
        "organisations": [{"key": "caf", "name": "Caf", "kind": "caf"}],
        "indicators": [{"key": f"i-{n}", "label": f"Places {n}", "kind": "output", "unit": "places"} for n in names],
        "indicator_values": [
            {"key": f"i-{n}-2025", "indicator": f"i-{n}", "period": "2025", "value": "0"} for n in names
        ],
        "funding_lines": [{"key": f"f-{n}", "label": "Bonus", "funder": "caf", "planned_cents": 0} for n in names],
    }


@dataclass(frozen=True)
class Crowd:
    """How many write at once, in how many processes, and how many edits each has acknowledged before it leaves.

    ``pause`` is how long each thinks between two edits, in seconds and on average: without, all ask all the time.
    """

    writers: int = 80
    processes: int = 4
    edits: int = 125
    pause: float = 0.0


@dataclass(frozen=True)
class Count:
    """What came of it; ``seconds`` is how long each acknowledged edit took, and ``met`` how many came second."""

    acknowledged: int
    figures: int
    lines: int
    met: int
    refused: list[str]
    faults: list[str]
    seconds: list[float]
    lasted: float

    def slowest(self, share: float) -> float:
        """The seconds within which this share of the edits was acknowledged."""
        return sorted(self.seconds)[int(len(self.seconds) * share) - 1]


def let_write(location: StoreLocation, crowd: Crowd) -> Count:
    """Make a store there, let the crowd write in it, and count."""
    store = create_store(location, lambda draft: _prepare(draft, crowd))
    try:
        many = crowd.writers // crowd.processes
        code = "from tests.drills.crowd import write; write()"
        asked = [(first, many, crowd.edits, crowd.pause) for first in range(0, crowd.writers, many)]
        processes = [start(code, location, *map(str, one)) for one in asked]
        begun = time.monotonic()
        said = [json.loads(process.communicate()[0]) for process in processes]
        lasted = time.monotonic() - begun
        seconds = [second for one in said for second in one["seconds"]]
        refused = [reason for one in said for reason in one["refused"]]
        return _counted(store, seconds, sum(one["met"] for one in said), refused, lasted)
    finally:
        store.close()


def _prepare(store: Store, crowd: Crowd) -> None:
    dossier = json.dumps(_dossier(SHARED + crowd.writers)).encode()
    load_dossier(store, parse_dossier(dossier, "foule.json"), by="test", reason=None)
    at_the_machine = Asker(LOCAL, EVERY_CONVENTION)
    for number in range(crowd.writers):
        save_person(store, at_the_machine, f"p-{number}", f"Personne {number}")
        grant_role(store, at_the_machine, f"p-{number}", "foule", "coordinator")


def _counted(store: Store, seconds: list[float], met: int, refused: list[str], lasted: float) -> Count:
    with store.reading() as session:
        values = session.exec(select(IndicatorValue)).all()
        lines = session.exec(select(FundingLine)).all()
        edits = select(func.count()).where(col(Revision.command).in_(["give_values", "edit_row"]))
        return Count(
            acknowledged=len(seconds),
            figures=int(sum(value.value or 0 for value in values)) + sum(line.planned_cents or 0 for line in lines),
            lines=session.exec(edits).one(),
            met=met,
            refused=refused,
            faults=verify_journal(session),
            seconds=seconds,
            lasted=lasted,
        )


def write() -> None:
    """The part of one process: its first writer, how many they are, how many edits each makes, how long it thinks."""
    first, many, edits = map(int, sys.argv[1:4])
    pause = float(sys.argv[4])
    store = open_store(StoreLocation.from_environment())
    writers = [_Writer(store, number) for number in range(first, first + many)]
    with ThreadPoolExecutor(many) as pool:
        list(pool.map(lambda writer: writer.make(edits, pause), writers))
    store.close()
    said = {
        "seconds": [second for writer in writers for second in writer.seconds],
        "met": sum(writer.met for writer in writers),
        "refused": [reason for writer in writers for reason in writer.refused],
    }
    sys.stdout.write(json.dumps(said))


class _Writer:
    """One person, who edits figures of both kinds in turn: a shared one now and then, else their own."""

    def __init__(self, store: Store, number: int) -> None:
        self.seconds: list[float] = []
        self.met = 0
        self.refused: list[str] = []
        self._store = store
        self._asker = Asker(f"p-{number}", "foule")
        self._number = number
        self._figure = 0

    def make(self, edits: int, pause: float) -> None:
        for number in range(edits):
            time.sleep(random.uniform(0, 2 * pause))
            self._figure = SHARED + self._number if number % _ONE_IN else self._number % SHARED
            read = self._read_value if number % 2 else self._read_line
            while not self._acknowledged(read()):
                pass

    def _acknowledged(self, edit: Callable[[], object]) -> bool:
        begun = time.monotonic()
        try:
            said_something = edit()
        except Conflict:
            said_something = False
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted and told
            self.refused.append(repr(error))
            return True
        if said_something:
            self.seconds.append(time.monotonic() - begun)
        else:  # somebody came first, maybe with the very same figure
            self.met += 1
        return bool(said_something)

    def _read_value(self) -> Callable[[], object]:
        with self._store.reading() as session:
            row = session.get_one(IndicatorValue, ("foule", f"i-{self._figure}-2025"))
        given = GivenValue(row.indicator, "2025", seen=row.version, value=(row.value or Decimal(0)) + 1)
        return lambda: give_values(self._store, self._asker, [given])

    def _read_line(self) -> Callable[[], object]:
        with self._store.reading() as session:
            row = session.get_one(FundingLine, ("foule", f"f-{self._figure}"))
        more = {"planned_cents": (row.planned_cents or 0) + 1}
        return lambda: edit_row(self._store, self._asker, "funding_lines", row.key, row.version, more)
