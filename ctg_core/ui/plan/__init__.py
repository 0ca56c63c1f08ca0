"""Screen parts about the plan: axes, objectives, progress."""
