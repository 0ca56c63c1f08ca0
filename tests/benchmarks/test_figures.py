"""The arithmetic of the benchmarks, by hand."""

import pytest

from benchmarks.figures import Figure, ratio


def test_a_median_is_not_moved_by_one_slow_round() -> None:
    assert Figure.of([120, 100, 900]) == Figure(120, 100, 900)


def test_an_even_number_of_rounds_takes_the_middle() -> None:
    assert Figure.of([100, 200, 300, 400]).median == (200 + 300) / 2


def test_a_ratio_is_between_medians() -> None:
    assert ratio([150, 130, 900], [100, 10, 120]) == 150 / 100


def test_nothing_measured_has_no_median() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        Figure.of([])


def test_a_figure_reads_with_its_spread() -> None:
    assert str(Figure.of([119.6, 100.2, 900])) == "120 [100–900]"
