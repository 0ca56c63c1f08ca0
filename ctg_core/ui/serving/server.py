"""How the dashboard is served: in French, compressed, with nothing let out, ready before the first visitor."""

import gc
import importlib
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote

import streamlit as st
from starlette.datastructures import URL
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from streamlit.runtime.pages_manager import PagesManager

from ctg_core.ui.convention_choice import ITEMS, PARAMETER
from ctg_core.ui.navigation import TITLE
from ctg_core.ui.serving.own_address import OwnAddressOnly
from ctg_core.ui.serving.streamlit_french import SCRIPT_WORDS, SPEAKING_SCRIPT
from ctg_core.ui.state_choice import FROZEN
from ctg_core.ui.wall import DISPLAY

# Streamlit's page needs inline scripts, eval and blobs; nothing may be fetched from, or sent to, another site.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; worker-src 'self' blob:; "
    "frame-src 'self' blob: data:; frame-ancestors 'self'; object-src 'none'; base-uri 'self'; form-action 'self'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_WORDS = {
    b'<html lang="en"': b'<html lang="fr"',  # the map's own page says more after it
    b"<title>Streamlit</title>": f"<title>{TITLE}</title>".encode(),
    b"You need to enable JavaScript to run this app.": b"Ce tableau de bord a besoin de JavaScript pour fonctionner.",
}
# What every address says is looked at; what one may name that no choice of a page is bound to.
_SELECTION = " ".join((PARAMETER, FROZEN))
_ITEMS = " ".join((_SELECTION, DISPLAY, *ITEMS))


def _script(name: str, attributes: str = "") -> str:
    return f"<script{attributes}>{(Path(__file__).parent / name).read_text(encoding='utf-8')}</script>"


_SCRIPTS = _script("links.js", f' data-selection="{_SELECTION}" data-items="{_ITEMS}"') + _script("keys.js")
# What two first visitors would otherwise import at the same moment, each half-made for the other.
_BEFORE_SERVING = (
    "pandas",
    "plotly.graph_objects",
    "folium",  # not streamlit_folium: imported outside of a run, it would not be served
    "babel.dates",
    "babel.numbers",
    "ctg_core.ui.page",
)


class SameConvention(BaseHTTPMiddleware):
    """Keeps the convention, and its state, where Streamlit's menu leaves them out of its addresses.

    In a link opened in another tab the address is completed. When the server restarted, the page asks for its health
    before it connects anew, from the address it shows: a cookie hands on the convention that this address names.
    """

    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        came_from = URL(request.headers.get("referer", ""))
        asked = parse_qs(came_from.query) if came_from.netloc == request.url.netloc else {}
        kept = {name: asked[name][-1] for name in (PARAMETER, FROZEN) if name in asked}
        left_out = kept.keys() - request.query_params.keys()
        same = request.query_params.get(PARAMETER, kept.get(PARAMETER)) == kept.get(PARAMETER)
        if "text/html" in request.headers.get("accept", "") and left_out and same:
            query = request.url.include_query_params(**{name: kept[name] for name in left_out}).query
            return RedirectResponse(f"?{query}", headers=_HEADERS)
        response = await call_next(request)
        if request.url.path.endswith("/_stcore/health"):
            response.set_cookie(PARAMETER, quote(kept.get(PARAMETER, "")), httponly=True, samesite="strict")
        return response


class FrenchPage(BaseHTTPMiddleware):
    """Says in French what Streamlit's own page says in English, brings it our scripts, sets the security headers.

    What speaks is asked for uncompressed, to be read here; what is outside this compresses it again.
    """

    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        script = SPEAKING_SCRIPT.search(request.url.path)
        if script or "text/html" in request.headers.get("accept", ""):
            request.scope["headers"] = [item for item in request.scope["headers"] if item[0] != b"accept-encoding"]
        response = await call_next(request)
        if response.headers.get("content-type", "").startswith("text/html"):
            response = await _in_french(response, _WORDS | {b"</head>": f"{_SCRIPTS}</head>".encode()})
        elif script:
            response = await _in_french(response, SCRIPT_WORDS)
        response.headers.update(_HEADERS)
        return response


async def _in_french(response: Any, words: dict[bytes, bytes]) -> Response:
    body = b"".join([chunk async for chunk in response.body_iterator])
    for english, french in words.items():
        body = body.replace(english, french)
    kept = {
        name: value
        for name, value in response.headers.items()
        if name not in {"content-length", "etag", "last-modified"}
    }
    return Response(body, response.status_code, kept)


@asynccontextmanager
async def ready(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Import what pages need and open the store before anyone is served, then open the browser."""
    # The folder pages/ would make Streamlit take a deep link to a cold server for an unknown page.
    PagesManager.uses_pages_directory = False
    for name in _BEFORE_SERVING:
        importlib.import_module(name)
    # What was imported stays: looking through it for what to throw away held a page for 0.2 s, now and then.
    gc.freeze()
    if not st.get_option("server.headless"):
        webbrowser.open(f"http://{st.get_option('browser.serverAddress')}:{st.get_option('server.port')}")
    yield {}


# What comes from elsewhere is refused before anything reads it. Compression next: what it sees is already in French.
# Level 9 takes twice the time of 4 to save 6 % of the bytes.
MIDDLEWARE = [
    Middleware(OwnAddressOnly),
    Middleware(GZipMiddleware, minimum_size=1000, compresslevel=4),
    Middleware(SameConvention),
    Middleware(FrenchPage),
]
