"""What needs attention, most pressing first: a panel for each matter, the way to its screen and to each item."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from urllib.parse import urlencode

from ctg_core.model.french_dates import remaining
from ctg_core.questions.actions.filters import CONDITION_LABELS
from ctg_core.questions.actions.items import ActionItem
from ctg_core.questions.funding.unpaid import Pending
from ctg_core.questions.governance.overview import DecisionLine
from ctg_core.questions.indicators.attainment import GOING_BACK, STATES
from ctg_core.questions.meeting.attention import Attention
from ctg_core.questions.plan.words import STATUS_LABELS
from ctg_core.questions.provenance.card import Card
from ctg_core.views.addresses import sheet_address
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, WIDE, counted, enumerated, euros, moment, on, typeset
from ctg_core.views.view_cache import cached_view

SHOWN = 2


@dataclass(frozen=True)
class Item:
    """``detail`` says why it is there and opens ``card``; ``more`` is a sentence under it."""

    title: str
    address: str
    detail: str = ""
    card: Card | None = None
    more: str = ""

    def html(self) -> str:
        """The item as a link, its reason beside it."""
        said = html_text(typeset(self.detail))
        detail = with_card(said, self.card, place="attention", kind="link") if said and self.card else said
        below = f'<div class="ctg-detail">{html_text(typeset(self.more))}</div>' if self.more else ""
        link = f'<a href="{html_text(self.address)}" target="_self">{html_text(typeset(self.title))}</a>'
        return f"<li>{link}{f' · {detail}' if detail else ''}{below}</li>"


@dataclass(frozen=True)
class Matter:
    """Something to look at: its sentence leads to ``address``; ``tone`` is bad, warn or info."""

    sentence: str
    address: str
    tone: str
    items: Sequence[Item] = ()

    def html(self, shown: int = SHOWN) -> str:
        """The sentence as a link, its first items, and how many more there are."""
        hidden = len(self.items) - shown
        link = f'<a href="{html_text(self.address)}" target="_self">'
        rest = f"<li>{link}et {counted(hidden, 'autre')}</a></li>" if hidden > 0 else ""
        items = "".join(item.html() for item in self.items[:shown])
        below = f"<ul>{items}{rest}</ul>" if items else ""
        heading = f"<h3>{link}{html_text(typeset(self.sentence))}</a></h3>"
        return f'<section class="ctg-matter ctg-matter-{self.tone}">{heading}{below}</section>'


@cached_view
def attention_panels(found: Attention, convention: str) -> str:
    """Every matter, or that nothing presses."""
    panels = "".join(matter.html() for matter in matters(found, convention))
    if not panels:
        return '<p class="ctg-text">Rien ne presse parmi ce qui est documenté.</p>'
    return f'<div class="ctg-matters">{panels}</div>'


def matters(found: Attention, convention: str) -> list[Matter]:
    """Those that hold something, most pressing first."""
    rank = {"bad": 0, "warn": 1, "info": 2}
    return sorted(chain(*matters_by_subject(found, convention).values()), key=lambda matter: rank[matter.tone])


def matters_by_subject(found: Attention, convention: str) -> dict[str, list[Matter]]:
    """Those that hold something, by what they are about: actions, results, money, endings, decisions, documents."""
    to = _Addresses(convention)
    return {
        "actions": _about_actions(found, to),
        "results": _about_results(found, to),
        "money": _about_money(found, to),
        "endings": _about_endings(found, to),
        "decisions": _about_decisions(found, to),
        "documents": _about_documents(found, to),
    }


@dataclass(frozen=True)
class _Addresses:
    """Relative addresses of this convention's screens."""

    convention: str

    def page(self, address: str, **parameters: str) -> str:
        return f"{address}?{urlencode({'convention': self.convention, **parameters})}"

    def action(self, item: ActionItem) -> str:
        return sheet_address(self.convention, item.row.key)


def _about_actions(found: Attention, to: _Addresses) -> list[Matter]:
    other, others = ("autre ", "autres ") if found.late else ("", "")
    lists = (
        (found.late, "action en retard", "actions en retard", "late", "bad"),
        (found.held_back, f"{other}action freinée", f"{others}actions freinées", "blocked", "bad"),
        (found.due_soon, "échéance dans les trois mois", "échéances dans les trois mois", "due_soon", "info"),
    )
    made = [
        Matter(counted(len(items), one, several), to.page("actions", statut=CONDITION_LABELS[code]), tone, shown)
        for items, one, several, code, tone in lists
        if (shown := [_action(item, to) for item in items])
    ]
    if found.unknown_status:
        status = to.page("actions", statut=STATUS_LABELS["unknown"])
        made.append(Matter(f"{counted(found.unknown_status, 'action')} au statut non renseigné", status, "info"))
    if found.undescribed:
        words = counted(found.undescribed, "action annoncée", "actions annoncées")
        made.append(Matter(f"{words} sans fiche", to.page("avancement"), "info"))
    return made


def _action(item: ActionItem, to: _Addresses) -> Item:
    ending = f"échéance {on(item.row.planned_end)}" if item.row.planned_end and item.due_soon else ""
    reason = f"en retard de {remaining(item.days_late)}" if item.late else ending or STATUS_LABELS[item.status]
    title = f"{item.row.code} {item.row.title}" if item.row.code else item.row.title
    return Item(title, to.action(item), reason, item.card, (item.row.obstacle or "") if item.blockers else "")


