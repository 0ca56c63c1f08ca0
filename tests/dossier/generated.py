"""Dossiers drawn at random from the fields of the model: whatever the model accepts, files must keep."""

import inspect
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any, get_args, get_origin

from hypothesis import strategies as st
from pydantic import AfterValidator, StringConstraints

from ctg_core.dossier.dossier import FORMAT, FORMAT_VERSION, Dossier
from ctg_core.dossier.reading import parse_dossier
from ctg_core.model.collections import COLLECTIONS
from ctg_core.model.convention import Convention
from ctg_core.model.dates import check_order, span
from ctg_core.model.values import CodeOf, RefersTo, _printable
from ctg_core.reference.lists import codes_of

# What YAML, JSON or a careless reader would take for something else than a text.
TRICKY = [
    "null", "~", "yes", "true", "False", "1e3", "0x1f", "0o17", "1_000", "-1", ".5", ".inf", ".NaN", "1:30",
    "2021-01-01", "2001-12-14t21:59:43.10-05:00", ": ", "a: b", "- a", "? a", "# a", "a #b", "#", "&a", "*a", "!a",
    "!!str a", "%YAML", "---", "...", "[a]", "{a: b}", "a,b", "'", '"', "\\", "\\n", "|", ">", "@a", "`a`", "=", "<<",
    " a ", "a ", "a\n", "\na", "a\n\n b", "\ta", "a\tb", "a\u2028b", "a\u2029", "\ufeffa", "\u00a0", "é",
    "e\u0301", "«\u00a0L’école\u202f!\u00a0»", "👩🏽‍🚒", "\U0010ffff", "a" * 300, "mot " * 60,
]  # fmt: skip
TEXTS = st.sampled_from(TRICKY) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=[chr(n) for n in (*range(9), *range(11, 32), 127)]),
    min_size=1,
    max_size=20,
)
DATES = st.from_regex(r"[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?|-Q[1-4]|-S[12])?", fullmatch=True)
KEYS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,8}", fullmatch=True)
ORDERED = [
    ("start", "end"),
    ("planned_start", "planned_end"),
    ("actual_start", "actual_end"),
    ("period_start", "period"),
]
RESERVED = {"convention", "position", "key"}

Record = dict[str, Any]
Keys = dict[str, list[str]]


def accepted(check: Callable[[str], object]) -> Callable[[str], bool]:
    """The texts a validator lets through."""

    def accepts(text: str) -> bool:
        try:
            check(text)
        except ValueError:
            return False
        return True

    return accepts


def values(annotation: Any, metadata: list[Any], keys: Keys) -> st.SearchStrategy[Any]:
    """What a field may hold: drawn from its marks first, then from its constraints, then from its type."""
    if get_origin(annotation) is not None and hasattr(annotation, "__metadata__"):
        return values(annotation.__origin__, [*metadata, *annotation.__metadata__], keys)
    for mark in metadata:
        if isinstance(mark, RefersTo):
            single: st.SearchStrategy[Any] = st.sampled_from(keys[mark.collection] or [""])
            return st.lists(single, max_size=3) if get_origin(annotation) is list else single
        if isinstance(mark, CodeOf):
            single = st.sampled_from(sorted(codes_of(mark.list_name)))
            return st.lists(single, max_size=3) if get_origin(annotation) is list else single
    if get_origin(annotation) is list:
        (item,) = get_args(annotation)
        return st.lists(values(item, [], keys), max_size=3)
    if type(None) in get_args(annotation):
        (inner,) = (part for part in get_args(annotation) if part is not type(None))
        return values(inner, metadata, keys)
    return scalars(annotation, metadata)


def scalars(annotation: Any, metadata: list[Any]) -> st.SearchStrategy[Any]:
    """One bare value."""
    low = max((mark.ge for mark in metadata if hasattr(mark, "ge")), default=None)
    high = min((mark.le for mark in metadata if hasattr(mark, "le")), default=None)
    if annotation is int:
        return st.integers(low or 0, 100 if high is None else high)
    if annotation is Decimal:
        return exacts(low, high)
    return texts(metadata) if annotation is str else st.booleans()


def exacts(low: int | None, high: int | None) -> st.SearchStrategy[str]:
    """Decimals as they are written, each with its three places."""
    drawn = st.decimals(-(10**12) if low is None else low, 10**12 if high is None else high, places=3)
    return drawn.map(lambda value: format(value, "f"))


