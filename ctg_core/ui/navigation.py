"""The pages, by section, in the order a meeting needs them; their addresses are permanent."""

from dataclasses import dataclass

TITLE = "CTG, tableau de bord"


@dataclass(frozen=True)
class PageEntry:
    """``address`` is the page's place in the URL, empty for the home page."""

    file: str
    title: str
    address: str
    icon: str


HOME = PageEntry("pages/steering/home.py", "Accueil", "", ":material/home:")
PROGRESS = PageEntry("pages/steering/progress.py", "Avancement", "avancement", ":material/checklist:")
ACTIONS = PageEntry("pages/steering/actions.py", "Actions", "actions", ":material/assignment:")
INDICATORS = PageEntry("pages/steering/indicators.py", "Indicateurs", "indicateurs", ":material/monitoring:")
FUNDING = PageEntry("pages/steering/funding.py", "Financements", "financements", ":material/euro:")
FACILITIES = PageEntry("pages/territory/facilities.py", "Équipements", "equipements", ":material/map:")
PORTRAIT = PageEntry("pages/territory/portrait.py", "Territoire", "territoire", ":material/groups:")
MEETING = PageEntry("pages/committee/meeting.py", "Séance", "seance", ":material/co_present:")
SINCE = PageEntry("pages/committee/since.py", "Depuis le dernier comité", "depuis", ":material/history:")
GOVERNANCE = PageEntry("pages/committee/governance.py", "Gouvernance", "gouvernance", ":material/gavel:")
EVALUATION = PageEntry("pages/committee/evaluation.py", "Évaluation", "evaluation", ":material/balance:")
UPDATE = PageEntry("pages/records/update.py", "Saisie", "saisie", ":material/edit_note:")
REMINDERS = PageEntry("pages/records/reminders.py", "Relances", "relances", ":material/notifications:")
EXCHANGE = PageEntry("pages/records/exchange.py", "Échanges", "echanges", ":material/swap_horiz:")
JOURNAL = PageEntry("pages/records/journal.py", "Journal", "journal", ":material/receipt_long:")
SOURCES = PageEntry("pages/records/sources.py", "Sources et contrôles", "sources", ":material/fact_check:")
REFERENCE = PageEntry("pages/records/reference_lists.py", "Référentiels", "referentiels", ":material/menu_book:")

SECTIONS: dict[str, list[PageEntry]] = {
    "Pilotage": [HOME, PROGRESS, ACTIONS, INDICATORS, FUNDING],
    "Territoire": [FACILITIES, PORTRAIT],
    "Comité": [MEETING, SINCE, GOVERNANCE, EVALUATION],
    "Données": [UPDATE, EXCHANGE, REMINDERS, SOURCES, JOURNAL, REFERENCE],
}
