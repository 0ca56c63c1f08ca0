"""Who may come in: nobody from a network before somebody has said who comes from there."""

import os
from ipaddress import ip_address

import streamlit as st

from ctg_core.ui.asker import READ_ONLY, USER_HEADER

_UNCONFIGURED = """\
Le tableau de bord ne s’ouvre pas\u202f: l’adresse demandée ({address}) est ouverte à d’autres ordinateurs, et
rien ne dit qui a le droit d’écrire. Au choix\u202f:
  - sur cet ordinateur seulement\u202f: python do.py open
  - pour des lecteurs, sans rien pouvoir modifier\u202f: python -m ctg_core serve --adresse {address} --lecture-seule
  - derrière un serveur mandataire qui identifie les personnes\u202f: CTG_USER_HEADER nomme l’en-tête où il dit qui
    entre, et python -m ctg_core users leur donne un rôle."""


def refuse_open_door() -> None:
    """Stop before anything is served when the address is not this machine's own and nothing is configured."""
    address = st.get_option("server.address") or "0.0.0.0"
    if not is_this_machine(address) and not (os.environ.get(READ_ONLY) or os.environ.get(USER_HEADER)):
        raise SystemExit(_UNCONFIGURED.format(address=address))


def is_this_machine(address: str) -> bool:
    """Whether only this machine can reach the address."""
    if address == "localhost":
        return True
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
