"""Nothing that points to a person or to one machine ever ships."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Ten digits in pairs, with the same separator throughout; not the alphabet of digits.
PHONE = (
    r"(?<![\w.,])(?!0123456789)"
    r"(?:\+33[ .]?|0)[1-9](?P<by>[ .\u00A0\u202F-]?)\d{2}(?:(?P=by)\d{2}){3}(?!\w)"
)
EMAIL = r"[\w.+-]+@(?!(?:[\w-]+\.)*example\b)[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}"
# The brackets keep these lines from finding themselves.
FOLDER = r"(?<![\w./<-])/(?:w[o]rk|f[a]rm|r[o]ot|h[o]me/(?!ctg\b)\w+|U[s]ers/\w+|t[m]p/\w)|\b[A-Z]:\\U[s]ers\\"
PRIVATE = {"phone number": PHONE, "e-mail address": EMAIL, "folder of one machine": FOLDER}


def tracked_files() -> list[Path]:
    """What git ships or is about to."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode()
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def text_of(path: Path) -> str:
    """The text of a file, empty when it holds none."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def private_things(text: str) -> list[str]:
    return [f"{kind}: {match.group()}" for kind, pattern in PRIVATE.items() for match in re.finditer(pattern, text)]


def test_nothing_private_ships() -> None:
    # static/ holds other people's libraries, licences included, with the addresses they chose to publish.
    ours = [path for path in tracked_files() if ROOT / "static" not in path.parents]
    assert Path(__file__) in ours
    found = {str(path.relative_to(ROOT)): private_things(text_of(path)) for path in ours}
    assert {name: things for name, things in found.items() if things} == {}


@pytest.mark.parametrize(
    "pieces",
    [
        ("appeler le 05", " 61 00 00 00"),
        ("tél. 0561", "000000"),
        ("+33", " 5.61.00.00.00"),
        ("écrire à accueil", "@mairie.fr"),
        ("voir /ho", "me/someone/ctg.db"),
        ("C:", "\\Users\\someone"),
    ],
)
def test_private_things_are_recognised(pieces: tuple[str, str]) -> None:
    """In pieces, or this file would be found at fault."""
    assert len(private_things("".join(pieces))) == 1


@pytest.mark.parametrize("text", ["1.0561000000", "2023-01-02 03-04", "243100633", "contact@example.org"])
def test_ordinary_numbers_and_examples_are_not_private(text: str) -> None:
    assert private_things(text) == []
