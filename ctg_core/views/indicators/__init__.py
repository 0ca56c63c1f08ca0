"""How answers are drawn, about indicators: values, attainment, trajectories."""
