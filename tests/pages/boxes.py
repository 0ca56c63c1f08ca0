"""The boxes of the pages where people write, filled as they are; who writes, and where."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlmodel import select
from streamlit.testing.v1 import AppTest

from ctg_core.model.history import Revision
from ctg_core.store.store import Store

LIVING = "val-d-exemple"
READER, ENFANCE, COORDINATION = "lecture", "enfance", "coordination"
ACTION = "a-04"
Open = Callable[..., AppTest]


def labelled(boxes: object, label: str) -> list[AppTest]:
    return [box for box in boxes if box.label == label]  # type: ignore[attr-defined]


def fill(app: AppTest, label: str, text: str, rank: int = 0) -> None:
    boxes = [*labelled(app.text_input, label), *labelled(app.text_area, label)]
    boxes[rank].set_value(text).run()  # type: ignore[attr-defined]
    assert not app.exception, app.exception


def type_in(app: AppTest, label: str, text: str, rank: int = 0) -> None:
    """Fill a box of a form, which tells nothing before its button is pressed."""
    labelled(app.text_input, label)[rank].set_value(text)  # type: ignore[attr-defined]


def pick(app: AppTest, label: str, code: str) -> None:
    labelled(app.selectbox, label)[0].set_value(code)  # type: ignore[attr-defined]


def drafted(boxes: Iterable[Any], name: str, field: str) -> Any:
    """The box of a draft."""
    [found] = [one for one in boxes if one.key == f"{name} {field}"]
    return found


def press(app: AppTest, label: str, rank: int = 0) -> None:
    labelled(app.button, label)[rank].click().run()  # type: ignore[attr-defined]
    assert not app.exception, app.exception


def lines(store: Store) -> list[Revision]:
    with store.reading() as session:
        return list(session.exec(select(Revision).where(Revision.convention == LIVING).order_by(Revision.number)))
