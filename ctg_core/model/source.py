"""A document, a file or a person that facts come from."""

from ctg_core.model.codes import SourceKind
from ctg_core.model.dates import PartialDate
from ctg_core.model.row import Row
from ctg_core.model.values import Sha256, Text


class Source(Row, table=True):
    """A source; ``file`` and ``sha256`` let ``check --sources`` find it again and know it is the same one."""

    title: Text
    kind: SourceKind
    author: Text | None = None
    dated: PartialDate | None = None
    file: Text | None = None
    sha256: Sha256 | None = None
    note: Text | None = None
