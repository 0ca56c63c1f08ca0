"""The first run: a store is made with the documented conventions and the fictional one, all of them or none."""

from pathlib import Path

from ctg_core.commands.load import load_sound
from ctg_core.commands.shipped_states import read_state, seal_as_it_was
from ctg_core.dossier.reading import read_dossier
from ctg_core.model.person import INSTALLATION
from ctg_core.reference import DATA
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import create_store, open_store
from ctg_core.store.refusals import StoreExists
from ctg_core.store.store import Store

SHIPPED = DATA.parent / "conventions"
DEMONSTRATION = DATA.parent / "demonstration"
_REASON = "convention fournie avec le tableau de bord"


def shipped_files() -> list[Path]:
    """The dossiers that come with the code, in the order of their names, the fictional one last."""
    return [*sorted(SHIPPED.glob("*.yaml")), *sorted(DEMONSTRATION.glob("*.yaml"))]


def shipped_state_files() -> list[Path]:
    """The sealed states that come with them, the oldest first."""
    return sorted((DEMONSTRATION / "sealed").glob("*.yaml"))


def open_dashboard_store() -> Store:
    """The store CTG_DATABASE_URL names, or the default one, made on the first run; else StoreRefused."""
    location = StoreLocation.from_environment()
    if not location.is_yet_to_make:
        return open_store(location)
    try:
        return create_filled_store(location)
    except StoreExists:  # another process was faster
        return open_store(location)


def create_filled_store(location: StoreLocation) -> Store:
    """Create a store with every shipped convention; StoreExists if something is there."""
    dossiers = [read_dossier(file) for file in shipped_files()]
    states = [read_state(file) for file in shipped_state_files()]

    def fill(store: Store) -> None:
        for dossier in dossiers:
            for state in states:
                if state.convention == dossier.key:
                    seal_as_it_was(store, dossier, state, by=INSTALLATION, reason=_REASON)
            load_sound(store, dossier, by=INSTALLATION, reason=_REASON)

    return create_store(location, fill)
