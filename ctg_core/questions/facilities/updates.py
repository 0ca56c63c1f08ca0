"""Facilities as those who run them update them."""

from dataclasses import dataclass

from sqlmodel import Session

from ctg_core.model.facility import Facility
from ctg_core.questions.charge import Charge
from ctg_core.questions.rows import rows_of
from ctg_core.questions.selection import Selection
from ctg_core.questions.territory.communes import commune_names
from ctg_core.reference.lists import facility_types


@dataclass(frozen=True)
class FacilityRecord:
    """One facility, with the names of its type and commune."""

    row: Facility
    type: str
    commune: str | None


def facility_records(session: Session, selection: Selection, charge: Charge) -> tuple[FacilityRecord, ...]:
    """The facilities of this charge, by type then by name."""
    communes, types = commune_names(session, selection), facility_types()
    found = [
        FacilityRecord(row, types[row.type].label, communes.get(row.commune or "", row.commune))
        for row in rows_of(session, Facility, selection)
        if charge.holds([types[row.type].theme], (), [row.key])
    ]
    return tuple(sorted(found, key=lambda record: (record.type, record.row.name)))
