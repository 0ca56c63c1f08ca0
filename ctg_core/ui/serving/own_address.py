"""Refuses requests for another host name than the dashboard's, and those from another site's pages."""

from ipaddress import ip_address
from socket import gethostname
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from ctg_core.ui.serving.network_guard import (
    PORTS,
    PUBLIC_ADDRESS,
    bound_address,
    is_shared,
    is_this_machine,
    public_origin,
)

_ELSEWHERE = f"""\
Le tableau de bord ne répond pas à cette adresse, ni à la page d’un autre site.

Sur l’ordinateur où il est ouvert, son adresse commence par http://localhost.
Derrière un serveur mandataire, {PUBLIC_ADDRESS} doit dire l’adresse que chacun ouvre
(python -m ctg_core serve --adresse-publique https://…).
"""
_POLICY_VIOLATED = 1008


class OwnAddressOnly:
    """Answers 403, or closes the WebSocket, when another site's page sends requests through a visitor's browser.

    Such a page may open a WebSocket, which browsers allow across sites: its Origin is not ours. Or its own domain may
    resolve to our machine (DNS rebinding), so that browsers see a single site: its Host is not ours.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif _is_own(scope):
            await self._app(_as_declared(scope), receive, send)
        elif scope["type"] == "http":
            await PlainTextResponse(_ELSEWHERE, 403)(scope, receive, send)
        else:
            await WebSocketClose(_POLICY_VIOLATED)(scope, receive, send)


def _is_own(scope: Scope) -> bool:
    """Whether Host is our address, and Origin, which only HTTP may leave out, that of our pages."""
    headers = Headers(scope=scope)
    hosts, origins = headers.getlist("host"), headers.getlist("origin")
    if len(hosts) != 1 or not _is_own_host(hosts[0], scope["server"][1]):
        return False
    if not origins:
        return bool(scope["type"] == "http")
    return origins == [public_origin() or f"{_scheme()}://{hosts[0]}"]


def _is_own_host(host: str, served: int) -> bool:
    """Whether a host is ours: a local one with the port served; if shared, a numeric address or one of our names."""
    try:
        parts = urlsplit(f"//{host}")
        name, port = parts.hostname or "", parts.port or PORTS[_scheme()]
    except ValueError:
        return False
    if parts.netloc != host or "@" in host:
        return False
    if not is_shared():
        return is_this_machine(name) and port == served
    return _is_number(name) or name in _own_names()


def _own_names() -> set[str]:
    # The port is not looked at: that of a container, or of a proxy, is not the one served.
    public = urlsplit(public_origin() or "").hostname or "localhost"
    return {"localhost", gethostname().lower(), bound_address().lower(), public}


def _is_number(name: str) -> bool:
    """Whether a host is a numeric IP address, which DNS rebinding cannot use."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _scheme() -> str:
    return "https" if st.get_option("server.sslCertFile") else "http"


def _as_declared(scope: Scope) -> Scope:
    """The same request under our public address: a proxy may put another Host, and Streamlit compares it to Origin."""
    public = public_origin()
    if public is None:
        return scope
    kept = [item for item in scope["headers"] if item[0] != b"host"]
    return {**scope, "headers": [*kept, (b"host", urlsplit(public).netloc.encode())]}
