"""What the data say of effects: what changed, for which places, more evenly or not, and whether it lasts."""

from collections.abc import Mapping

from ctg_core.model.facility import Facility
from ctg_core.model.french import NARROW, counted, enumerated
from ctg_core.model.french_dates import on
from ctg_core.questions.evaluation.material import Material
from ctg_core.questions.evaluation.rules import PlacesThenNow, best_served_share, places_then_now
from ctg_core.questions.evaluation.statements import Named, Proof, Proofs, proofs
from ctg_core.questions.governance.expiries import document_endings, label_endings
from ctg_core.questions.indicators.attainment import GOING_BACK, NO_DATA, ON_TRACK, REACHED, STATES, TO_WATCH
from ctg_core.questions.indicators.list import BACKWARD, IndicatorLine
from ctg_core.questions.indicators.words import value_text, when_text
from ctg_core.questions.rows import convention_of, rows_of
from ctg_core.questions.territory.communes import commune_names

_EFFECTS = ("result", "impact")
_WORDS = {
    REACHED: ("a atteint sa cible", "ont atteint leur cible"),
    ON_TRACK: ("est en bonne voie", "sont en bonne voie"),
    TO_WATCH: ("est à surveiller", "sont à surveiller"),
    GOING_BACK: ("recule", "reculent"),
    NO_DATA: ("n’a pas assez de données", "n’ont pas assez de données"),
}


def effects_change(material: Material) -> Proofs:
    """The indicators of result and impact, by state."""
    lines = [line for line in material.indicators.followed if line.row.kind in _EFFECTS]
    if not lines:
        return proofs("Aucun indicateur de résultat ou d’impact n’est suivi.")
    counts = {state: sum(line.state == state for line in lines) for state in STATES}
    parts = [counted(count, *_WORDS[state]) for state, count in counts.items() if count]
    text = f"Sur {counted(len(lines), 'indicateur')} de résultat ou d’impact{NARROW}: {enumerated(parts)}."
    known = [Named(line.row.label, _way(line), line.card) for line in lines if line.state != NO_DATA]
    unknown = counts[NO_DATA]
    return proofs(
        material.proof("effects", text, "Chaque indicateur est jugé de sa valeur de départ à sa cible.", known),
        f"Indicateurs de résultat ou d’impact sans assez de données{NARROW}: {unknown}." if unknown else None,
        "Les données ne disent pas ce qui a causé ces changements\u202f: c’est aux partenaires de l’écrire.",
    )


def _way(line: IndicatorLine) -> str:
    told = [one for one in (line.baseline, line.last) if one]
    return f"{' → '.join(f'{value_text(one)} ({when_text(one)})' for one in told)}, {STATES[line.state]}"


def effects_reach(material: Material) -> Proofs:
    """The communes that actions name, and the publics they say."""
    names = commune_names(material.session, material.selection)
    perimeter = convention_of(material.session, material.selection).communes or list(names)
    kept = [row for row in material.actions if row.status != "abandoned"]
    named = {code: sum(code in row.communes for row in kept) for code in perimeter}
    told = [row for row in kept if row.target_audience]
    return proofs(
        _reach(material, named, names, kept=sum(bool(row.communes) for row in kept)),
        material.proof(
            "audiences",
            f"Actions dont la fiche nomme un public{NARROW}: {len(told)} sur {len(kept)}.",
            "Actions non abandonnées dont la fiche nomme un public.",
            [material.of(row, row.title, row.target_audience or "") for row in told],
        )
        if told
        else "Aucune fiche action ne dit à quel public elle s’adresse.",
    )


def _reach(material: Material, named: Mapping[str, int], names: Mapping[str, str], *, kept: int) -> Proof | str:
    if not (kept and named):
        return "Les communes que touchent les actions ne sont pas documentées."
    left = [names.get(code, code) for code, count in named.items() if not count]
    text = f"Communes qu’au moins une action nomme{NARROW}: {len(named) - len(left)} sur {len(named)}."
    if left:
        text = f"{text} Aucune ne nomme {enumerated(left)}."
    rows = [material.cards.of(row, row.title) for row in material.actions if row.communes]
    formula = f"D’après les {kept} actions non abandonnées qui nomment des communes."
    return material.proof("reach", text, formula, rows=rows)


