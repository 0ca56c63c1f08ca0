"""``freezes KEY``: the sealed states of a convention, each verified."""

from argparse import Namespace

from ctg_core.cli.french import CONVENTION
from ctg_core.dossier.sealing import SealBroken
from ctg_core.questions.selection import today
from ctg_core.questions.states.freezes import sealed_dossier, sealed_states
from ctg_core.store.opening import configured_store

ARGUMENTS = [CONVENTION]


def run(arguments: Namespace) -> int:
    """One line a state, the latest first; 1 when one of them was tampered with."""
    broken = 0
    with configured_store() as store, store.reading() as session:
        states = sealed_states(session, today(arguments.key))
        for state in states:
            try:
                sealed_dossier(session, arguments.key, state.key)
            except SealBroken as fault:
                broken += 1
                print(fault)
            else:
                replaced = f" (remplacé par {state.replaced_by.key})" if state.replaced_by else ""
                print(f"{state.key}  {state.sealed_at[:10]}  {state.sha256[:12]}  {state.label}{replaced}")
    if not states:
        print("Aucun état n’a été arrêté.")
    return int(broken > 0)
