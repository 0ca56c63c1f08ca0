"""Screen parts about where figures come from: identity cards, sources, history, journal, people."""
