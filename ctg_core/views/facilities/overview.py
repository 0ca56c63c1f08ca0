"""What exists where, in words: the sentence that answers, key figures, the numbers type by type."""

from collections import Counter
from collections.abc import Iterable

from ctg_core.questions.facilities.counts import CountedType, DocumentedCount, ManagerShare
from ctg_core.questions.facilities.overview import Facilities, NamedFacility, ThemeOnSite, TypeOnSite
from ctg_core.questions.facilities.words import capacity_words, type_amount
from ctg_core.questions.territory.communes import TerritoryCommunes
from ctg_core.reference.lists import manager_kinds
from ctg_core.views.blocks import badge, key_figure
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, counted, enumerated, moment, number, typeset
from ctg_core.views.palette import categorical
from ctg_core.views.view_cache import cached_view

KEY_FIGURES = 4
NAMED_AT_MOST = 8
UNSPECIFIED = "gestionnaire non précisé"


def distance_sentence(found: Facilities, communes: TerritoryCommunes | None = None) -> str:
    """Why nobody can be said far from anything, or what the map and the communes named allow."""
    if not found.types:
        return "Qui en est loin\u202f? On ne peut pas le dire\u202f: aucun équipement n’est documenté."
    if not found.located:
        return (
            "Qui en est loin\u202f? On ne peut pas le dire\u202f: aucun équipement n’est localisé. "
            "Une adresse ou des coordonnées pour chacun le permettraient."
        )
    left = len(found.named) - len(found.located)
    others = f", sans {counted(left, 'équipement nommé', 'équipements nommés')} dont le lieu manque" if left else ""
    return (
        f"Qui en est loin\u202f? La carte montre {counted(len(found.located), 'équipement')}{others}"
        f"\u202f; aucun temps de trajet n’est calculé.{_without_any(found, communes)}"
    )


def _without_any(found: Facilities, communes: TerritoryCommunes | None) -> str:
    """The communes that no named facility is in, if the commune of each is known."""
    served = {place.commune for place in found.named if not place.row.closed}
    if communes is None or None in served:
        return ""
    without = [line.name for line in communes.lines if line.name not in served]
    if not without:
        return " Chaque commune a au moins un équipement nommé."
    how_many = counted(len(without), "commune n’a", "communes n’ont")
    names = f"\u202f: {enumerated(without)}" if len(without) <= NAMED_AT_MOST else ""
    return f" {how_many} aucun équipement nommé{names}."


def facility_figures(found: Facilities) -> list[str]:
    """The first number of each theme, as key figures."""
    themes = {one.type: theme.label for theme in found.themes for one in theme.types}
    figures = []
    for one in found.foremost[:KEY_FIGURES]:
        of_type = one.counted
        if of_type is None:
            continue
        label = one.label_plural if (of_type.total or 0) > 1 else one.label
        detail = ", ".join(filter(None, [themes[one.type], of_type.period]))
        figures.append(key_figure(label, type_amount(one), detail, card=of_type.card))
    return figures


def usual_period(found: Facilities) -> str | None:
    """The year most of the numbers are of, if more than half are of one."""
    periods = Counter(root.row.period for one in found.types if one.counted for root in one.counted.counts)
    period, times = next(iter(periods.most_common(1)), (None, 0))
    return period if 2 * times > sum(periods.values()) else None


def counts_lead(found: Facilities) -> str:
    """What the reader must know of all the numbers before reading one."""
    if not any(one.counted for one in found.types):
        return "Aucun nombre n’est imprimé\u202f; «\u00a0nommés\u00a0» compte les lieux cités un à un."
    usual = usual_period(found)
    when = f"Chiffres de {usual}, sauf mention contraire." if usual else "Le document ne date pas ces nombres."
    named = " «\u00a0Nommés\u00a0»\u202f: lieux cités un à un." if found.named else ""
    return f"{when}{named} Les types ne s’additionnent pas."


@cached_view
def counts_by_theme(found: Facilities) -> str:
    """Every type under its theme: its number, who runs it, what is counted twice."""
    usual, tones = usual_period(found), manager_tones(found)
    return "".join(_theme(theme, usual, tones) for theme in found.themes)


def _theme(theme: ThemeOnSite, usual: str | None, tones: dict[str, int]) -> str:
    items = "".join(f"<li>{_type(one, usual, tones)}</li>" for one in theme.types)
    return f'<p class="ctg-label">{html_text(typeset(theme.label))}</p><ul class="ctg-list ctg-counts">{items}</ul>'


def _type(one: TypeOnSite, usual: str | None, tones: dict[str, int]) -> str:
    found, named = one.counted, counted(one.named, "nommé", "nommés")
    value = f"<span>{html_text(named)}</span>" if found is None else _total(one, found)
    lines = [f'<div class="ctg-type"><span>{html_text(typeset(_title(one)))}</span>{value}</div>']
    if found is None:
        return "".join(lines)
    lines.append(_managers(found, tones))
    details = [_several(found), *(_count(root, "dont") for root in found.included), *_overlap_lines(found)]
    if one.named:
        details.append(html_text(named))
    if found.period != usual and usual and len(found.counts) == 1:
        details.append(html_text(found.period or "année non précisée"))
    lines += [f'<div class="ctg-detail">{detail}</div>' for detail in details if detail]
    return "".join(lines)


