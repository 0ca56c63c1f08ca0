"""``export KEY --format FORMAT --out FILE``: take a convention, or a document made from it, out of the store."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from ctg_core.cli.french import CONVENTION, FORCE, OUT, Argument
from ctg_core.dossier.writing import dump_json, dump_yaml
from ctg_core.exchange.saving import save
from ctg_core.questions.asking import Opened
from ctg_core.questions.selection import today
from ctg_core.questions.states.freezes import SealedState, UnknownFreeze, state_of
from ctg_core.store.opening import configured_store

DATA, DOCUMENTS = ("json", "yaml", "xlsx"), ("docx", "pptx", "pdf")
_REFUSED, _MISUSED = 1, 2

ARGUMENTS = [
    CONVENTION,
    Argument(
        "--format",
        None,
        "json et yaml se rechargent à l’identique, xlsx se lit dans un tableur, les autres sont des documents",
        required=True,
        choices=(*DATA, *DOCUMENTS),
    ),
    OUT,
    FORCE,
    Argument("--at", "ÉTAT", "la clé d’un état arrêté (voir freezes)"),
    Argument(
        "--document",
        "NOM",
        "releve-de-decisions (docx, par défaut), bilan-annuel, fiche-action et rapport-evaluation (docx), "
        "support-de-seance (pptx), synthese (pdf)",
    ),
    Argument("--about", "CLÉ", "la séance du relevé ou du support, l’action de la fiche, l’année du bilan"),
]


def run(arguments: Namespace) -> int:
    """Write the file whole, or leave what was there."""
    if arguments.format in DOCUMENTS:
        return _document(arguments)
    with configured_store() as store, store.reading() as session:
        dossier = state_of(session, arguments.key, arguments.at)
    save(arguments.out, _writer(arguments.format)(dossier), replace=arguments.force)
    print(f"La convention «\u00a0{dossier.convention.short_name}\u00a0» est écrite dans {arguments.out}.")
    return 0


def _writer(form: str) -> Callable[..., bytes]:
    if form == "xlsx":
        from ctg_core.exchange.workbook.writing import workbook

        return workbook

    return dump_json if form == "json" else dump_yaml


def _document(arguments: Namespace) -> int:
    from ctg_core.exchange.documents import registry
    from ctg_core.exchange.documents.kit.frame import DocumentRefused, request_of

    document = registry.DOCUMENTS.get(arguments.document or registry.default_of(arguments.format).key)
    if document is None or document.extension != arguments.format:
        found = ", ".join(one.key for one in registry.DOCUMENTS.values() if one.extension == arguments.format)
        print(f"En {arguments.format}, les documents sont\u202f: {found}.", file=sys.stderr)
        return _MISUSED
    try:
        with _asked(arguments) as (opened, state):
            content = document.make(request_of(opened, state, arguments.about))
    except DocumentRefused as refusal:
        print(refusal, file=sys.stderr)
        return _REFUSED
    save(arguments.out, content, replace=arguments.force)
    print(f"{document.name}\u202f: le document est écrit dans {arguments.out}.")
    return 0


@contextmanager
def _asked(arguments: Namespace) -> Iterator[tuple[Opened, SealedState | None]]:
    """What to ask about the convention: as it is, or as it was sealed."""
    from ctg_core.questions.rows import convention_of
    from ctg_core.questions.states.freezes import in_state, sealed_as_store, sealed_states

    with configured_store() as store, store.reading() as session:
        selection = today(arguments.key)
        convention_of(session, selection)
        if arguments.at is None:
            yield Opened(session, selection), None
            return
        state = next((one for one in sealed_states(session, selection) if one.key == arguments.at), None)
        if state is None:
            raise UnknownFreeze(arguments.at)
        sealed = sealed_as_store(session, arguments.key, state.key)
    with closing(sealed), sealed.reading() as session:
        yield Opened(session, in_state(selection, state)), state
