"""A party that signs the convention, with the date of its vote and of its signature."""

from typing import Annotated

from ctg_core.model.codes import Certainty
from ctg_core.model.dates import PartialDate
from ctg_core.model.row import Sourced
from ctg_core.model.values import Key, RefersTo, Text


class Signatory(Sourced, table=True):
    """``capacity`` names the functions that sign (Président, Maire), never persons; ends make ranges."""

    organisation: Annotated[Key, RefersTo("organisations")]
    capacity: Text | None = None
    resolution: PartialDate | None = None
    resolution_end: PartialDate | None = None
    resolution_certainty: Certainty | None = None
    signature: PartialDate | None = None
    signature_end: PartialDate | None = None
    signature_certainty: Certainty | None = None
