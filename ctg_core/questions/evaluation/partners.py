"""What the data say of those who steer: meetings, decisions, roles, coordination, inhabitants."""

from ctg_core.model.action import Action
from ctg_core.model.french import NARROW, counted, plain
from ctg_core.model.funding import FundingLine
from ctg_core.model.organisation import Organisation
from ctg_core.questions.evaluation.material import Material
from ctg_core.questions.evaluation.statements import Named, Proof, Proofs, proofs
from ctg_core.questions.governance.decision_rate import decision_rate
from ctg_core.questions.governance.followed_words import pace_sentence, promises_sentence, rate_sentence, tally_words
from ctg_core.questions.governance.meeting_pace import meeting_pace
from ctg_core.questions.governance.promises import promises
from ctg_core.questions.rows import rows_of

_COORDINATION_MONEY = {"BT_PILOTAGE", "ING_CTG"}
_INHABITANTS = ("habitant", "participation", "concertation")


def governance_decisions(material: Material) -> Proofs:
    """Whether bodies met as promised, decided, and were followed."""
    pace = meeting_pace(material.session, material.selection)
    rate = decision_rate(material.session, material.selection)
    meetings = material.governance.meetings
    held = [line for line in meetings if line.is_known]
    deciding = [line for line in held if line.decisions]
    return proofs(
        material.proof(
            "meetings",
            f"Réunions connues qui ont pris au moins une décision{NARROW}: {len(deciding)} sur {len(held)}.",
            "Réunions dont on sait qu’elles ont eu lieu.",
            rows=[line.card for line in held],
        )
        if held
        else "Aucune réunion tenue n’est documentée.",
        Proof(pace_sentence(pace), pace.card) if pace.judged else pace_sentence(pace),
        Proof(rate_sentence(rate), rate.card) if rate.due else "Aucune décision à échéance n’est enregistrée.",
    )


def governance_roles(material: Material) -> Proofs:
    """Who answers for each action, what each body is for, what each signatory delivered."""
    kept = [row for row in material.actions if row.status != "abandoned"]
    led = any(row.lead for row in kept)
    without = [row for row in kept if not row.lead]
    bodies = [body for body in material.governance.bodies if body.row.role]
    found = promises(material.session, material.selection)
    parties = [
        Named(party.name, f"{party.tally.promised} promis, {tally_words(party.tally)}", party.card)
        for party in found.parties
        if party.name and party.tally.promised
    ]
    return proofs(
        material.proof(
            "leads",
            f"Actions qui ont un chef de file{NARROW}: {len(kept) - len(without)} sur {len(kept)}.",
            "Actions non abandonnées dont le chef de file est renseigné\u202f; sont nommées celles qui n’en ont pas.",
            [material.of(row, row.title) for row in without],
            [material.cards.of(row, row.title) for row in kept],
        )
        if led
        else "Les chefs de file des actions ne sont pas documentés.",
        material.proof(
            "bodies",
            f"Instances dont le rôle est écrit{NARROW}: {len(bodies)} sur {len(material.governance.bodies)}.",
            "Instances enregistrées dont le rôle est renseigné.",
            [Named(body.row.name, body.row.role or "", body.card) for body in bodies],
        )
        if bodies
        else "Le rôle des instances n’est pas documenté."
        if material.governance.bodies
        else "Aucune instance n’est documentée.",
        Proof(promises_sentence(found), found.card, tuple(parties))
        if found.tally.delivered or found.tally.broken
        else promises_sentence(found),
    )


def governance_coordination(material: Material) -> Proofs:
    """Who coordinates, and the money meant for it."""
    officers = material.governance.officers
    money = [
        row
        for row in rows_of(material.session, FundingLine, material.selection)
        if _COORDINATION_MONEY.intersection(row.schemes)
    ]
    years = sorted({row.year for row in money if row.year})
    return proofs(
        material.proof(
            "officer",
            f"Coordination documentée{NARROW}: {officers[0].row.name}.",
            "Fonction enregistrée comme chargée de coopération.",
            [Named(body.row.name, body.row.role or "", body.card) for body in officers],
        )
        if officers
        else "Le chargé de coopération n’est pas documenté.",
        material.proof(
            "coordination-money",
            f"{counted(len(money), 'ligne')} de financement du pilotage ou de l’ingénierie"
            + (f", de {years[0]} à {years[-1]}." if len(years) > 1 else "."),
            "Lignes rattachées au bonus territoire pilotage ou à l’ingénierie de la CTG.",
            [material.of(row, row.label, str(row.year or "")) for row in money],
        )
        if money
        else "Aucun financement du pilotage ni de l’ingénierie n’est enregistré.",
    )


def participation(material: Material) -> Proofs:
    """The actions that speak of inhabitants, the bodies they sit in."""
    speaking = [row for row in material.actions if speaks_of_inhabitants(row)]
    kinds = {row.name: row.kind for row in rows_of(material.session, Organisation, material.selection)}
    seats = [
        Named(member.organisation, body.row.name, member.card)
        for body in material.governance.bodies
        for member in body.members
        if kinds.get(member.organisation) == "inhabitants"
    ]
    return proofs(
        material.proof(
            "speaking",
            f"Actions dont la fiche parle des habitants ou de leur participation{NARROW}: "
            f"{len(speaking)} sur {len(material.actions)}.",
            "Fiches dont le titre ou la description contient «\u00a0habitant\u00a0», «\u00a0participation\u00a0» ou "
            "«\u00a0concertation\u00a0»\u202f: un mot, pas une preuve.",
            [material.of(row, row.title) for row in speaking],
        )
        if speaking
        else "Aucune fiche action ne parle des habitants."
        if material.actions
        else "Aucune action n’est décrite.",
        material.proof(
            "seats",
            f"Sièges d’habitants dans les instances{NARROW}: {len(seats)}.",
            "Membres d’instances enregistrés comme habitants.",
            seats,
        )
        if seats
        else "Aucune instance ne compte d’habitants parmi ses membres connus."
        if any(body.members for body in material.governance.bodies)
        else "Les membres des instances ne sont pas documentés.",
    )


def speaks_of_inhabitants(row: Action) -> bool:
    """Whether the title or the description of an action has one of the words of participation."""
    said = plain(" ".join(filter(None, [row.title, row.description])))
    return any(word in said for word in _INHABITANTS)