def equity(material: Material) -> Proofs:
    """Collective early-childhood places, commune by commune, at the start and now."""
    convention = convention_of(material.session, material.selection)
    if convention.start is None:
        return proofs("Le début de la convention n’est pas documenté\u202f: rien à quoi comparer.")
    facilities = rows_of(material.session, Facility, material.selection)
    found = places_then_now(facilities, convention.start, material.selection.day.isoformat())
    if not (found.then or found.now):
        return proofs("Les places d’accueil du jeune enfant ne sont pas connues commune par commune.")
    rows = [material.cards.of(row, row.name) for row in facilities if row.commune in {**found.then, **found.now}]
    left = f"{counted(found.left_out, 'lieu')} d’accueil sans capacité, commune ou date d’ouverture, hors calcul."
    return proofs(
        material.proof("places", _places(found, convention.start), _formula(material, found), rows=rows),
        _shares(material, found),
        left if found.left_out else None,
        "Seul l’accueil collectif du jeune enfant est comparé\u202f: le reste de l’offre ne s’additionne pas.",
    )


def _places(found: PlacesThenNow, start: str) -> str:
    places = f"{counted(sum(found.then.values()), 'place')} dans {counted(len(found.then), 'commune')} {on(start)}"
    return (
        f"Accueil collectif du jeune enfant{NARROW}: {places}, "
        f"{sum(found.now.values())} dans {counted(len(found.now), 'commune')} aujourd’hui."
    )


def _formula(material: Material, found: PlacesThenNow) -> str:
    names = commune_names(material.session, material.selection)
    parts = [
        f"{names.get(code, code)}{NARROW}: {found.then.get(code, 0)} → {found.now.get(code, 0)}"
        for code in sorted({**found.then, **found.now}, key=lambda code: names.get(code, code))
    ]
    return f"Places des crèches, multi-accueils et micro-crèches ouverts à chaque date. {f'{NARROW}; '.join(parts)}."


def _shares(material: Material, found: PlacesThenNow) -> Proof | None:
    then, now = best_served_share(found.then), best_served_share(found.now)
    if then is None or now is None or not found.is_enough:
        return None
    text = f"La commune la mieux dotée a {now}{NARROW}% des places, contre {then}{NARROW}% au début de la convention."
    return material.proof("share", text, "Places de la commune qui en a le plus ÷ toutes les places, aux deux dates.")


def durability_effects(material: Material) -> Proofs:
    """Targets reached and still held; what depends on an agreement that ends."""
    reached = [line for line in material.indicators.followed if line.state == REACHED]
    slipping = [line for line in reached if line.move == BACKWARD]
    ends = [*label_endings(material.session, material.selection, material.cards)]
    documents = document_endings(material.session, material.selection, material.cards)
    ends += [one for row, one in documents if row.relation == "linked"]
    coming = [one for one in ends if one.days_left >= 0]
    return proofs(
        material.proof(
            "held",
            f"Cibles atteintes{NARROW}: {len(reached)}, dont {len(slipping)} en repli depuis la valeur précédente.",
            "Cible atteinte à la dernière valeur validée\u202f; en repli si la valeur précédente était meilleure.",
            [Named(line.row.label, _way(line), line.card) for line in slipping],
            [line.card for line in reached],
        )
        if reached
        else "Aucune cible n’est encore atteinte\u202f: rien ne dit si les effets dureraient."
        if any(line.state != NO_DATA for line in material.indicators.followed)
        else "Rien ne dit si une cible est atteinte\u202f: aucun indicateur n’a les valeurs qu’il faut.",
        material.proof(
            "ends",
            f"Agréments et textes liés qui prendront fin{NARROW}: {len(coming)}.",
            "Fins documentées des agréments et des textes articulés avec la convention.",
            [Named(one.title, on(one.end), one.card) for one in coming],
        )
        if coming
        else None,
    )
