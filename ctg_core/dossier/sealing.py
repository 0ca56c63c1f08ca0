"""A dossier sealed for good: its canonical JSON, compressed, known by its SHA-256."""

import hashlib
import zlib
from functools import lru_cache

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.reading import parse_dossier
from ctg_core.dossier.refusal import DossierRefused
from ctg_core.dossier.writing import dump_json
from ctg_core.model.french import quoted
from ctg_core.model.history import Freeze

_LARGEST = 200 * 1024 * 1024  # bytes, unpacked: a seal tampered with could otherwise fill the memory


class SealBroken(Exception):
    """A sealed state is no longer what was sealed; the message names it, in French."""

    def __init__(self, freeze: Freeze) -> None:
        super().__init__(
            f"L’état arrêté {quoted(freeze.label)} ({freeze.key}) a été modifié depuis qu’il a été scellé\u202f: "
            "il n’est plus affiché. Remettez une sauvegarde de la base, ou utilisez une copie exportée de cet état."
        )


def sealed(dossier: Dossier) -> tuple[bytes, str]:
    """The bytes to keep and the SHA-256, in hexadecimal, of what they hold."""
    content = dump_json(dossier)
    return zlib.compress(content, level=6), hashlib.sha256(content).hexdigest()


def unsealed(freeze: Freeze) -> Dossier:
    """The dossier as it was sealed; SealBroken when a single byte differs."""
    try:
        unpacking = zlib.decompressobj()
        content = unpacking.decompress(freeze.content, _LARGEST)
        if unpacking.unconsumed_tail or hashlib.sha256(content).hexdigest() != freeze.sha256:
            raise SealBroken(freeze)
        return _read(content, f"{freeze.key}.json")
    except (zlib.error, DossierRefused) as error:
        raise SealBroken(freeze) from error


@lru_cache(maxsize=8)
def _read(content: bytes, name: str) -> Dossier:
    """``parse_dossier``, cached: it is slow, and a sealed state never changes."""
    return parse_dossier(content, name)
