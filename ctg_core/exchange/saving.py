"""Writing a file whole: whoever opens it finds the old content or the new one, never a part."""

import errno
import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from ctg_core.store.publishing import make_names_last, publish


class FileRefused(Exception):
    """The file cannot be written; the message says why, in French."""


_REASONS = {
    errno.ENOSPC: "il n’y a plus de place sur le disque",
    errno.EDQUOT: "il n’y a plus de place sur le disque",
    errno.EACCES: "votre compte n’a pas le droit d’écrire à cet endroit",
    errno.EPERM: "votre compte n’a pas le droit d’écrire à cet endroit",
    errno.EROFS: "ce disque est en lecture seule",
    errno.ENAMETOOLONG: "son nom est trop long",
    errno.ENOENT: "son dossier n’existe pas",
    errno.ENOTDIR: "son dossier n’existe pas",
    errno.EISDIR: "c’est un dossier",
    errno.EEXIST: "il existe déjà",
}


def save(path: Path, content: bytes, *, replace: bool) -> None:
    """Write the content; FileRefused if a file is there, unless ``replace``."""
    draft = path.with_name(f".{uuid4().hex}.tmp")
    try:
        # Told before writing, and again at the end by ``publish``, in case the name was taken meanwhile.
        if path.exists() and not replace:
            raise FileExistsError(errno.EEXIST, "", path)
        _write(draft, content)
        if replace:
            draft.replace(path)
            make_names_last(path.parent)
        else:
            publish(draft, path)
    except OSError as error:
        reason = _REASONS.get(error.errno or errno.EEXIST, "le disque ne répond pas correctement")
        raise FileRefused(f"Le fichier «\u00a0{path}\u00a0» n’a pas été écrit\u202f: {reason}.") from error
    finally:
        with suppress(OSError):
            draft.unlink()


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
