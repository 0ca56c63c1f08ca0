"""Whether enough of a whole is known to say a mean or a share of it: the one rule behind every such figure."""


def is_enough(known: int, whole: int) -> bool:
    """Whether what ``known`` of ``whole`` things say may stand for them all: half of them at least, and never none."""
    return 0 < whole <= 2 * known
