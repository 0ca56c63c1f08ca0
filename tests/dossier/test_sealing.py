"""A sealed dossier comes back to the byte, or is refused by its name."""

import zlib

import pytest
from hypothesis import given, settings

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.sealing import SealBroken, sealed, unsealed
from ctg_core.dossier.writing import dump_json
from ctg_core.model.history import Freeze
from tests.dossier.generated import dossiers


def freeze_of(dossier: Dossier, content: bytes | None = None, sha256: str | None = None) -> Freeze:
    kept, digest = sealed(dossier)
    return Freeze(
        convention=dossier.key,
        key="copil",
        label="Copil de mars",
        sealed_at="2026-03-12T10:00:00Z",
        sealed_by="coordination",
        sha256=sha256 or digest,
        content=content if content is not None else kept,
    )


@settings(max_examples=20)
@given(dossiers())
def test_what_is_sealed_comes_back_to_the_byte(dossier: Dossier) -> None:
    assert dump_json(unsealed(freeze_of(dossier))) == dump_json(dossier)


@pytest.mark.parametrize("damage", ["changed", "cut", "empty", "not_compressed", "longer", "other_hash"])
def test_a_single_byte_is_enough_to_refuse(damage: str, small_dossier: Dossier) -> None:
    kept, _ = sealed(small_dossier)
    content = zlib.decompress(kept)
    forged = {
        "changed": zlib.compress(content.replace(b"123450", b"923450")),
        "cut": kept[:-10],
        "empty": b"",
        "not_compressed": content,
        "longer": zlib.compress(content + b"\n"),
        "other_hash": kept,
    }[damage]
    freeze = freeze_of(small_dossier, forged, "0" * 64 if damage == "other_hash" else None)
    with pytest.raises(SealBroken, match="Copil de mars"):
        unsealed(freeze)


def test_a_seal_that_would_fill_the_memory_is_refused(small_dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctg_core.dossier.sealing._LARGEST", 1000)
    bomb = zlib.compress(b" " * 1_000_000)
    with pytest.raises(SealBroken):
        unsealed(freeze_of(small_dossier, bomb))
