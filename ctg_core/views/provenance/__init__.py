"""How answers are drawn, about where figures come from: identity cards, sources, history, journal, people."""
