"""What the data say of means: money stage by stage, cooperation between organisations, what goes on next."""

from ctg_core.model.document import RelatedDocument
from ctg_core.model.french import NARROW, counted, enumerated, number, plain
from ctg_core.model.french_dates import years_words
from ctg_core.questions.evaluation.material import Material
from ctg_core.questions.evaluation.statements import Proof, Proofs, proofs
from ctg_core.questions.funding.lines import STAGE_LABELS, STATED, Line, funding_lines, paid_in_complete_years
from ctg_core.questions.funding.money_words import amount
from ctg_core.questions.funding.rates import execution_rate
from ctg_core.questions.funding.sums import coverage, stage_totals
from ctg_core.questions.rows import rows_of

_STAFF = ("etp", "equivalent temps plein")


def efficiency_means(material: Material) -> Proofs:
    """What was planned, committed and paid, each alone; what was paid of what was planned; people."""
    lines = funding_lines(material.session, material.selection, material.cards)
    staffed = [row for row in material.actions if row.means and any(word in plain(row.means) for word in _STAFF)]
    stages = _stages(material, lines)
    return proofs(
        *stages,
        None if stages else "Aucun montant n’est documenté.",
        _rate(material, lines),
        material.proof(
            "staff",
            f"Actions dont la fiche dit des moyens en personnel{NARROW}: {len(staffed)} sur {len(material.actions)}.",
            "Fiches dont les moyens parlent d’équivalents temps plein.",
            [material.of(row, row.title, row.means or "") for row in staffed],
        )
        if staffed
        else "Les moyens humains ne sont dits par aucune fiche action.",
    )


def _stages(material: Material, lines: tuple[Line, ...]) -> list[Proof]:
    """A statement a stage: amounts of two stages are never added."""
    return [
        Proof(
            f"{STAGE_LABELS[found.stage].capitalize()}{NARROW}: {amount(found.total.cents, found.total.unit)}, "
            f"{coverage(found.total.known, found.total.lines)}.",
            found.card,
        )
        for found in stage_totals(lines, material.cards)
        if found.total.cents is not None
    ]


def _rate(material: Material, lines: tuple[Line, ...]) -> Proof | str | None:
    rate = execution_rate(paid_in_complete_years(lines, material.selection.day), material.cards)
    if rate is not None:
        among = ", ".join(filter(None, [coverage(rate.known, rate.lines), years_words(rate.years)]))
        return Proof(f"Versé sur prévu{NARROW}: {number(rate.percent, 0)}{NARROW}%, {among}.", rate.card)
    stated = any(line.amounts[STATED] is not None for line in lines)
    return (
        "Trop peu de lignes, ou aucune, portent à la fois un montant prévu et un montant versé."
        if lines and not stated
        else None
    )


def efficiency_cooperation(material: Material) -> Proofs:
    """The actions carried by several organisations."""
    told = [row for row in material.actions if row.lead or row.team or row.partners]
    if not told:
        return proofs("Les organisations qui portent les actions ne sont pas documentées.")
    several = [row for row in told if len({row.lead, *row.team, *row.partners} - {None}) > 1]
    return proofs(
        material.proof(
            "cooperation",
            f"Actions portées par plusieurs organisations{NARROW}: {len(several)} sur {len(told)}.",
            "Chef de file, équipe et partenaires\u202f: au moins deux organisations différentes.",
            rows=[material.cards.of(row, row.title) for row in several],
        ),
        "Rien dans les données ne dit quels doublons ont été évités\u202f: c’est aux partenaires de l’écrire.",
    )


def durability_next(material: Material) -> Proofs:
    """What is over, what is not and needs a choice, and what is announced to follow."""
    open_ = [row for row in material.actions if row.status in ("in_progress", "not_started", "suspended")]
    documents = rows_of(material.session, RelatedDocument, material.selection)
    follows = [row for row in documents if row.relation == "successor"]
    return proofs(
        material.proof(
            "open",
            f"Actions ni réalisées ni abandonnées, à reconduire, ajuster ou arrêter{NARROW}: {len(open_)}.",
            "Actions à engager, en cours ou suspendues.",
            [material.of(row, row.title, row.next or "suite non renseignée") for row in open_],
        )
        if open_
        else None
        if material.actions
        else "Aucune action n’est décrite.",
        material.proof(
            "successor",
            f"{counted(len(follows), 'texte annoncé', 'textes annoncés')} à la suite{NARROW}: "
            f"{enumerated([row.title for row in follows])}.",
            "Textes enregistrés comme succédant à la convention.",
            [material.of(row, row.title, row.description or "") for row in follows],
        )
        if follows
        else "Aucune suite à la convention n’est documentée.",
    )