def _about_results(found: Attention, to: _Addresses) -> list[Matter]:
    back = [Item(one.label, to.page("indicateurs", indicateur=one.key), "", one.card) for one in found.going_back]
    waiting = [
        Item(
            one.label,
            to.page("indicateurs", indicateur=one.key),
            f"valeur {enumerated([moment(period) for period in one.periods])}".strip(),
            one.card,
        )
        for one in found.proposed
    ]
    listed = (
        (back, "indicateur en recul", "indicateurs en recul", to.page("indicateurs", etat=STATES[GOING_BACK]), "bad"),
        (waiting, "indicateur à valider", "indicateurs à valider", to.page("indicateurs"), "info"),
    )
    return _filled(listed)


def _about_money(found: Attention, to: _Addresses) -> list[Matter]:
    money = to.page("financements")
    listed = (
        (
            [Item(one.label, money, _unpaid(one), one.card) for one in found.unpaid],
            "financement engagé, pas versé en entier",
            "financements engagés, pas versés en entier",
            money,
            "warn",
        ),
        (
            [Item(one.label, money, _unanswered(one), one.card) for one in found.unanswered],
            "financement demandé, sans réponse connue",
            "financements demandés, sans réponse connue",
            money,
            "warn",
        ),
    )
    silent = [Matter("Aucun montant n’est documenté", money, "info")] if found.without_money else []
    return _filled(listed) + silent


def _unpaid(one: Pending) -> str:
    paid = "aucun versement connu" if one.paid is None else f"{euros(one.paid, one.unit)} versés"
    return f"{euros(one.promised, one.unit)} engagés, {paid} ({_years(one)})"


def _unanswered(one: Pending) -> str:
    return f"{euros(one.promised, one.unit)} demandés ({_years(one)})"


def _years(one: Pending) -> str:
    return str(one.years[0]) if len(one.years) == 1 else f"{one.years[0]}–{one.years[-1]}"


def _about_endings(found: Attention, to: _Addresses) -> list[Matter]:
    pages = {"facilities": "equipements", "related_documents": "sources"}
    items = [
        Item(one.title, to.page(pages[one.collection]), _left(one.days_left, one.end), one.card)
        for one in found.endings
    ]
    listed = (
        (
            items,
            "agrément ou projet qui prend fin",
            "agréments ou projets qui prennent fin",
            to.page("equipements"),
            "warn",
        ),
    )
    end = _convention_end(found)
    return _filled(listed) + ([Matter(end, to.page("gouvernance"), "warn")] if end else [])


def _left(days: int, end: str) -> str:
    if days < 0:
        return f"terminé depuis {remaining(-days)}"
    return f"fin {on(end)}, dans {remaining(days)}"


def _convention_end(found: Attention) -> str:
    if found.days_left is None:
        return ""
    if found.days_left >= 0:
        left = remaining(found.days_left)
        return f"Fin de la convention dans {left}{NARROW}: préparer l’évaluation et le renouvellement"
    after = f"suite annoncée, {found.followed_by}" if found.followed_by else "la suite n’est pas documentée"
    return f"Période arrivée à son terme{NARROW}: {after}"


def _about_decisions(found: Attention, to: _Addresses) -> list[Matter]:
    place = to.page("gouvernance", partie="Décisions")
    items = [
        Item(
            one.row.title,
            place,
            f"à faire avant{WIDE}: {moment(one.row.due)}" if one.row.due else "",
            one.card,
            _who(one),
        )
        for one in found.overdue
    ]
    return _filled(
        ((items, "décision dont l’échéance est passée", "décisions dont l’échéance est passée", place, "warn"),)
    )


def decisions_to_follow(decisions: Iterable[DecisionLine], convention: str) -> list[Matter]:
    """Those whose time has not passed and that nobody said were carried out: a meeting follows them up as well."""
    place = _Addresses(convention).page("gouvernance", partie="Décisions")
    items = [
        Item(
            one.row.title, place, f"échéance {on(one.row.due)}" if one.row.due else "sans échéance", one.card, _who(one)
        )
        for one in decisions
    ]
    one, several = "décision à l’exécution non renseignée", "décisions à l’exécution non renseignée"
    return _filled(((items, one, several, place, "info"),))


def _who(decision: DecisionLine) -> str:
    return " – ".join(filter(None, [decision.responsible, decision.row.execution_note]))


def _about_documents(found: Attention, to: _Addresses) -> list[Matter]:
    sources = to.page("sources")
    doubts = [Item(doubt.title, sources) for doubt in found.doubts]
    one, several = "point à vérifier dans les documents", "points à vérifier dans les documents"
    made = _filled(((doubts, one, several, sources, "info"),))
    if found.gaps:
        announced = counted(found.gaps, "élément annoncé, absent", "éléments annoncés, absents")
        made.append(Matter(f"{announced} des documents", sources, "info"))
    return made


def _filled(listed: Sequence[tuple[list[Item], str, str, str, str]]) -> list[Matter]:
    """A matter for each list that holds something: (items, singular, plural, address, tone)."""
    return [
        Matter(counted(len(items), one, several), address, tone, items)
        for items, one, several, address, tone in listed
        if items
    ]
