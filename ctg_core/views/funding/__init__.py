"""How answers are drawn, about funding: lines, sums, stages, printed totals."""
