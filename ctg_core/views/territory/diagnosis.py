"""The diagnosis in words and panels: strengths, watch points and challenges side by side, then the rest."""

from ctg_core.questions.territory.diagnosis import Diagnosis, Remark
from ctg_core.questions.territory.words import DIAGNOSIS_PLURALS, FINDINGS
from ctg_core.views.blocks import row_of
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, counted, moment, typeset
from ctg_core.views.view_cache import cached_view

_FOLDED_FROM = 8  # a longer list of traits opens on demand


def has_findings(found: Diagnosis) -> bool:
    """Whether there is at least a strength, a watch point or a challenge."""
    return any(found[kind] for kind in FINDINGS)


@cached_view
def findings_panels(found: Diagnosis) -> str:
    """Strengths, watch points, challenges: a panel each, side by side where there is room."""
    return row_of([_panel(kind, found[kind]) for kind in FINDINGS if found[kind]])


@cached_view
def traits_panels(found: Diagnosis) -> str:
    """What else the diagnosis tells: achievements and traits, a long list folded."""
    return row_of([_panel(kind, found[kind]) for kind in ("achievement", "portrait") if found[kind]])


def _panel(kind: str, remarks: tuple[Remark, ...]) -> str:
    title = counted(len(remarks), *DIAGNOSIS_PLURALS[kind])
    kept = len(remarks) if kind in FINDINGS or len(remarks) <= _FOLDED_FROM else _FOLDED_FROM
    rest = remarks[kept:]
    more = f"<details><summary>Lire les {len(rest)} autres</summary>{_list(rest)}</details>" if rest else ""
    return (
        f'<section class="ctg-kpi ctg-body"><h3 class="ctg-h3">{html_text(title)}</h3>{_list(remarks[:kept])}{more}'
        "</section>"
    )


def _list(remarks: tuple[Remark, ...]) -> str:
    return f"<ul>{''.join(map(_item, remarks))}</ul>"


def _item(remark: Remark) -> str:
    title = with_card(html_text(typeset(remark.title)), remark.card, place="diagnosis", kind="link")
    dated = f"{moment(remark.dated)}{NARROW}: " if remark.dated and remark.description else ""
    detail = f"{dated}{remark.description}" if remark.description else moment(remark.dated) if remark.dated else ""
    more = f'<div class="ctg-detail">{html_text(typeset(detail))}</div>' if detail else ""
    return f"<li>{title}{more}{_list(remark.details) if remark.details else ''}</li>"
