"""Numbers the documents announce, compared with what they list: communes, signatories, actions."""

from collections.abc import Iterator

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.findings import Finding, citations_of, places_of
from ctg_core.dossier.naming import name_of
from ctg_core.model.action import Action
from ctg_core.model.french import counted
from ctg_core.model.organisation import Organisation
from ctg_core.model.plan_node import PlanNode
from ctg_core.model.signatory import Signatory

_MUNICIPAL = ("municipality", "municipalities")


def announcement_findings(dossier: Dossier) -> Iterator[Finding]:
    """Announced numbers that the dossier's lists do not reach, or exceed."""
    yield from _listed_communes(dossier)
    yield from _signing_communes(dossier)
    yield from _listed_actions(dossier)


def _listed_communes(dossier: Dossier) -> Iterator[Finding]:
    convention = dossier.convention
    listed = len(set(convention.communes))
    if convention.declared_communes and listed and listed != convention.declared_communes:
        yield Finding(
            "warning",
            "arithmetic",
            "La liste des communes ne compte pas autant de communes que le document en annonce",
            f"Annoncées\u202f: {counted(convention.declared_communes, 'commune')}. "
            f"Dans la liste\u202f: {counted(listed, 'commune')}.",
            ("convention/declared_communes", "convention/communes"),
        )


def _signing_communes(dossier: Dossier) -> Iterator[Finding]:
    """A group of communes signs: with the others, it should be the communes of the convention."""
    declared = dossier.convention.declared_communes
    signing = {row.organisation for row in dossier.of(Signatory)}
    communes = [row for row in dossier.of(Organisation) if row.key in signing and row.kind in _MUNICIPAL]
    groups = [row for row in communes if row.kind == "municipalities"]
    if declared is None or not groups or any(row.members is None for row in groups):
        return
    total = sum(row.members or 1 for row in communes)
    if total != declared:
        yield Finding(
            "warning",
            "arithmetic",
            "Le nombre de communes signataires n’est pas le nombre de communes de la convention",
            f"Communes de la convention\u202f: {declared}. Communes signataires\u202f: {total}. "
            f"Écart\u202f: {abs(declared - total)}.",
            ("convention/declared_communes", *places_of(communes)),
            citations_of(communes),
        )


def _listed_actions(dossier: Dossier) -> Iterator[Finding]:
    nodes = dossier.of(PlanNode)
    parents = {node.key: node.parent for node in nodes}
    above = [_above(action.node, parents) for action in dossier.of(Action)]
    for node in nodes:
        listed = sum(node.key in keys for keys in above)
        if node.declared_actions is not None and node.declared_actions != listed:
            detailed = f"en détaille {listed}" if listed else "n’en détaille aucune"
            yield Finding(
                "info",
                "gap",
                f"{name_of(node)} annonce {counted(node.declared_actions, 'action')}, le dossier {detailed}",
                "Les actions annoncées sans être détaillées comptent dans la couverture de l’avancement, "
                "jamais dans sa moyenne.",
                places_of([node]),
                citations_of([node]),
            )


def _above(node: str | None, parents: dict[str, str | None]) -> set[str]:
    """The node and all those it is under."""
    found: set[str] = set()
    while node is not None and node not in found:
        found.add(node)
        node = parents[node]
    return found
