"""How answers are drawn, about the plan: axes, objectives, progress."""
