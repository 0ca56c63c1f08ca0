"""How long the server takes for one view, with no browser in the way: a rerun asked and answered by WebSocket."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol


@dataclass(frozen=True)
class ServerLap:
    """Milliseconds from the request to the message that says the script has finished; kilobytes received."""

    first: float
    again: float
    kilobytes: float


@contextmanager
def session(address: str) -> Iterator[Callable[[str, str], tuple[float, int]]]:
    """A session of its own: call it with a page, empty for the home page, and a query, for milliseconds and bytes."""
    url = f"ws://{urlsplit(address).netloc}/_stcore/stream"
    with connect(url, subprotocols=[Subprotocol("streamlit")], max_size=None) as socket:
        yield partial(_run, socket)


def time_server(address: str, page: str, query: str) -> ServerLap:
    """A new session's first view of a page, then the same view again."""
    with session(address) as view:
        first, received = view(page, query)
        again, _ = view(page, query)
    return ServerLap(first, again, received / 1000)


def _run(socket: ClientConnection, page: str, query: str) -> tuple[float, int]:
    request = BackMsg()
    request.rerun_script.page_name = page
    request.rerun_script.query_string = query
    start, received = time.perf_counter(), 0
    socket.send(request.SerializeToString())
    while True:
        content = socket.recv(timeout=60)
        received += len(content)
        message = ForwardMsg.FromString(content if isinstance(content, bytes) else content.encode())
        if message.WhichOneof("type") == "script_finished":
            if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return (time.perf_counter() - start) * 1000, received
            if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                raise RuntimeError(f"The script of page {page or 'accueil'} did not finish well.")
