"""Facilities as those who run them update them: what each one says now, with its version."""

from collections.abc import Mapping
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
    """One facility; ``unit`` is of its capacity, ``by`` and ``at`` of its last change."""

    key: str
    version: int
    by: str | None
    at: str | None
    name: str
    type: str
    commune: str | None
    capacity: int | None
    unit: str | None
    labels: tuple[str, ...]
    opened: str | None
    closed: str | None
    note: str | None


def facility_records(session: Session, selection: Selection, charge: Charge) -> tuple[FacilityRecord, ...]:
    """The facilities of this charge, by type then by name."""
    communes = commune_names(session, selection)
    found = [
        _record(row, communes)
        for row in rows_of(session, Facility, selection)
        if charge.holds([facility_types()[row.type].theme], (), [row.key])
    ]
    return tuple(sorted(found, key=lambda record: (record.type, record.name)))


def _record(row: Facility, communes: Mapping[str, str]) -> FacilityRecord:
    return FacilityRecord(
        key=row.key,
        version=row.version,
        by=row.updated_by,
        at=row.updated_at,
        name=row.name,
        type=facility_types()[row.type].label,
        commune=communes.get(row.commune or "", row.commune),
        capacity=row.capacity,
        unit=row.capacity_unit,
        labels=tuple(row.labels),
        opened=row.opened,
        closed=row.closed,
        note=row.note,
    )
