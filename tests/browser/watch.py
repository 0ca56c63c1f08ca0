"""What a browser does while nobody looks: the errors it prints, and the hosts it asks for."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, WebError

# On a deep link Streamlit tries the page's own folder before the root, and meets a 404 by design.
FEELING_ITS_WAY = re.compile(r"/[\w-]+/_stcore/(health|host-config)$")
HERE = {"localhost", ""}  # data:, blob: and about: addresses have no host


@dataclass
class Watch:
    """Watches every page of a context, frames and windows included, from the moment it is made."""

    context: BrowserContext
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.on("console", self._heard)
        self.context.on("weberror", self._failed)
        self.context.on("request", lambda request: self._asked(request.url))
        self.context.on("page", self._opened)

    def told(self) -> list[str]:
        """What should not have happened since this was last asked; empty when all is well."""
        told = [f"asked outside: {url}" for url in self.outside]
        told += [f"console: {text}" for text in self.errors]
        self.outside.clear()
        self.errors.clear()
        return told

    def _heard(self, message: ConsoleMessage) -> None:
        url = message.location.get("url", "")
        if message.type == "error" and not FEELING_ITS_WAY.search(url):
            self.errors.append(f"{message.text} ({url})")

    def _failed(self, error: WebError) -> None:
        self.errors.append(str(error.error))

    def _asked(self, url: str) -> None:
        if urlsplit(url).hostname not in {*HERE, None}:
            self.outside.append(url)

    def _opened(self, page: Page) -> None:
        page.on("websocket", lambda socket: self._asked(socket.url))
