"""How a row is typed, kept, saved, overtaken or removed on any screen."""