def _title(one: TypeOnSite) -> str:
    total = one.counted.total if one.counted else one.named
    return one.label if total == 1 else one.label_plural


def _total(one: TypeOnSite, found: CountedType) -> str:
    if found.total is None or found.card is None:
        return "<span>plusieurs nombres</span>"
    return f"<strong>{with_card(html_text(type_amount(one)), found.card, place='by-type', kind='link')}</strong>"


def _several(found: CountedType) -> str:
    """The numbers a total is made of, or those that cannot make one."""
    if found.total is not None and not found.is_computed:
        return ""
    return " · ".join(_count(root) for root in found.counts)


def _count(root: DocumentedCount, before: str = "") -> str:
    words = html_text(
        typeset(" ".join(filter(None, [before, root.row.qualifier, number(root.row.count), root.row.label])))
    )
    planned = f" {badge(root.card.nature, 'info')}" if root.row.nature in ("intention", "target") else ""
    return with_card(words, root.card, place="by-type", kind="link") + planned


def _overlap_lines(found: CountedType) -> Iterable[str]:
    for overlap in found.overlaps:
        words = f"{number(overlap.part.row.count)} {overlap.part.row.label}"
        link = with_card(html_text(typeset(words)), overlap.part.card, place="overlap", kind="link")
        inside = html_text(typeset(enumerated([f"«\u00a0{label}\u00a0»" for label in overlap.inside])))
        yield f"{link}{NARROW}: dans {inside}, une seule fois dans le total"


def _managers(found: CountedType, tones: dict[str, int]) -> str:
    """A bar of who runs the places of a type, then the same in words."""
    if not found.managers or not found.total:
        return ""
    colours = [manager_colour(tones[share.kind]) for share in found.managers]
    pieces = "".join(
        f'<span style="width:{100 * share.count / found.total:.2f}%;background:{colour}"></span>'
        for share, colour in zip(found.managers, colours, strict=True)
    )
    words = [_share(share, colour) for share, colour in zip(found.managers, colours, strict=True)]
    if found.unspecified:
        words.append(f"<span>{html_text(UNSPECIFIED)} {number(found.unspecified)}</span>")
    bar = f'<div class="ctg-bar ctg-bar-unknown" aria-hidden="true">{pieces}</div>' if len(words) > 1 else ""
    return f'{bar}<div class="ctg-detail ctg-shares">{"".join(words)}</div>'


def _share(share: ManagerShare, colour: str) -> str:
    swatch = f'<span class="ctg-swatch" style="background:{colour}" aria-hidden="true"></span>'
    value = with_card(html_text(number(share.count)), share.card, place=f"share-{share.kind}", kind="link")
    return f"<span>{swatch}{html_text(typeset(share.label))} {value}</span>"


@cached_view
def named_list(found: Facilities) -> str:
    """The places named one by one: what each is, who runs it, and where, or why it is not on the map."""
    return f'<ul class="ctg-list">{"".join(map(_named, found.named))}</ul>'


def _named(place: NamedFacility) -> str:
    name = with_card(html_text(typeset(place.row.name)), place.card, place="named", kind="link")
    planned = f" {badge(place.card.nature, 'info')}" if place.card.is_intention else ""
    what = " · ".join(filter(None, [place.type_label, place.manager, place.commune, capacity_words(place)]))
    return (
        f"<li>{name}{planned}"
        f'<div class="ctg-detail">{html_text(typeset(what))}<br>{html_text(typeset(place_words(place)))}</div></li>'
    )


def place_words(place: NamedFacility) -> str:
    """Where a place is, or why it is not on the map."""
    closed = f"fermé ({moment(place.row.closed)})\u202f; " if place.row.closed else ""
    if place.located:
        return closed + (place.row.place_precision or place.row.address or "localisé")
    if place.row.address:
        return f"{closed}non localisé\u202f: seule indication, «\u00a0{place.row.address}\u00a0»"
    reason = "le document ne donne pas d’adresse" if place.card.evidence else "aucune adresse n’est saisie"
    return f"{closed}non localisé\u202f: {reason}"


def manager_tones(found: Facilities) -> dict[str, int]:
    """The place in the palette of each kind of manager that shows, in national order."""
    shown = {share.kind for one in found.types if one.counted for share in one.counted.managers}
    return {kind: rank for rank, kind in enumerate(kind for kind in manager_kinds() if kind in shown)}


def manager_colour(tone: int) -> str:
    """A colour for CSS, right on a light and on a dark screen."""
    light, dark = categorical(False), categorical(True)
    return f"light-dark({light[tone % len(light)]},{dark[tone % len(dark)]})"
