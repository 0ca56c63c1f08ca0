"""Questions about indicators: values, attainment, trajectories."""
