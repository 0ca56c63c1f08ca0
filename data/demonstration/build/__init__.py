"""Expands ``data/demonstration/story`` into the fictional dossier and its contours. See ../README.md.

What may be here: one file a theme of the story, from its shorthand to the rows of a dossier. No chance, no clock,
no figure: every figure is in the story, or is computed from those that are.
"""