def texts(metadata: list[Any]) -> st.SearchStrategy[str]:
    """A text of the form, or of the list of codes, that the field asks for."""
    for mark in sorted(metadata, key=lambda one: not isinstance(one, StringConstraints)):  # a form asks for more
        if isinstance(mark, StringConstraints) and isinstance(mark.pattern, str):
            printable = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
            drawn = st.from_regex(mark.pattern.removesuffix("$") + r"\Z", alphabet=printable)
            for check in (other for other in metadata if isinstance(other, AfterValidator)):
                drawn = drawn.filter(accepted(check.func))  # type: ignore[arg-type]
            return drawn
        if isinstance(mark, AfterValidator):
            labels = inspect.getclosurevars(mark.func).nonlocals.get("labels")  # type: ignore[arg-type]
            if labels:
                return st.sampled_from(sorted(labels))
            if "span" in inspect.getclosurevars(mark.func).globals:  # type: ignore[arg-type]
                return DATES.filter(accepted(span))
            return TEXTS.filter(accepted(mark.func))  # type: ignore[arg-type]
    return TEXTS


@st.composite
def records(draw: st.DrawFn, model: type[Any], keys: Keys, own: str | None) -> Record:
    """A record of this model that respects the rules between its fields."""
    record: Record = {}
    for name, field in model.model_fields.items():
        if name in RESERVED or name in {"citations", "concerns"}:
            continue
        if field.is_required() or draw(st.integers(0, 3)) == 0:
            annotation, metadata = field.annotation, list(field.metadata)
            # Only rows already drawn, so that no row can contain itself.
            record[name] = draw(values(annotation, metadata, keys))
    if own is not None:
        record["key"] = own
    if "citations" in model.model_fields and keys["sources"]:
        record["citations"] = draw(st.lists(citations(keys["sources"]), max_size=2))
    return consistent(record, model, keys)


def citations(sources: list[str]) -> st.SearchStrategy[Record]:
    text = TEXTS.filter(accepted(_printable))
    return st.fixed_dictionaries(
        {"source": st.sampled_from(sources), "locator": st.just("L1-3"), "quote": text},
        optional={"nature": st.sampled_from(["fact", "intention"])},
    )


def consistent(record: Record, model: type[Any], keys: Keys) -> Record:
    """The record without what contradicts the rest of it, nor references to nothing."""
    dangling = [name for name, value in record.items() if value == "" or (isinstance(value, list) and "" in value)]
    for name in dangling:
        del record[name]
    for start, end in ORDERED:
        if not accepted(lambda _, s=start, e=end: check_order(record.get(s), record.get(e)))(""):
            del record[end]
    if "quote" in record and not {"source", "locator"} <= set(record):
        del record["quote"]
    if "missing_reason" in model.model_fields:
        record.pop("missing_reason" if "value" in record else "value", None)
        if "value" not in record:
            record["missing_reason"] = "secret"
    return record


@st.composite
def plain_dossiers(draw: st.DrawFn) -> dict[str, Any]:
    """A few collections with a row or two, and those they cannot do without."""
    keys: Keys = {name: [] for name in COLLECTIONS}
    wanted = draw(st.sets(st.sampled_from(sorted(COLLECTIONS)), max_size=5)) | {"sources"}
    plain: dict[str, Any] = {"format": FORMAT, "format_version": FORMAT_VERSION}
    for name, model in COLLECTIONS.items():
        needed = [
            mark.collection
            for field in model.model_fields.values()
            for mark in field.metadata
            if field.is_required() and isinstance(mark, RefersTo)
        ]
        if name not in wanted or not all(keys[collection] for collection in needed):
            continue
        rows = []
        for key in draw(st.lists(KEYS, min_size=1, max_size=2, unique=True)):
            rows.append(draw(records(model, keys, key)))
            keys[name].append(key)
        plain[name] = rows
    plain["convention"] = draw(records(Convention, keys, draw(KEYS)))
    return plain


def dossiers() -> st.SearchStrategy[Dossier]:
    """Sound dossiers, read from JSON that no code of ours wrote."""
    return plain_dossiers().map(lambda plain: parse_dossier(json.dumps(plain).encode(), "tirage.json"))
