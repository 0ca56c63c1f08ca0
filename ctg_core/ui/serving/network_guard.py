"""Refuses to serve on a network until the configuration says how its visitors are identified."""

import os
from functools import cache
from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st

from ctg_core.ui.asker import READ_ONLY, USER_HEADER

PUBLIC_ADDRESS = "CTG_PUBLIC_ADDRESS"
PORTS = {"http": 80, "https": 443}  # the defaults, which browsers leave out of an address

_UNCONFIGURED = """\
Le tableau de bord ne s’ouvre pas\u202f: l’adresse demandée ({address}) est ouverte à d’autres ordinateurs, et
rien ne dit qui a le droit d’écrire. Au choix\u202f:
  - sur cet ordinateur seulement\u202f: python do.py open
  - pour des lecteurs, sans rien pouvoir modifier\u202f: python -m ctg_core serve {option} {address} --lecture-seule
  - derrière un serveur mandataire qui identifie les personnes\u202f: CTG_USER_HEADER nomme l’en-tête où il dit qui
    entre, --adresse-publique dit l’adresse que chacun ouvre, et python -m ctg_core users leur donne un rôle."""
_NOT_AN_ADDRESS = """\
Le tableau de bord ne s’ouvre pas\u202f: «\u00a0{said}\u00a0», que donne {variable} ou --adresse-publique, n’est pas
une adresse que l’on puisse ouvrir (exemple\u202f: https://ctg.exemple.fr)."""


def refuse_open_door() -> None:
    """Raise SystemExit when other computers may reach an unconfigured dashboard, or its public address is invalid."""
    public, bound = public_origin(), bound_address()
    if public is None and (said := os.environ.get(PUBLIC_ADDRESS)):
        raise SystemExit(_NOT_AN_ADDRESS.format(said=said, variable=PUBLIC_ADDRESS))
    if is_shared() and not (os.environ.get(READ_ONLY) or os.environ.get(USER_HEADER)):
        option = "--adresse-publique" if public else "--adresse"
        raise SystemExit(_UNCONFIGURED.format(address=public or bound, option=option))


def is_shared() -> bool:
    """Whether other computers may reach the dashboard, straight or through a proxy."""
    return public_origin() is not None or not is_this_machine(bound_address())


def bound_address() -> str:
    """The address of this machine on which it is served."""
    return st.get_option("server.address") or "0.0.0.0"


def is_this_machine(address: str) -> bool:
    """Whether only this machine can reach the address."""
    if address == "localhost":
        return True
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def public_origin() -> str | None:
    """What CTG_PUBLIC_ADDRESS says people open, as their browsers write it in Origin; None when it says no address."""
    return _origin_of(os.environ.get(PUBLIC_ADDRESS, ""))


@cache
def _origin_of(address: str) -> str | None:
    try:
        parts = urlsplit(address.strip())
        name, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError:
        return None
    if not name or parts.scheme not in PORTS:
        return None
    shown = f"[{name}]" if ":" in name else name
    return f"{parts.scheme}://{shown}" + (f":{port}" if port and port != PORTS[parts.scheme] else "")
