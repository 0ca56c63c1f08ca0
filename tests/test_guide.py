"""The guide: no dead link, no image nobody shows or nobody takes, in French typography, short."""

import re
from pathlib import Path

import pytest
from PIL import Image

from ctg_core.ui.navigation import SECTIONS
from ctg_core.views.french import typeset
from docs.guide.screenshots import IMAGES, README_IMAGE, SHOTS, WINDOW

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "guide"
PAGES = sorted(GUIDE.glob("*.md"))
LINK = re.compile(r"\]\(([^)#]+)[^)]*\)")
FOR_PROGRAMS = re.compile(r"`[^`]*`|\]\([^)]*\)|^ *!\[", re.MULTILINE)


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md", *ROOT.glob("docs/*.md")], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text("utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_each_image_is_taken_by_the_command_and_shown() -> None:
    taken = {f"{shot.name}.png" for shot in SHOTS}
    shown = {Path(link).name for page in PAGES for link in LINK.findall(page.read_text("utf-8")) if "images/" in link}
    assert taken == shown == {path.name for path in IMAGES.iterdir()}


def test_images_are_of_one_size_and_light() -> None:
    paths = [README_IMAGE, *IMAGES.glob("*.png")]
    assert {size(path) for path in paths} == {(WINDOW["width"], WINDOW["height"])}
    assert sum(path.stat().st_size for path in paths) < 2_000_000


def size(path: Path) -> tuple[int, int]:
    with Image.open(path) as image:
        return image.size


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_it_is_typeset_and_short(page: Path) -> None:
    text = FOR_PROGRAMS.sub("", page.read_text("utf-8"))
    assert [line for line in text.splitlines() if typeset(line) != line] == []
    assert len(re.findall(r"\w+", text)) <= 520


def test_the_index_names_every_page_of_the_dashboard_and_every_role() -> None:
    index = (GUIDE / "README.md").read_text("utf-8")
    assert [page.title for pages in SECTIONS.values() for page in pages if f"| {page.title} |" not in index] == []
    assert [page.name for page in PAGES if page.name != "README.md" and f"({page.name})" not in index] == []
