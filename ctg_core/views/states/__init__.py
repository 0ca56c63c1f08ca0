"""How answers are drawn, about states: sealed ones, and what changed between two."""
