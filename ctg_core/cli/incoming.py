"""A file given to the command line, return sheets aside: its difference printed, then recorded if it is whole."""

import sys

from ctg_core.commands.incoming import bring_in
from ctg_core.commands.registry import Asker
from ctg_core.dossier.storage import fetch_dossier
from ctg_core.exchange.imports.recognition import Received
from ctg_core.exchange.imports.words import difference_report, summary
from ctg_core.model.french import counted
from ctg_core.model.person import TERMINAL
from ctg_core.store.store import Store

_DONE, _REFUSED = 0, 1
_UNTOUCHED = "Rien n’a été enregistré."


def import_received(store: Store, key: str, received: Received, *, dry_run: bool) -> int:
    """Print what the file changes and record it, unless a part waits for a person; the exit code."""
    with store.reading() as session:
        now = fetch_dossier(session, key)
    name, incoming = received.name, received.incoming(now)
    for line in difference_report(incoming):
        print(line)
    print(f"{name}\u202f: {summary(incoming)}")
    if incoming.clashes or incoming.not_understood:
        where = "corrigez le fichier, ou choisissez à la page «\u00a0Échanges\u00a0» du tableau de bord"
        print(f"Une partie de ce fichier attend une décision\u202f: {where}. {_UNTOUCHED}", file=sys.stderr)
        return _REFUSED
    if dry_run or incoming.nothing:
        print(_UNTOUCHED)
        return _DONE
    done = bring_in(store, Asker(TERMINAL, key, f"fichier «\u00a0{name}\u00a0»"), incoming.changes())
    print(f"{counted(done, 'ligne enregistrée', 'lignes enregistrées')}. Journal\u202f: ligne {store.revision()}.")
    return _DONE
