"""The rules of the house that no tool knows: where Streamlit may be, how long a page is, what is declared."""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
APP, PAGES, CORE = ROOT / "app.py", ROOT / "pages", ROOT / "ctg_core"

BY_THEME = ("exchange", "questions", "ui", "views")
CATCH_ALL_NAMES = {"common", "helper", "helpers", "manager", "misc", "util", "utils"}
# The names under which pip knows what is imported differ from the import: PyYAML is `yaml`.
PROVIDERS = packages_distributions()


def python_files(*places: Path) -> list[Path]:
    """Every Python file in these files and folders, of which those not written yet count for nothing."""
    found = [path for place in places for path in (sorted(place.rglob("*.py")) if place.is_dir() else [place])]
    return [path for path in found if path.exists()]


def imported_packages(path: Path) -> Iterator[str]:
    """The top-level packages a file imports, wherever in the file it does so."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def importing(packages: set[str], paths: Iterable[Path]) -> list[Path]:
    return [path for path in paths if packages & set(imported_packages(path))]


def longer_than(limit: int, paths: Iterable[Path]) -> dict[str, int]:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in paths}
    return {name: lines for name, lines in lengths.items() if lines > limit}


def test_the_places_these_rules_watch_hold_something() -> None:
    assert [place for place in (APP, PAGES, CORE) if not python_files(place)] == []


def test_no_page_lies_directly_in_pages() -> None:
    """Streamlit would serve it alone, without app.py."""
    assert list(PAGES.glob("*.py")) == []


def test_files_stay_short() -> None:
    assert longer_than(60, python_files(APP)) == {}
    assert longer_than(80, python_files(PAGES)) == {}
    assert longer_than(300, python_files(CORE)) == {}


def test_a_theme_is_found_at_a_glance() -> None:
    """At most twenty files in a folder of the layers that stand by theme, and of their tests."""
    places = [CORE / layer for layer in BY_THEME] + [
        ROOT / "tests" / layer for layer in (*BY_THEME, "pages", "browser")
    ]
    held = Counter(path.parent.relative_to(ROOT) for path in python_files(*places))
    assert {str(folder): count for folder, count in held.items() if count > 20} == {}


def test_files_are_named_for_their_noun() -> None:
    assert [path for path in python_files(APP, PAGES, CORE) if path.stem in CATCH_ALL_NAMES] == []


def test_every_folder_of_the_core_is_a_package() -> None:
    """Without its __init__.py, import-linter and mypy pass a folder by."""
    assert {path.parent for path in python_files(CORE) if not (path.parent / "__init__.py").exists()} == set()


def test_streamlit_stays_on_the_screen_side() -> None:
    elsewhere = [path for path in python_files(CORE) if CORE / "ui" not in path.parents]
    assert importing({"streamlit", "streamlit_folium"}, elsewhere) == []


def test_pages_ask_and_never_query_nor_draw() -> None:
    """import-linter holds this inside ctg_core; app.py and pages/ are not packages it can see."""
    below = {"alembic", "folium", "plotly", "sqlalchemy", "sqlmodel"}
    assert importing(below, python_files(APP, PAGES)) == []


def test_every_library_imported_is_named_in_the_requirements() -> None:
    requirements = (ROOT / "requirements.txt").read_text("utf-8").lower()
    required = set(re.findall(r"^([\w-]+)==", requirements, re.MULTILINE))
    ours = sys.stdlib_module_names | {"ctg_core"}
    imported = {name for path in python_files(APP, PAGES, CORE) for name in imported_packages(path)} - ours
    assert {name for name in imported if required.isdisjoint(map(str.lower, PROVIDERS.get(name, [])))} == set()


def test_screens_read_through_their_reader() -> None:
    """A session opened elsewhere would answer whoever asks, whatever they may read."""
    screens = python_files(APP, PAGES, CORE / "ui")
    assert {path for path in screens if ".reading()" in path.read_text("utf-8")} == {CORE / "ui" / "answers.py"}


def test_only_commands_write() -> None:
    """Questions, views and pages are handed sessions that read; nothing else may ask for one that writes."""
    commands = {CORE / "commands" / f"{name}.py" for name in ("registry", "load", "shipped_states")}
    # A sealed state is copied into a store of its own, in memory, to be asked the same questions.
    allowed = {*commands, CORE / "questions" / "states" / "freezes.py"}
    assert {path for path in python_files(APP, PAGES, CORE) if ".writing()" in path.read_text("utf-8")} == allowed


def test_the_documents_name_files_that_exist() -> None:
    """A path between back quotes, from the root or from the core; capitals stand for a name to choose."""
    named = {
        (document.name, path)
        for document in ROOT.glob("*.md")
        if document.name != "CHANGELOG.md"
        for path in re.findall(r"`([\w./-]+/[\w.-]*\.(?:py|js|css|toml|csv|md))`", document.read_text("utf-8"))
        if not re.search("[A-Z]{2}", path)
    }
    places = (ROOT, CORE, PAGES, ROOT / "tests")
    assert {(name, path) for name, path in named if not any((place / path).exists() for place in places)} == set()
