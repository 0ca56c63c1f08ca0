"""Which files stand on a network share, where SQLite's locks cannot be trusted.

Told on Linux from the table of mounts, and everywhere from a \\\\server\\share address. Elsewhere (a mapped
drive on Windows, a mounted share on macOS) telling it takes system calls we could not test.
"""

import re
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
NETWORK_KINDS = {
    *("nfs", "nfs4", "cifs", "smbfs", "smb2", "smb3", "ncpfs", "afs", "coda", "davfs"),
    *("beegfs", "ceph", "glusterfs", "gfs2", "gpfs", "lustre", "ocfs2"),
    *("fuse.davfs", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs"),
}


def network_kind(path: Path, mounts: Path = MOUNTS) -> str | None:
    """The kind of network share an absolute path stands on, ``None`` when it is local or cannot be told."""
    if path.drive.startswith("\\\\"):
        return path.drive
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return None
    # The longest mount point wins; between equals, the last one mounted hides the others.
    found = max(
        (
            (len(point.parts), rank, kind)
            for rank, (point, kind) in enumerate(map(_mount, lines))
            if path.is_relative_to(point)
        ),
        default=None,
    )
    return found[2] if found and found[2] in NETWORK_KINDS else None


def _mount(line: str) -> tuple[Path, str]:
    """One line of mountinfo: its mount point, and its kind (the word after the lone dash)."""
    fields, _, rest = line.partition(" - ")
    point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields.split()[4])
    return Path(point), rest.split()[0]
