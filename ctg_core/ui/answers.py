"""The store the dashboard reads, and questions asked of it: answers are kept until what they rest on changes."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar, cast

import streamlit as st

from ctg_core.commands.first_run import open_dashboard_store
from ctg_core.commands.rights import readable_by
from ctg_core.model.person import Who
from ctg_core.questions.asking import Answer, Comparison, Given, Opened, Question, StoreQuestion
from ctg_core.questions.provenance.revision import AnswersRevision, answers_revision
from ctg_core.questions.selection import Selection
from ctg_core.questions.states.freezes import sealed_as_store
from ctg_core.store.store import Store
from ctg_core.ui.asker import everyone_reads, person

Known = TypeVar("Known")
_READ_IN_THIS_RUN: ContextVar[dict[str, object] | None] = ContextVar("read in this run", default=None)


class ClosedConvention(Exception):
    """The person who asks may not read the convention asked about; said in French."""

    def __init__(self) -> None:
        super().__init__(
            "Cette convention ne vous est pas ouverte. L’administration du tableau de bord peut vous y donner un rôle."
        )


@dataclass(frozen=True)
class Reader:
    """Who asks, and is refused by ClosedConvention what they may not read, whatever page asks.

    A file made after the run of its page is made for the reader that the page was opened for.
    """

    person: Who

    def may_read(self, convention: str) -> bool:
        """Whether they have a role there, or in every convention; or the server is open to all readers."""
        if everyone_reads():
            return True
        readable = _once_a_run(f"readable by {self.person!r}", lambda: ask_store(readable_by, self.person))
        return readable is None or convention in readable

    def ask(
        self, question: Question[Given, Answer], selection: Selection, *more: Given.args, **named: Given.kwargs
    ) -> Answer:
        """The answer about this selection, kept until its convention changes; of its sealed state if it names one."""
        self._refuse_closed(selection)
        key = _key(question, (revision(selection), selection, more, named))
        return _kept(key, lambda: _answer(question, selection, *more, **named))

    def ask_today(
        self, question: Question[Given, Answer], selection: Selection, *more: Given.args, **named: Given.kwargs
    ) -> Answer:
        """The answer of today's store, even about a sealed state: who may do what, which states were sealed."""
        return self.ask(question, replace(selection, frozen=None), *more, **named)

    def ask_once(
        self, question: Question[Given, Answer], selection: Selection, *more: Given.args, **named: Given.kwargs
    ) -> Answer:
        """The same answer as ``ask``, not kept: for what is long, and taken away."""
        self._refuse_closed(selection)
        return _answer(question, selection, *more, **named)

    def compare(
        self,
        question: Comparison[Given, Answer],
        selections: Sequence[Selection],
        *more: Given.args,
        **named: Given.kwargs,
    ) -> Answer:
        """The answer about several selections, each read in its own store; kept until one of them changes."""
        for selection in selections:
            self._refuse_closed(selection)
        key = _key(question, (tuple((revision(one), one) for one in selections), more, named))
        return _kept(key, lambda: _comparison(question, selections, *more, **named))

    def _refuse_closed(self, selection: Selection) -> None:
        if not self.may_read(selection.convention):
            raise ClosedConvention


def at_the_screen() -> Reader:
    """Whoever is at the screen: to be asked within a run, where the proxy's word is at hand."""
    return Reader(person())


def ask_store(question: StoreQuestion[Given, Answer], *given: Given.args, **named: Given.kwargs) -> Answer:
    """The answer about what belongs to no convention (people, names, the journal), kept until anything changes.

    A selection is refused: what is read of a convention is asked by its reader.
    """
    if any(isinstance(one, Selection) for one in (*given, *named.values())):
        raise TypeError(f"{question.__qualname__} is about a selection: ask it by a Reader")

    def answer() -> Answer:
        with dashboard_store().reading() as session:
            return question(session, *given, **named)

    return _kept(_key(question, (_store_revision(), given, named)), answer)


def revision(selection: Selection) -> AnswersRevision:
    """What answers about the convention rest on: as long as it is the same, so are they."""
    convention = selection.convention
    return _once_a_run(f"revision of {convention}", lambda: ask_store(answers_revision, convention))


@contextmanager
def one_run() -> Iterator[None]:
    """Read the revision of the store, and what the reader may read, once for all that is asked within."""
    token = _READ_IN_THIS_RUN.set({})
    try:
        yield
    finally:
        _READ_IN_THIS_RUN.reset(token)


def read_again() -> None:
    """Forget what was read in this run: something was changed, or tried to be."""
    if (read := _READ_IN_THIS_RUN.get()) is not None:
        read.clear()


@st.cache_resource(show_spinner="Ouverture du tableau de bord…")
def dashboard_store() -> Store:
    """The store, opened once for the whole server; on the very first run it is made and filled."""
    return open_dashboard_store()


@st.cache_resource(show_spinner="Ouverture de l’état arrêté…", max_entries=8, on_release=Store.close)
def sealed_store(convention: str, key: str, revision: object) -> Store:  # noqa: ARG001 - corrections change with it
    """A sealed state in memory, which answers the same questions; SealBroken when it was tampered with."""
    with dashboard_store().reading() as session:
        return sealed_as_store(session, convention, key)


def _store_of(selection: Selection) -> Store:
    if selection.frozen is None:
        return dashboard_store()
    return sealed_store(selection.convention, selection.frozen, revision(selection))


def _answer(
    question: Question[Given, Answer], selection: Selection, *more: Given.args, **named: Given.kwargs
) -> Answer:
    with _store_of(selection).reading() as session:
        return question(session, selection, *more, **named)


def _comparison(
    question: Comparison[Given, Answer], selections: Sequence[Selection], *more: Given.args, **named: Given.kwargs
) -> Answer:
    with ExitStack() as sessions:
        stores = [_store_of(selection) for selection in selections]
        reading = {store: sessions.enter_context(store.reading()) for store in dict.fromkeys(stores)}
        opened = [Opened(reading[store], selection) for store, selection in zip(stores, selections, strict=True)]
        return question(opened, *more, **named)


def _store_revision() -> int:
    return _once_a_run("revision", lambda: dashboard_store().revision())


def _once_a_run(what: str, read: Callable[[], Known]) -> Known:
    """What ``read`` gives, read once within ``one_run``, and anew each time outside of it."""
    known = _READ_IN_THIS_RUN.get()
    if known is None:
        return read()
    if what not in known:
        known[what] = read()
    return cast("Known", known[what])


class _Named(Protocol):
    __module__: str
    __qualname__: str


def _key(question: _Named, about: object) -> str:
    return repr((question.__module__, question.__qualname__, about))


@st.cache_resource(show_spinner=False, max_entries=2000)
def _kept(key: str, _make: Callable[[], Answer]) -> Answer:  # noqa: ARG001
    # ``key`` alone tells answers apart: Streamlit hashes no argument that begins with an underscore, and a text fast.
    # One answer serves every screen: a copy for each would take as long as all the rest. Nobody changes it.
    return _make()
