"""Words are found at their lines, whatever the white space, around cuts, and never inside another word."""

import pytest

from ctg_core.dossier.source_text import SourceText, lines_of

TEXT = SourceText("Titre\n\nL’EPCI  compte\n  158 communes, dont\u00a033\nsignataires (Caf, CD, Msa).\n")


@pytest.mark.parametrize(
    ("locator", "lines"), [("L12", (12, 12)), ("L12-14", (12, 14)), ("p. 3", None), ("A1", None), ("L’annexe", None)]
)
def test_a_locator_gives_lines(locator: str, lines: tuple[int, int] | None) -> None:
    assert lines_of(locator) == lines


@pytest.mark.parametrize(
    ("quote", "lines"),
    [
        ("Titre", (1, 1)),
        ("L’EPCI compte", (3, 3)),
        ("compte 158 communes", (3, 4)),
        ("compte\n158", (2, 9)),
        ("dont 33 signataires", (4, 5)),
        ("L’EPCI […] communes[…]Msa", (3, 5)),
        ("158 communes", None),
    ],
)
def test_words_stand_at_their_lines(quote: str, lines: tuple[int, int] | None) -> None:
    assert TEXT.holds(quote, lines)


@pytest.mark.parametrize(
    ("quote", "lines"),
    [
        ("Titre", (2, 2)),
        ("Titre", (3, 5)),
        ("Titre", (90, 99)),
        ("58 communes", None),
        ("158 commune", None),
        ("l’EPCI compte", None),
        ("L'EPCI compte", None),
        ("communes […] EPCI", None),
        ("[…]", None),
    ],
)
def test_other_words_do_not(quote: str, lines: tuple[int, int] | None) -> None:
    assert not TEXT.holds(quote, lines)


@pytest.mark.parametrize(
    ("quote", "place"),
    [("158 communes", "L4"), ("compte 158", "L3-4"), ("L’EPCI […] Msa", "L3-5"), ("absent", None), ("Titre", "L1")],
)
def test_words_are_found_elsewhere(quote: str, place: str | None) -> None:
    assert TEXT.place_of(quote) == place


def test_an_empty_document_holds_nothing() -> None:
    assert SourceText("\n\n").place_of("mot") is None
    assert not SourceText("").holds("mot", (1, 1))
