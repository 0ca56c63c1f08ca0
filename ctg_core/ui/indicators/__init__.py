"""Screen parts about indicators: values, attainment, trajectories."""
