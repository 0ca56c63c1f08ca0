"""The money, line by line and year by year, and the totals that the invented annual review prints."""

from collections.abc import Iterator
from decimal import Decimal

from data.demonstration.build.story import Plain, chapter, entered, fields

_STAGES = ("planned", "requested", "committed", "paid")
_REVIEWED = 2025


def funding_rows() -> dict[str, list[Plain]]:
    """Collections ``funding_lines`` and ``published_totals``."""
    story = chapter("funding")
    lines = [row for line in story["funding_lines"] for row in _years(story, line)]
    return {
        "funding_lines": lines,
        "published_totals": [_total(story, total, lines) for total in story["published_totals"]],
    }


def caf_paid(year: int) -> Decimal | None:
    """Euros the Caf paid that year, every scheme."""
    paid = [line["paid_cents"] for line in _of(year) if line["funder"] == "caf" and line["paid_cents"] is not None]
    return Decimal(sum(paid)).scaleb(-2)


def execution(year: int) -> tuple[Decimal, Decimal]:
    """Euros paid and euros planned that year, over the lines where both are known."""
    known = [line for line in _of(year) if None not in (line["paid_cents"], line["planned_cents"])]
    paid, planned = (sum(line[f"{stage}_cents"] for line in known) for stage in ("paid", "planned"))
    return Decimal(paid).scaleb(-2), Decimal(planned).scaleb(-2)


def _of(year: int) -> list[Plain]:
    return [line for line in funding_rows()["funding_lines"] if line["year"] == year]


def _years(story: Plain, line: Plain) -> Iterator[Plain]:
    about = {name: value for name, value in line.items() if name not in {"key", "years"}}
    for text in line["years"]:
        year, *amounts = fields(text, 1 + len(_STAGES))
        yield {
            **entered(story),
            "nature_of_expenditure": "operating",
            **about,
            "key": f"{line['key']}-{year}",
            "year": int(year or 0),
            **{f"{stage}_cents": _cents(amount) for stage, amount in zip(_STAGES, amounts, strict=True)},
        }


def _total(story: Plain, total: Plain, lines: list[Plain]) -> Plain:
    row = {
        **entered(story),
        "source": "bilan-2025",
        "year": _REVIEWED,
        "dated": "2026-06-25",
        **{name: value for name, value in total.items() if name not in {"amount", "of"}},
        "amount_cents": _cents(total["amount"]),
    }
    if "of" in total:
        row["funder"] = total["of"]["funder"]
        row["lines"] = [line["key"] for line in lines if _is_summed(line, total)]
    return row


def _is_summed(line: Plain, total: Plain) -> bool:
    """Whether the review counts this line: its main theme is the first one, and its amount is known."""
    asked = total["of"]
    themes = asked.get("theme", line["themes"])
    return (
        line["year"] == _REVIEWED
        and line[f"{total['stage']}_cents"] is not None
        and line["funder"] == asked["funder"]
        and line["nature_of_expenditure"] == asked.get("nature_of_expenditure", "operating")
        and line["themes"][0] in ([themes] if isinstance(themes, str) else themes)
    )


def _cents(amount: str | None) -> int | None:
    return None if amount is None else int(Decimal(amount).scaleb(2))
