"""French as it is set: a no-break space before ; : ! ? % € and inside « », wherever the code speaks.

Only the sentences written in the code are read here. One that must break the rule, because a program and not
a person reads it, says so on its first line: `# typography: why`.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLACES = [ROOT / "app.py", ROOT / "do.py", ROOT / "pages", ROOT / "ctg_core"]

VALUE = "\u01c2"  # stands for what an f-string puts in, which most of the time is a word: a rare letter
SPACES = {"NARROW": "\u202f", "WIDE": "\u00a0"}  # as the code names the no-break spaces
FRENCH = re.compile(
    r"[àâçéèêëîïôùûœÀÉÈÊŒ’«»]"
    r"|\b(?:au|aucune?|dans|de|des|du|elle|est|et|il|la|le|les|ou|par|pas|pour|sur|un|une)\b"
    r"|\w\s[;:!?%€](?:\s|$)"  # no other language leaves a space there
)
# What programs read inside sentences: tags, addresses, Markdown directives, chart and date fields, entities.
FOR_PROGRAMS = re.compile(
    r"<[^>]*>|\w+://\S+|:material/\w+:|:[\w-]+\[|%\{[^}]*\}|&#?\w+;"
    rf"|(?<![\d{VALUE}][ \u00A0\u202F])%[a-zA-Z]"
)
FAULTS = {
    "plain space before": re.compile(r" (?:[;:!?](?=\s|$|[)*_])|[%€»](?!\w))"),
    "no space before": re.compile(r"[\w)\]*\"’](?:[;:!?](?=\s|$)|[%€](?!\w))|[^\s\u00A0\u202F]»"),
    "no no-break space after": re.compile(r"«(?![\u00A0\u202F]|$)"),
    "plain space in a number": re.compile(r"(?<![\d/-])\d{1,3} \d{3}(?![\d/-])"),
}


class Sentences(ast.NodeVisitor):
    """The texts of a file that look like French, with the line each begins on; docstrings speak English."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.found: list[tuple[int, str]] = []

    def visit_Expr(self, node: ast.Expr) -> None:
        """A bare text is a docstring; any other expression is read."""
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self.keep(node, node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        self.keep(node, "".join(map(shown, node.values)))
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    def keep(self, node: ast.expr, text: str) -> None:
        line = self.lines[node.lineno - 1]
        raw = re.match(r"[rRbB]", line.encode()[node.col_offset :].decode())  # a pattern, not a sentence
        if is_french(text) and not raw and "# typography:" not in line:
            self.found.append((node.lineno, text))


def shown(part: ast.expr) -> str:
    """A part of an f-string as it will read: its own words, a no-break space, or some value."""
    match part:
        case ast.Constant(value=str(words)):
            return words
        case ast.FormattedValue(value=ast.Name(id=name)):
            return SPACES.get(name, VALUE)
    return VALUE


def is_french(text: str) -> bool:
    return bool(re.search(r"\s", text) and FRENCH.search(text))


def faults(text: str) -> list[str]:
    """What is wrong in a sentence, each with a few of its letters."""
    text = FOR_PROGRAMS.sub(VALUE, text)
    return [
        f"{fault}: {text[max(0, match.start() - 15) : match.end() + 5]!r}"
        for fault, pattern in FAULTS.items()
        for match in pattern.finditer(text)
    ]


def sentences(path: Path) -> Iterator[tuple[int, str]]:
    source = path.read_text("utf-8")
    reader = Sentences(source.splitlines())
    reader.visit(ast.parse(source))
    yield from reader.found


def speaking_files() -> list[Path]:
    found = [path for place in PLACES for path in (place.rglob("*.py") if place.is_dir() else [place])]
    return sorted(path for path in found if path.exists())


def test_sentences_in_the_code_are_typeset() -> None:
    read = [(path, line, text) for path in speaking_files() for line, text in sentences(path)]
    assert len(read) > len(PLACES)
    wrong = [f"{path.relative_to(ROOT)}:{line}: {fault}" for path, line, text in read for fault in faults(text)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "Part des actions : 12",
        "Part des actions: 12",
        "Est-ce fini ?",
        "Une hausse de 5 %",
        "Une hausse de 5%",
        f"Une hausse de {VALUE} %.",
        f"Une hausse de {VALUE}%",
        f"{VALUE} : {VALUE}",
        "Le montant est de 12 €",
        "La fiche « Accueil »",
        "La fiche «Accueil»",
        "**Année** : la dernière",
        "un total de 1 234 places",
    ],
)
def test_a_fault_is_seen(text: str) -> None:
    assert is_french(text)
    assert faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "Part des actions\u202f: 12\u202f%",
        f"La fiche «\u00a0{VALUE}\u00a0» est prête\u202f!",
        "Voir https://www.example.org/a?b=c pour la suite",
        "Réunion à 14:05 le 2024-05-12",
        ":material/home: Retour à l’accueil",
        ":red[En retard] et %{x|%d/%m/%Y}",
        "<span style='color: red; width: 50%'>été</span>",
        "?convention=sicoval et la suite",
        "un total de 1\u202f234 places",
        "année 2024 2025",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert faults(text) == []


def test_sentences_are_found_where_code_speaks() -> None:
    source = (
        '"""Docstring: de rien."""\n'
        'a = "la fin"\n'
        "b = f\"la {x:.1f} % {f('et le reste')}\"\n"
        'c = "la clé: x"  # typography: read by a program\n'
        'd = r"la (?: x"\n'
        'e = "not one of ours"\n'
        'f = f"la fin{NARROW}: {x}"\n'
    )
    reader = Sentences(source.splitlines())
    reader.visit(ast.parse(source))
    assert reader.found == [
        (2, "la fin"),
        (3, f"la {VALUE} % {VALUE}"),
        (3, "et le reste"),
        (7, f"la fin\u202f: {VALUE}"),
    ]
