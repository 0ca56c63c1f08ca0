"""A Chromium to drive: one that is there, else one that can be had; no screen is skipped for want of one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
MAC_APPLICATIONS = ("Chromium", "Google Chrome", "Microsoft Edge")
WINDOWS_PROGRAMS = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
WHAT_TO_DO = (
    "No Chromium to drive the screens with. Install Chromium, Chrome or Edge, or give the path of one in "
    "CTG_CHROMIUM, or run `python -m playwright install chromium` where the network allows it."
)

# Whatever is not this machine does not exist; and the browser itself stops asking for it.
NETWORK_CUT = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser that can reach this machine alone."""
    path = find_chromium()
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    sandbox = ["--no-sandbox"] if root else []  # Chromium refuses to sandbox for root, who runs the CI
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=path, args=[*NETWORK_CUT, *sandbox]) as browser,
    ):
        yield browser


def find_chromium() -> str:
    """The path of a browser; RuntimeError says what to do when none can be had."""
    for source in SOURCES:
        for candidate in source():
            if candidate and Path(candidate).is_file():
                return str(candidate)
    raise RuntimeError(WHAT_TO_DO)


def named() -> Iterator[str | None]:
    """The one somebody chose; a wrong choice is said rather than passed over."""
    path = os.environ.get("CTG_CHROMIUM")
    if path and not Path(path).is_file():
        raise RuntimeError(f"CTG_CHROMIUM names {path}, which is not a file.")
    yield path


def installed() -> Iterator[str | None]:
    yield from map(shutil.which, COMMANDS)
    yield from (f"/Applications/{name}.app/Contents/MacOS/{name}" for name in MAC_APPLICATIONS)
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if folder := os.environ.get(variable):
            yield from (f"{folder}/{program}" for program in WINDOWS_PROGRAMS)


def playwright_own() -> Iterator[str | None]:
    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def downloaded() -> Iterator[str | None]:
    run(sys.executable, "-m", "playwright", "install", "chromium")
    yield from playwright_own()


def from_debian() -> Iterator[str | None]:
    if shutil.which("apt-get") and os.geteuid() == 0:
        run("apt-get", "update", "-qq")
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")
        yield shutil.which("chromium")


def run(*command: str) -> None:
    """Try; the next source takes over if it fails."""
    subprocess.run(command, check=False, timeout=600, stdout=subprocess.DEVNULL)


SOURCES: tuple[Callable[[], Iterator[str | None]], ...] = (
    named,
    installed,
    playwright_own,
    downloaded,
    from_debian,
)
