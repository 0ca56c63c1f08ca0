"""Files joined to a value as its evidence: kept in the store, known by their SHA-256."""

import hashlib
from dataclasses import replace

from ctg_core.commands.indicator_values import GivenValue, give_values, slot_of
from ctg_core.commands.journal import now
from ctg_core.commands.refusal import Invalid
from ctg_core.commands.registry import command
from ctg_core.commands.rights import CONTRIBUTOR
from ctg_core.commands.writer import Writer
from ctg_core.dossier.writing import plain_fields
from ctg_core.model.attachment import Attachment, evidence_of

LARGEST = 5_000_000  # bytes
# Extension -> the bytes such a file begins with: the extension alone proves nothing.
_KINDS = {".pdf": b"%PDF", ".png": b"\x89PNG", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"} | dict.fromkeys(
    (".docx", ".xlsx", ".odt", ".ods"), b"PK\x03\x04"
)


@command(CONTRIBUTOR)
def attach_evidence(writer: Writer, given: GivenValue, name: str, content: bytes) -> int:
    """Store the file and give the value with it as evidence; 0 when the value had it; Invalid for an unfit file."""
    _refuse_unfit(name, content)
    sha256 = hashlib.sha256(content).hexdigest()
    given = replace(given, evidence=evidence_of(sha256, name))
    added = _keep(writer, sha256, name, content)
    changed = give_values.does(writer, [given])
    if added and not changed:
        _journal_arrival(writer, given)
    return changed


def _keep(writer: Writer, sha256: str, name: str, content: bytes) -> bool:
    """Keep the bytes; False when the convention has them already."""
    if writer.session.get(Attachment, (writer.convention, sha256)) is not None:
        return False
    signed = {"added_at": now(), "added_by": writer.rights.person}
    writer.session.add(Attachment(convention=writer.convention, sha256=sha256, name=name, content=content, **signed))
    return True


def _journal_arrival(writer: Writer, given: GivenValue) -> None:
    """Journal the unchanged value whose evidence named a file that the store receives only now."""
    if stands := slot_of(writer, given).shown:
        said = plain_fields(stands)
        writer.journal(("indicator_values", stands.key), said, said)


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
