"""People of the dashboard and the roles they are given: administration alone decides."""

from collections.abc import Mapping

from ctg_core.commands.fields import validated
from ctg_core.commands.journal import now
from ctg_core.commands.refusal import Invalid
from ctg_core.commands.registry import command
from ctg_core.commands.rights import ADMINISTRATOR
from ctg_core.commands.writer import Writer
from ctg_core.dossier.storage import UnknownConvention
from ctg_core.dossier.writing import plain_fields
from ctg_core.model.convention import Convention
from ctg_core.model.french import quoted
from ctg_core.model.person import EVERY_CONVENTION, RESERVED_KEYS, Grant, Person
from ctg_core.reference.lists import codes_of


@command(ADMINISTRATOR)
def save_person(writer: Writer, key: str, name: str, organisation: str | None = None, *, active: bool = True) -> None:
    """Add a person, or change their name, organisation or activity; Invalid for a reserved key or a wrong field."""
    if key in RESERVED_KEYS:
        raise Invalid([("clé", f"{quoted(key)} désigne déjà, dans le journal, autre chose qu’une personne")])
    wanted = validated(Person, {"key": key, "name": name, "organisation": organisation, "active": active})
    row = writer.session.get(Person, key)
    before = plain_fields(row) if row else None
    if row is None:
        row = wanted
        writer.session.add(row)
    row.sqlmodel_update(
        {
            "name": name,
            "organisation": organisation,
            "active": active,
            "updated_at": now(),
            "updated_by": writer.rights.person,
        }
    )
    writer.journal(("person", key), before, plain_fields(row), of_convention=False)


@command(ADMINISTRATOR)
def grant_role(
    writer: Writer,
    person: str,
    convention: str,
    role: str,
    charge: Mapping[str, list[str]] | None = None,
) -> None:
    """Give a person a role in a convention, in place of the one they had; Invalid for an unknown person or theme.

    ``convention`` is a key (else UnknownConvention) or EVERY_CONVENTION; ``charge`` limits a contributor, by
    ``themes``, ``actions``, ``facilities``.
    """
    _refuse_unknown(writer, person, convention)
    wanted = validated(Grant, {"person": person, "convention": convention, "role": role, **(charge or {})})
    if unknown := [theme for theme in wanted.themes if theme not in codes_of("themes")]:
        raise Invalid([("thèmes", f"{quoted(theme)} n’existe pas") for theme in unknown])
    row = writer.session.get(Grant, (person, convention))
    before = plain_fields(row) if row else None
    if row is None:
        writer.session.add(wanted)
    else:
        row.sqlmodel_update(wanted.model_dump())
    writer.journal(("grant", person), before, plain_fields(wanted), of_convention=False)


@command(ADMINISTRATOR)
def withdraw_role(writer: Writer, person: str, convention: str) -> bool:
    """Take a person's role in a convention away; False when they had none."""
    row = writer.session.get(Grant, (person, convention))
    if row is None:
        return False
    before = plain_fields(row)
    writer.session.delete(row)
    writer.journal(("grant", person), before, None, of_convention=False)
    return True


def _refuse_unknown(writer: Writer, person: str, convention: str) -> None:
    if writer.session.get(Person, person) is None:
        raise Invalid([("personne", f"{quoted(person)} n’est pas connue de ce tableau de bord")])
    if convention != EVERY_CONVENTION and writer.session.get(Convention, convention) is None:
        raise UnknownConvention(convention)
