"""What a view shows, as a person reads it."""

import re
from html import unescape


def plain(text: str) -> str:
    """Without tags, entities nor the spaces of French typography."""
    return unescape(re.sub(r"<[^>]+>", " ", text)).replace("\u202f", " ").replace("\u00a0", " ")
