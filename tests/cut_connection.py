"""A network between the dashboard and its server that is cut at the worst moment: as a change is being saved."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

from sqlalchemy import URL

from ctg_core.store.location import StoreLocation


class Cut:
    """``before`` cuts as COMMIT leaves, ``after`` as its answer comes back; None lets everything through."""

    def __init__(self) -> None:
        self.at: str | None = None
        self.comes_back = True


@contextmanager
def cutting(location: StoreLocation) -> Iterator[tuple[StoreLocation, Cut]]:
    """The same store through such a network, and what cuts it."""
    url = location.place
    assert isinstance(url, URL)
    cut = Cut()
    with socket.create_server(("127.0.0.1", 0)) as door:
        Thread(target=_welcome, args=(door, (url.host, url.port), cut), daemon=True).start()
        yield StoreLocation(url.set(port=door.getsockname()[1])), cut
        door.shutdown(socket.SHUT_RDWR)


def _welcome(door: socket.socket, server: tuple[str | None, int | None], cut: Cut) -> None:
    with suppress(OSError):
        while True:
            client, _ = door.accept()
            if cut.comes_back:
                Thread(target=_carry, args=(client, socket.create_connection(server), cut), daemon=True).start()
            else:
                client.close()


def _carry(client: socket.socket, server: socket.socket, cut: Cut) -> None:
    """Carry requests one way while another thread carries answers the other, until the cut."""
    Thread(target=_answer, args=(client, server), daemon=True).start()
    with suppress(OSError), client, server:
        while request := client.recv(65536):
            committing = b"COMMIT" in request
            if committing and cut.at == "before":
                break
            if committing and cut.at == "after":
                client.shutdown(socket.SHUT_RDWR)
            server.sendall(request)
        # A server reads what it was sent before it sees that nobody is there any more.
        server.shutdown(socket.SHUT_WR)
        client.shutdown(socket.SHUT_RDWR)


def _answer(client: socket.socket, server: socket.socket) -> None:
    with suppress(OSError):
        while answer := server.recv(65536):
            client.sendall(answer)
