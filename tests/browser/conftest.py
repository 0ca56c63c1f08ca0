"""The real application and a browser cut from the network, for every test of this folder.

Package scope, not session: Playwright keeps an event loop running, which the tests that follow must not find.
"""

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.chromium import chromium
from tests.browser.dashboard import new_store, serving
from tests.browser.shown import shown
from tests.browser.watch import Watch

HERE = Path(__file__).parent
BUSY = 60_000  # ms; a busy machine draws late what it draws right
expect.set_options(timeout=BUSY)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here is a browser test, without each file having to say so."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """The report of a test that failed says what its page showed."""
    report = yield
    page = getattr(item, "funcargs", {}).get("page")
    if report.when == "call" and report.failed and page:
        report.sections.append(("What the browser showed", shown(page)))
    return report


@pytest.fixture(scope="package")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The CTG_DATABASE_URL of a new store that holds the documented conventions."""
    return new_store(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="package")
def server(store: str) -> Iterator[str]:
    """The address of the dashboard, shared by the whole folder."""
    with serving(store) as address:
        yield address


@pytest.fixture
def cold_server(store: str) -> Iterator[Callable[..., str]]:
    """Call it for the address of a server that nobody has visited yet; arguments are Streamlit options."""
    with ExitStack() as servers:
        yield lambda *options: servers.enter_context(serving(store, *options))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor of their own, in French."""
    with browser.new_context(locale="fr-FR", timezone_id="Europe/Paris") as context:
        context.set_default_timeout(BUSY)
        yield context


@pytest.fixture
def watch(context: BrowserContext) -> Watch:
    """What the visitor's browser did unseen."""
    return Watch(context)


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Iterator[Page]:
    """An empty tab; the test fails if the browser met an error or asked for anything outside this machine."""
    yield context.new_page()
    if told := watch.told():
        pytest.fail("\n".join(told), pytrace=False)
