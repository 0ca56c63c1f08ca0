"""How answers are drawn, about facilities: places, counts, nursery places."""
