"""Files joined to a value as its evidence: kept in the store, known by their SHA-256."""

import hashlib
from dataclasses import replace

from ctg_core.commands.indicator_values import GivenValue, give_values
from ctg_core.commands.journal import now
from ctg_core.commands.refusal import Invalid
from ctg_core.commands.registry import command
from ctg_core.commands.rights import CONTRIBUTOR
from ctg_core.commands.writer import Writer
from ctg_core.model.attachment import Attachment, evidence_of

LARGEST = 5_000_000  # bytes
# What a file must begin with: its name says nothing of what it holds.
_KINDS = {".pdf": b"%PDF", ".png": b"\x89PNG", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"} | dict.fromkeys(
    (".docx", ".xlsx", ".odt", ".ods"), b"PK\x03\x04"
)


@command(CONTRIBUTOR)
def attach_evidence(writer: Writer, given: GivenValue, name: str, content: bytes) -> int:
    """Keep the file and say that it is the evidence of this value, as given otherwise; 0 when it already was."""
    _refuse_unfit(name, content)
    sha256 = hashlib.sha256(content).hexdigest()
    if writer.session.get(Attachment, (writer.convention, sha256)) is None:
        writer.session.add(
            Attachment(
                convention=writer.convention,
                sha256=sha256,
                name=name,
                content=content,
                added_at=now(),
                added_by=writer.rights.person,
            )
        )
    return give_values.does(writer, [replace(given, evidence=evidence_of(sha256, name))])


def _refuse_unfit(name: str, content: bytes) -> None:
    extension = name[name.rfind(".") :].lower() if "." in name else ""
    if extension not in _KINDS:
        raise Invalid([("fichier", f"un justificatif est un fichier {', '.join(_KINDS)}")])
    if not content.startswith(_KINDS[extension]):
        raise Invalid([("fichier", f"ce n’est pas un vrai fichier {extension}")])
    if len(content) > LARGEST:
        raise Invalid([("fichier", f"il dépasse {LARGEST // 1_000_000} Mo")])
    if len(name) > 150 or not name.isprintable():
        raise Invalid([("fichier", "son nom est trop long ou illisible")])
