from pathlib import Path

import pytest

from ctg_core.store import inspection, shares
from ctg_core.store.refusals import StoreRefused
from ctg_core.store.shares import network_kind

MOUNTS = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/root rw
30 22 0:26 / /srv rw shared:2 - nfs4 server:/export rw
31 30 0:27 / /srv/local rw - xfs /dev/sdb1 rw
32 22 0:28 / /mnt/my\\040share rw - cifs //server/share rw
33 22 0:29 / /mnt/hidden rw - ext4 /dev/sdc1 rw
34 33 0:30 / /mnt/hidden rw - fuse.sshfs server: rw
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    file = tmp_path / "mountinfo"
    file.write_text(MOUNTS)
    return file


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/ctg.db", None),
        ("/srv/ctg.db", "nfs4"),
        ("/srvother/ctg.db", None),
        ("/srv/local/ctg.db", None),
        ("/mnt/my share/ctg.db", "cifs"),
        ("/mnt/hidden/ctg.db", "fuse.sshfs"),
    ],
)
def test_a_share_is_known_by_its_mount(path: str, kind: str | None, mounts: Path) -> None:
    assert network_kind(Path(path), mounts) == kind


def test_where_mounts_cannot_be_read_nothing_is_a_share(tmp_path: Path) -> None:
    assert network_kind(Path("/srv/ctg.db"), tmp_path / "absent") is None


def test_this_folder_is_not_on_a_share(tmp_path: Path) -> None:
    assert network_kind(tmp_path / "ctg.db") is None


def test_a_share_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"30 22 0:26 / {tmp_path} rw - nfs4 server:/export rw\n")
    monkeypatch.setattr(inspection, "network_kind", lambda path: shares.network_kind(path, mounts))
    with pytest.raises(StoreRefused, match="partage réseau \\(nfs4\\)"):
        inspection.refuse_unfit_file(tmp_path / "ctg.db")
