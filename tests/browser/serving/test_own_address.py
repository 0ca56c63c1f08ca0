"""The page of another site reaches nothing here, straight or by DNS rebinding; the dashboard's own page still does."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer
from socket import gethostname
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.dashboard import serving_to_others
from tests.browser.ready import wait_ready

ACCEPTED, FOUND, REFUSED = 101, 200, 403
EVIL, PUBLIC = "evil.example", "https://ctg.exemple.fr"
WEBSOCKET = [
    ("Upgrade", "websocket"),
    ("Connection", "Upgrade"),
    ("Sec-WebSocket-Version", "13"),
    ("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA=="),
    ("Sec-WebSocket-Protocol", "streamlit"),
]


def answered(address: str, path: str, headers: list[tuple[str, str]], method: str = "GET") -> int:
    """The status of a request whose headers are all ours, Host included."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
    try:
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in headers:
            connection.putheader(name, value)
        connection.endheaders()
        return connection.getresponse().status
    finally:
        connection.close()


def handshake(address: str, host: str, origin: str | None) -> int:
    """The status of a WebSocket asked for in the name of a page of ``origin``."""
    named = [("Host", host), *([("Origin", origin)] if origin is not None else [])]
    return answered(address, "/_stcore/stream", [*named, *WEBSOCKET])


def port_of(address: str) -> int:
    return urlsplit(address).port or 0


@contextmanager
def another_site() -> Iterator[str]:
    """A page of something else on this machine, at another port of localhost."""

    class Blank(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(FOUND)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("localhost", 0), Blank) as site:
        thread = Thread(target=site.serve_forever)
        thread.start()
        try:
            yield f"http://localhost:{site.server_port}"
        finally:
            site.shutdown()
            thread.join()


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]"])
def test_our_own_page_is_answered(server: str, name: str) -> None:
    here = f"{name}:{port_of(server)}"
    assert handshake(server, here, f"http://{here}") == ACCEPTED
    assert answered(server, "/", [("Host", here)]) == FOUND


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        (f"{EVIL}:PORT", f"http://{EVIL}:PORT"),  # DNS rebinding: its name leads here
        (f"{EVIL}:PORT", "http://localhost:PORT"),
        (f"{EVIL}:PORT", None),
        (f"localhost.{EVIL}:PORT", f"http://localhost.{EVIL}:PORT"),
        (f"localhost:PORT@{EVIL}", f"http://localhost:PORT@{EVIL}"),
        (f"{EVIL}@localhost:PORT", f"http://{EVIL}@localhost:PORT"),
        ("192.168.1.4:PORT", "http://192.168.1.4:PORT"),
        ("localhost:PORT", f"http://{EVIL}"),
        ("localhost:PORT", None),
        ("localhost:PORT", ""),
        ("localhost:PORT", "null"),
        ("localhost:PORT", "http://localhost"),
        ("localhost:PORT", "http://localhost:9999"),
        ("localhost:PORT", "http://127.0.0.1:PORT"),
        ("localhost:PORT", "https://localhost:PORT"),
        ("localhost:PORT", "file://"),
        ("localhost:9999", "http://localhost:9999"),
        ("localhost", "http://localhost"),
        ("[::1:PORT", "http://[::1:PORT"),
        ("localhost:99999", "http://localhost:99999"),
    ],
)
def test_another_page_is_refused(server: str, host: str, origin: str | None) -> None:
    host, origin = (text and text.replace("PORT", str(port_of(server))) for text in (host, origin))
    assert handshake(server, host or "", origin) == REFUSED


def test_two_hosts_or_none_are_refused(server: str) -> None:
    here = f"localhost:{port_of(server)}"
    origin = ("Origin", f"http://{here}")
    for hosts in ([], [here, f"{EVIL}:80"], [here, here]):
        assert answered(server, "/_stcore/stream", [*(("Host", host) for host in hosts), origin, *WEBSOCKET]) >= 400


@pytest.mark.parametrize("path", ["/", "/saisie", "/_stcore/health", "/app/static/vendor/leaflet/leaflet.js"])
def test_pages_and_files_are_refused_too(server: str, path: str) -> None:
    here = f"localhost:{port_of(server)}"
    assert answered(server, path, [("Host", here)]) == FOUND
    assert answered(server, path, [("Host", f"{EVIL}:{port_of(server)}")]) == REFUSED
    assert answered(server, path, [("Host", here), ("Origin", f"http://{EVIL}")]) == REFUSED
    assert answered(server, path, [("Host", here), ("Origin", f"http://{EVIL}")], "POST") == REFUSED


def test_a_browser_on_another_site_opens_no_socket(server: str, browser: Browser) -> None:
    opened = """url => new Promise(done => {
        const socket = new WebSocket(url, "streamlit")
        socket.onopen = () => done("opened")
        socket.onerror = () => done("refused")
    })"""
    stream = f"ws://{urlsplit(server).netloc}/_stcore/stream"
    with another_site() as site, browser.new_context() as context:
        page = context.new_page()
        page.goto(site)
        assert page.evaluate(opened, stream) == "refused"
        page.goto(server)
        assert page.evaluate(opened, stream) == "opened"


def test_serve_on_this_machine_is_as_closed(store: str, page: Page) -> None:
    with serving_to_others(store) as address:
        here = f"localhost:{port_of(address)}"
        assert handshake(address, here, f"http://{here}") == ACCEPTED
        assert handshake(address, f"{EVIL}:{port_of(address)}", f"http://{EVIL}:{port_of(address)}") == REFUSED
        page.goto(address)
        wait_ready(page)


def test_behind_a_proxy_the_public_address_alone_is_ours(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTG_USER_HEADER", "x-user")
    with serving_to_others(store, "--adresse-publique", f"{PUBLIC}/") as address:
        here = f"localhost:{port_of(address)}"
        # As proxies pass it on, or in the name of the machine they ask.
        for host in ("ctg.exemple.fr", "CTG.exemple.fr:443", here, f"127.0.0.1:{port_of(address)}"):
            assert handshake(address, host, PUBLIC) == ACCEPTED
            assert answered(address, "/", [("Host", host)]) == FOUND
        for host, origin in (
            ("ctg.exemple.fr", "http://ctg.exemple.fr"),
            ("ctg.exemple.fr", f"http://{here}"),
            ("ctg.exemple.fr", None),
            (here, f"http://{here}"),
            (EVIL, PUBLIC),
            (EVIL, f"https://{EVIL}"),
        ):
            assert handshake(address, host, origin) == REFUSED
        assert answered(address, "/", [("Host", EVIL)]) == REFUSED


def test_readers_of_a_network_come_by_figures_or_by_the_name_of_the_machine(store: str) -> None:
    with serving_to_others(store, "--adresse", "0.0.0.0", "--lecture-seule") as address:
        for host in (f"192.168.1.4:{port_of(address)}", f"{gethostname()}:{port_of(address)}", "[2001:db8::4]"):
            assert handshake(address, host, f"http://{host}") == ACCEPTED
            assert handshake(address, host, f"http://{EVIL}") == REFUSED
        assert handshake(address, EVIL, f"http://{EVIL}") == REFUSED
        assert answered(address, "/", [("Host", EVIL)]) == REFUSED
