"""``check``: what a reader should know before trusting a dossier, and whether the store is sound."""

from argparse import Namespace
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from textwrap import fill

from ctg_core.cli.french import MISUSED, Argument
from ctg_core.commands.first_run import shipped_files
from ctg_core.commands.journal import last_revision, verify_journal
from ctg_core.dossier.checking import check_dossier
from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.findings import FINDING_KINDS, Finding
from ctg_core.dossier.plain import SUFFIXES
from ctg_core.dossier.reading import parse_dossier, read_dossier
from ctg_core.dossier.refusal import DossierRefused
from ctg_core.dossier.storage import fetch_dossier
from ctg_core.dossier.writing import digest, dump_json
from ctg_core.model.codes import SEVERITIES
from ctg_core.questions.provenance.conventions import conventions
from ctg_core.store.inspection import integrity_faults
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import configured_store
from ctg_core.store.store import Store

# The faults of a dossier itself; every other finding is about what its documents say.
_FAULTS = {"quotation", "source"}
_WIDTH, _INDENT = 110, "      "

ARGUMENTS = [
    Argument("what", "FICHIER|CLÉ", "un dossier .yaml ou .json, ou la clé d’une convention de la base", nargs="*"),
    Argument("--sources", "DOSSIER", "relit chaque citation dans les documents que contient ce dossier", type=Path),
]


def run(arguments: Namespace) -> int:
    """Print every finding; 1 when a dossier is refused, a quotation is misplaced, or the store is at fault."""
    sources: Path | None = arguments.sources
    if sources and not sources.is_dir():
        print(f"Le dossier des sources «\u00a0{sources}\u00a0» n’existe pas.")
        return MISUSED
    check = _Check(sources)
    for what in arguments.what:
        check.one(what)
    if not arguments.what:
        check.everything()
    return 0 if check.sound else 1


class _Check:
    """Prints the findings, each dossier once; ``sound`` is False once one of them is a fault."""

    def __init__(self, sources: Path | None) -> None:
        self.sound = True
        self._sources = sources
        self._said: set[str] = set()

    def one(self, what: str) -> None:
        if what.lower().endswith(SUFFIXES):
            self._file(Path(what))
            return
        with configured_store() as store:
            self._kept(store, what)

    def everything(self) -> None:
        for file in shipped_files():
            self._file(file)
        if StoreLocation.from_environment().is_yet_to_make:
            print("La base de données n’est pas encore créée\u202f: il n’y a rien d’autre à contrôler.")
            return
        with configured_store() as store:
            self._store(store)

    def _store(self, store: Store) -> None:
        print(f"Base de données «\u00a0{store.name}\u00a0»")
        with store.reading() as session:
            faults = integrity_faults(session) or verify_journal(session)
            last = last_revision(session)
            keys = [convention.key for convention in conventions(session)]
        for fault in faults:
            self.sound = False
            print(f"  {SEVERITIES['error']} — {fault}")
        if last and not faults:
            # The user can note this line elsewhere: the chain alone does not show that later lines were deleted.
            print(f"  La base et le journal sont intacts. Dernière ligne\u202f: {last.number}, {last.hash}.")
        for key in keys:
            self._kept(store, key)

    def _file(self, path: Path) -> None:
        self._report(path.name, lambda: read_dossier(path))

    def _kept(self, store: Store, key: str) -> None:
        with store.reading() as session:
            content = dump_json(fetch_dossier(session, key))
        # Written as JSON and read back, which validates it: the store itself validates little.
        self._report(f"Convention {key}", lambda: parse_dossier(content, f"{key}.json"))

    def _report(self, name: str, read: Callable[[], Dossier]) -> None:
        print(name)
        try:
            dossier = read()
        except DossierRefused as refusal:
            self.sound = False
            for problem in refusal.problems:
                print(f"  {SEVERITIES['error']} — {problem.place}\u202f: {problem.reason}")
            return
        identity = digest(dossier)
        if identity in self._said:
            print("  Identique au dossier ci-dessus.")
            return
        self._said.add(identity)
        self._findings(check_dossier(dossier, self._sources))

    def _findings(self, findings: list[Finding]) -> None:
        for finding in findings:
            print(f"  {SEVERITIES[finding.severity]} — {FINDING_KINDS[finding.kind]}\u202f: {finding.title}")
            for line in finding.explanation.splitlines():
                print(_indented(line))
            if finding.kind in _FAULTS and finding.severity == "error":
                self.sound = False
        counts = Counter(finding.severity for finding in findings)
        told = ", ".join(f"{counts[code]} {label}" for code, label in SEVERITIES.items() if counts[code])
        print(f"  {told or 'Rien à signaler'}.")


def _indented(line: str) -> str:
    return fill(line, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False)
