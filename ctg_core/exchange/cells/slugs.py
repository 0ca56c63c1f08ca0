"""A key for a row that has none: made from its words, so that the same words always give the same key."""

import hashlib
import re

from ctg_core.model.french import plain

_LONGEST = 60
_DIGEST = 8


def key_from(*words: object) -> str:
    """« Créer une crèche », 2026 -> ``creer-une-creche-2026``; what is too long is cut, and told apart by its hash."""
    said = " ".join(str(word) for word in words if word not in (None, ""))
    key = re.sub(r"[^a-z0-9]+", "-", plain(said).replace("œ", "oe").replace("æ", "ae")).strip("-")
    if key and len(key) <= _LONGEST:
        return key
    digest = hashlib.sha256(said.encode()).hexdigest()[:_DIGEST]
    return f"{key[: _LONGEST - _DIGEST - 1].strip('-')}-{digest}".strip("-")
