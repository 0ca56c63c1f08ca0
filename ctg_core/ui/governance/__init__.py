"""Screen parts about governance: bodies, meetings, decisions, commitments, what has to be renewed."""
