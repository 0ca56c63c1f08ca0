"""Questions about facilities: places, counts, nursery places."""
