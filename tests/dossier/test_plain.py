"""Bytes that are no sound YAML or JSON are refused in French, with the file, the place and the reason."""

import pytest

from tests.dossier.written import content, refusals

HEAD = b"format: ctg-dossier\nformat_version: 1\n"


def refusal(read: bytes, name: str = "essai.yaml") -> str:
    (only,) = refusals(read, name)
    return only


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        (b"", "début du fichier\u202f: le fichier est vide"),
        (b" \n\t\n", "début du fichier\u202f: le fichier est vide"),
        (
            HEAD + "note: Équipement".encode("latin-1"),
            "ligne 3\u202f: le fichier n’est pas encodé en UTF-8 (l’enregistrer de nouveau en UTF-8)",
        ),
        (
            "format: ctg-dossier".encode("utf-16"),
            "ligne 1\u202f: le fichier n’est pas encodé en UTF-8 (l’enregistrer de nouveau en UTF-8)",
        ),
        (
            b"\x89PNG\r\n\x1a\n\x00\x00",
            "ligne 1\u202f: le fichier n’est pas encodé en UTF-8 (l’enregistrer de nouveau en UTF-8)",
        ),
        (b"PK\x03\x04\x14\x00\x06", "fichier\u202f: le texte contient un caractère de contrôle"),
        (HEAD + b"convention: {key: 'a\n", "ligne 4\u202f: le YAML est mal formé"),
        (HEAD + b"---\nformat: x\n", "ligne 3\u202f: le YAML est mal formé"),
        (
            HEAD + b"format: ctg-dossier\n",
            "ligne 3\u202f: le champ «\u00a0format\u00a0» est écrit deux fois",
        ),
        (HEAD + b"1: a\n", "ligne 3\u202f: un nom de champ doit être un mot"),
        (HEAD + b"? [a]\n: b\n", "ligne 3\u202f: un nom de champ doit être un mot"),
        (HEAD + b"a: &un [x]\nb: *un\n", "ligne 3\u202f: les alias YAML (&, *) ne sont pas acceptés"),
        (HEAD + b"a: !!float 1.5\n", "ligne 3\u202f: les étiquettes YAML (!) ne sont pas acceptées"),
        (
            HEAD + b"a: !!python/name:os.system x\n",
            "ligne 3\u202f: les étiquettes YAML (!) ne sont pas acceptées",
        ),
        (
            HEAD + b"a: " + b"[" * 10_000,
            "ligne 3\u202f: les données sont imbriquées trop profondément",
        ),
    ],
)
def test_yaml_is_refused(read: bytes, expected: str) -> None:
    assert refusal(read) == f"essai.yaml — {expected}"


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        (b'{"format": ', "ligne 1, colonne 12\u202f: le JSON est mal formé"),
        (b'{"a": 1,\n "a": 2}', "champ «\u00a0a\u00a0»\u202f: le champ est écrit deux fois"),
        (b'{"a": NaN}', "nombre\u202f: «\u00a0NaN\u00a0» n’est pas un nombre"),
        (b'{"a": -Infinity}', "nombre\u202f: «\u00a0-Infinity\u00a0» n’est pas un nombre"),
        (b'{"a": "\\ud83d"}', "fichier\u202f: le texte contient un caractère incomplet"),
        (b'{"\\ude00": 1}', "fichier\u202f: le texte contient un caractère incomplet"),
        (
            b'{"a": ' + b"9" * 5_000 + b"}",
            "fichier\u202f: le JSON est illisible (imbrication ou nombre démesurés)",
        ),
        (b"[" * 100_000, "fichier\u202f: le JSON est illisible (imbrication ou nombre démesurés)"),
        (
            b'{"a": ' + b"[" * 20 + b"]" * 20 + b"}",
            "fichier\u202f: les données sont imbriquées trop profondément",
        ),
    ],
)
def test_json_is_refused(read: bytes, expected: str) -> None:
    assert refusal(read, "essai.json") == f"essai.json — {expected}"


def test_aliases_that_would_multiply_are_refused_before_they_do() -> None:
    bomb = b"a: &a [x, x]\n" + b"".join(
        b"%c: &%c [*%c, *%c]\n" % (letter, letter, letter - 1, letter - 1) for letter in range(98, 123)
    )
    assert refusal(bomb) == "essai.yaml — ligne 1\u202f: les alias YAML (&, *) ne sont pas acceptés"


def test_a_file_too_large_is_refused_before_it_is_read() -> None:
    assert refusal(b"x" * (20 * 1024 * 1024 + 1)) == (
        "essai.yaml — début du fichier\u202f: le fichier dépasse 20\u00a0Mo"
    )


def test_a_byte_order_mark_is_accepted() -> None:
    assert refusals(b"\xef\xbb\xbf" + content()) == []


def test_windows_line_ends_are_accepted() -> None:
    assert refusals(content().replace(b"\n", b"\r\n")) == []
