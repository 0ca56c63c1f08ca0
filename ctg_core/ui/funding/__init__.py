"""Screen parts about funding: lines, sums, stages, printed totals."""
