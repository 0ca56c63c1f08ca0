"""How long the server takes for one view, with no browser in the way: a rerun asked and answered by WebSocket."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol


@dataclass(frozen=True)
class ServerLap:
    """Milliseconds from the request to the message that says the script has finished; kilobytes received."""

    first: float
    again: float
    kilobytes: float


@dataclass(frozen=True)
class View:
    """One run of a page: its milliseconds, and all that the server sent of it."""

    milliseconds: float
    content: bytes


Ask = Callable[..., View]


@contextmanager
def session(address: str, headers: Mapping[str, str] | None = None) -> Iterator[Ask]:
    """A session of its own, to ask for a page, empty for the home page, with a query and the ids of buttons pressed."""
    url, spoken = f"ws://{urlsplit(address).netloc}/_stcore/stream", [Subprotocol("streamlit")]
    with connect(url, origin=Origin(address), subprotocols=spoken, additional_headers=headers, max_size=None) as socket:
        yield partial(_view, socket)


def time_server(address: str, page: str, query: str) -> ServerLap:
    """A new session's first view of a page, then the same view again."""
    with session(address) as ask:
        first, again = ask(page, query), ask(page, query)
    return ServerLap(first.milliseconds, again.milliseconds, len(first.content) / 1000)


def _view(socket: ClientConnection, page: str, query: str, *pressed: str) -> View:
    request = BackMsg()
    request.rerun_script.page_name = page
    request.rerun_script.query_string = query
    for button in pressed:
        request.rerun_script.widget_states.widgets.add(id=button, trigger_value=True)
    start, received = time.perf_counter(), []
    socket.send(request.SerializeToString())
    while True:
        told = socket.recv(timeout=60)
        content = told if isinstance(told, bytes) else told.encode()
        received.append(content)
        message = ForwardMsg.FromString(content)
        if message.WhichOneof("type") == "script_finished":
            if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return View((time.perf_counter() - start) * 1000, b"".join(received))
            if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                raise RuntimeError(f"The script of page {page or 'accueil'} did not finish well.")
