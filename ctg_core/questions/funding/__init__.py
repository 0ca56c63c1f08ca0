"""Questions about funding: lines, sums, stages, printed totals."""
