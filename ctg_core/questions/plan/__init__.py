"""Questions about the plan: axes, objectives, progress."""
