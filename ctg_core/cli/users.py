"""``users``: the people of the dashboard and their roles, listed or changed by whoever sits at this machine."""

from argparse import Namespace

from ctg_core.cli.french import Argument, Verbs
from ctg_core.commands.people import grant_role, save_person, withdraw_role
from ctg_core.commands.refusal import CommandRefused
from ctg_core.commands.registry import Asker
from ctg_core.model.codes import ROLES
from ctg_core.model.person import EVERY_CONVENTION, TERMINAL
from ctg_core.questions.provenance.people import PersonLine, people
from ctg_core.store.opening import configured_store
from ctg_core.store.store import Store

_BY = Asker(TERMINAL, EVERY_CONVENTION)
_ROLES = {label: code for code, label in ROLES.items()}
_CHARGE = ("themes", "actions", "facilities")
_PERSON = Argument("person", "PERSONNE", "sa clé\u202f: des lettres et des chiffres")
_WHERE = Argument("--convention", "CLÉ", "une seule convention\u202f; toutes sans cela", default=EVERY_CONVENTION)


def _in_charge(option: str, name: str, noun: str) -> Argument:
    return Argument(option, "CLÉ", f"{noun} à sa charge (répétable)", dest=name, action="append", default=[])


ARGUMENTS = [
    Verbs(
        "deed",
        "GESTE",
        "gestes",
        {
            "list": ("liste les personnes et leurs rôles (ce que fait users seul)", []),
            "add": (
                "ajoute une personne, ou change son nom",
                [
                    _PERSON,
                    Argument("name", "NOM", "comment les autres la voient\u202f: sa fonction de préférence"),
                    Argument("--organisation", "NOM", "l’organisation où elle travaille"),
                ],
            ),
            "grant": (
                "donne un rôle, à la place du précédent",
                [
                    _PERSON,
                    Argument("role", "RÔLE", ", ".join(_ROLES), choices=_ROLES),
                    _WHERE,
                    _in_charge("--theme", "themes", "un thème"),
                    _in_charge("--action", "actions", "une action"),
                    _in_charge("--equipement", "facilities", "un équipement"),
                ],
            ),
            "revoke": ("retire un rôle", [_PERSON, _WHERE]),
            "deactivate": ("ferme l’accès d’une personne\u202f; le journal la nomme encore", [_PERSON]),
        },
    )
]


def run(arguments: Namespace) -> None:
    """Make one change, or list everybody."""
    with configured_store() as store:
        {"add": _add, "grant": _grant, "revoke": _revoke, "deactivate": _deactivate}.get(arguments.deed, _list)(
            store, arguments
        )


def _list(store: Store, _: Namespace) -> None:
    with store.reading() as session:
        found = people(session)
    for person in found:
        print(f"{person.key}\t{person.name}{'' if person.active else ' (accès fermé)'}")
        for grant in person.grants:
            place = "toutes les conventions" if grant.convention == EVERY_CONVENTION else grant.convention
            charge = f" ({', '.join(grant.charge)})" if grant.charge else ""
            print(f"\t{ROLES[grant.role]}, {place}{charge}")
    if not found:
        print("Aucune personne n’est enregistrée. Pour en ajouter une\u202f: users add CLÉ NOM.")


def _add(store: Store, arguments: Namespace) -> None:
    save_person(store, _BY, arguments.person, arguments.name, arguments.organisation)
    print(f"{arguments.name} ({arguments.person}) est enregistré. Pour lui donner un rôle\u202f: users grant.")


def _grant(store: Store, arguments: Namespace) -> None:
    charge = {name: getattr(arguments, name) for name in _CHARGE}
    grant_role(store, _BY, arguments.person, arguments.convention, _ROLES[arguments.role], charge)
    print(f"Le rôle «\u00a0{arguments.role}\u00a0» est donné à {arguments.person}.")


def _revoke(store: Store, arguments: Namespace) -> None:
    if not withdraw_role(store, _BY, arguments.person, arguments.convention):
        raise CommandRefused(f"«\u00a0{arguments.person}\u00a0» n’a pas de rôle à cet endroit\u202f: rien n’a changé.")
    print(f"Le rôle de {arguments.person} est retiré.")


def _deactivate(store: Store, arguments: Namespace) -> None:
    person = _known(store, arguments.person)
    save_person(store, _BY, person.key, person.name, person.organisation, active=False)
    print(f"L’accès de {person.name} ({person.key}) est fermé.")


def _known(store: Store, key: str) -> PersonLine:
    with store.reading() as session:
        found = next((person for person in people(session) if person.key == key), None)
    if found is None:
        raise CommandRefused(f"«\u00a0{key}\u00a0» n’est pas connu de ce tableau de bord.")
    return found
