"""The boxes people type in: how each is read, and what is said back of what was understood."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ctg_core.dossier.french_input import Unreadable, read_cents, read_date, read_number
from ctg_core.model.dates import span
from ctg_core.model.french import quoted
from ctg_core.ui.editing.draft import Draft
from ctg_core.views.drafts import Typed
from ctg_core.views.french import euros, moment, number


@dataclass(frozen=True)
class Box:
    """``read`` makes a plain value of what was typed, Unreadable says why it cannot; ``say`` repeats the value."""

    label: str
    read: Callable[[str], Any]
    say: Callable[[Any], str] = str


@dataclass(frozen=True)
class Understood:
    """What was typed in a draft: the values it makes, by box, and each thing to say of it."""

    values: Mapping[str, Any]
    typed: Sequence[Typed]

    @property
    def wrong(self) -> bool:
        return any(one.wrong for one in self.typed)


def understand(draft: Draft, boxes: Mapping[str, Box], about: str = "") -> Understood:
    """Read everything changed in a draft; ``about`` names the record where several are on screen."""
    values: dict[str, Any] = {}
    said: list[Typed] = []
    for name, typed in draft.changed.items():
        box = boxes[name]
        label = f"{about}, {box.label.lower()}" if about else box.label
        before = said_of(box, draft.seen.boxes[name])
        try:
            values[name] = value = read(box, typed)
        except Unreadable as reason:
            said.append(Typed(label, before, "", wrong=str(reason)))
        else:
            said.append(Typed(label, before, "" if value is None else box.say(value)))
    return Understood(values, said)


def read(box: Box, typed: Any) -> Any:
    """The value of a box, None when it is empty; Unreadable says why there is none."""
    if isinstance(typed, str):
        return box.read(typed) if typed.strip() else None
    return None if typed is None else box.read(typed)


def said_of(box: Box, typed: Any) -> str:
    """What a box holds, as a sentence says it; as it stands when it cannot be read."""
    try:
        value = read(box, typed)
    except Unreadable:
        return str(typed)
    return "" if value is None else box.say(value)


def words(label: str) -> Box:
    """A few words, without the spaces around them."""
    return Box(label, str.strip)


def amount(label: str) -> Box:
    """Euros, kept as cents."""
    return Box(label, read_cents, euros)


def day(label: str) -> Box:
    """A date as precise as it is known."""
    return Box(label, read_date, moment)


def past_day(label: str) -> Box:
    """A date that has come: nothing is done in the future."""
    return Box(label, _read_past, moment)


def choice(label: str, labels: Mapping[str, str]) -> Box:
    """One code of a list."""
    return Box(label, str, labels.__getitem__)


def chosen(label: str, names: Mapping[str, str]) -> Box:
    """Several keys of a list."""
    return Box(label, list, lambda keys: ", ".join(names.get(key, key) for key in keys))


def whole(label: str, most: int = 10**9) -> Box:
    """A whole number from zero to ``most``."""

    def read_whole(text: str) -> int:
        value = read_number(text, "%")
        if value != int(value) or not 0 <= value <= most:
            raise Unreadable(f"{quoted(text)}\u202f: il faut un nombre entier entre 0 et {number(most)}")
        return int(value)

    return Box(label, read_whole, number)


def several(label: str) -> Box:
    """Words separated by commas."""
    return Box(label, lambda text: [word.strip() for word in text.split(",") if word.strip()], ", ".join)


def _read_past(text: str) -> str:
    read_as = read_date(text)
    if span(read_as).first > date.today():
        raise Unreadable(f"{quoted(text)} est dans l’avenir")
    return read_as
