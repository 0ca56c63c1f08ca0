"""Rebuilds the territory contours from package registries. Alone in needing numpy and shapely >= 2.2."""
