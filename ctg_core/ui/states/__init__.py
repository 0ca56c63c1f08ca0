"""Screen parts about states: sealed ones, and what changed between two."""
