"""What the convention is for and what each party promises or provides, folded by organisation."""

from ctg_core.questions.governance.commitments import CommitmentNode, Commitments, Party
from ctg_core.views.blocks import badge
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import counted, typeset
from ctg_core.views.view_cache import cached_view

_SHORT = 8
_DELIVERED = {True: ("tenu", "good"), False: ("non tenu", "bad")}


def commitments_sentence(found: Commitments) -> str:
    """Whether the obligations were kept, as far as somebody says so."""
    promised = found.promised
    kept = sum(node.delivered is True for node in promised)
    broken = sum(node.delivered is False for node in promised)
    if not promised:
        return "Les documents n’énoncent pas d’engagement des parties."
    whole = counted(len(promised), "engagement")
    if not kept and not broken:
        return f"{whole}\u202f: aucun document ne dit ce qui a été tenu."
    silent = len(promised) - kept - broken
    return f"{whole}\u202f: {kept} tenus, {broken} non tenus, {silent} dont la suite n’est pas renseignée."


@cached_view
def commitments_tree(found: Commitments) -> str:
    """Four foldable parts, what may have been kept or not first; it is open, and so are the short ones."""
    parts = [
        _part("Les engagements", found.obligations, opened=True),
        _part("Les missions et les services de chacun", found.offers),
        _part("Ce que vise la convention", (found.purposes,)),
        _part("Les principes", (found.principles,)),
    ]
    return f'<div class="ctg-tree">{"".join(parts)}</div>'


def _part(title: str, parties: tuple[Party, ...], *, opened: bool = False) -> str:
    count = sum(1 for party in parties for _ in party.all())
    if not count:
        return ""
    alone = len(parties) == 1 and parties[0].name is None
    inside = _list(parties[0].commitments) if alone else "".join(_party(party, opened=opened) for party in parties)
    return _fold(title, count, inside, opened=opened or count <= _SHORT)


def _party(party: Party, *, opened: bool) -> str:
    inside = _list(party.commitments) + "".join(_party(service, opened=opened) for service in party.services)
    count = sum(1 for _ in party.all())
    name = party.name or "Pour tous, ou sans organisation nommée"
    return _fold(name, count, inside, opened=opened or count <= _SHORT)


def _fold(title: str, count: int, inside: str, *, opened: bool) -> str:
    return (
        f"<details{' open' if opened else ''}><summary><strong>{html_text(typeset(title))}</strong> "
        f'<span class="ctg-level">{count}</span></summary><div class="ctg-inside">{inside}</div></details>'
    )


def _list(nodes: tuple[CommitmentNode, ...]) -> str:
    items = "".join(f"<li>{_node(node)}</li>" for node in nodes)
    return f"<ul>{items}</ul>" if items else ""


def _node(node: CommitmentNode) -> str:
    title = with_card(html_text(typeset(node.title)), node.card, place="commitments", kind="link")
    marks = [badge("intention", "info")] if node.card.is_intention else []
    if node.delivered is not None:
        marks.append(badge(*_DELIVERED[node.delivered]))
    detail = f'<p class="ctg-detail">{html_text(typeset(node.description))}</p>' if node.description else ""
    return f"{title} {' '.join(marks)}{detail}{_list(node.children)}"
