"""The read side: (session, selection) -> a typed answer, one file a theme. Nothing here writes or draws.

An answer is a frozen dataclass of plain values; whatever it states carries a Card that says where it comes from.
"""
