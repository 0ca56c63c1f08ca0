"""The list of actions in words and tables, what presses first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ctg_core.model.codes import CONFIDENCES
from ctg_core.questions.actions.items import STEPS, ActionItem
from ctg_core.questions.actions.list import Actions, Announced
from ctg_core.questions.actions.words import end_detail, end_words, press_words, progress_words, status_words
from ctg_core.questions.plan.words import STATUS_LABELS, plan_sentence
from ctg_core.views.addresses import sheet_address
from ctg_core.views.blocks import badge, empty
from ctg_core.views.card import with_card
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, SILENT, counted, moment, percent, typeset
from ctg_core.views.plan.confidence import confidence_html, confidence_words
from ctg_core.views.plan.overview import STATUS_TONES
from ctg_core.views.table import Cell, Column, Table, in_file, on_screen
from ctg_core.views.view_cache import cached_view


@dataclass(frozen=True)
class Links:
    """Where the fiches are: the convention looked at, and the filters to come back to."""

    convention: str
    kept: Mapping[str, str]

    def to(self, item: ActionItem) -> str:
        """The title of an action as a link to its fiche, after its code."""
        address = html_text(sheet_address(self.convention, item.row.key, self.kept))
        code = f'<span class="ctg-level">{html_text(item.row.code)}</span>' if item.row.code else ""
        return f'{code}<a href="{address}" target="_self">{html_text(typeset(item.row.title))}</a>'


def actions_headline(found: Actions) -> str:
    """ "40 actions : 12 réalisées, 3 en retard, 2 suspendues ; 2 sans statut renseigné."."""
    if not found.items:
        return plan_sentence(found.tally)
    status, late, unlisted = found.tally.by_status, found.tally.late, found.tally.unlisted
    known = [
        counted(status["done"], "réalisée") if status["done"] else "",
        f"{late} en retard" if late else "",
        counted(status["suspended"], "suspendue") if status["suspended"] else "",
    ]
    unknown = f"{status['unknown']} sans statut renseigné" if status["unknown"] else ""
    # A plain list: what is late has a status too, and nobody should read these as parts of the whole.
    said = f"{NARROW}; ".join(filter(None, [", ".join(filter(None, known)), unknown]))
    sentence = f"{counted(len(found.items), 'action')}{f'{NARROW}: {said}' if said else ''}."
    others = counted(unlisted, "autre est annoncée sans être décrite", "autres sont annoncées sans être décrites")
    return f"{sentence} {others}." if unlisted else sentence


def no_action(found: Actions) -> str:
    """The intended blank of a plan whose actions nobody has described, with what it announces."""
    blank = empty(
        "Aucune fiche action n’est documentée.",
        "Elles viendraient des fiches actions annexées à la convention signée, ou du bilan annuel.",
        "Le chargé de coopération CTG ou le chef de file de chaque action peuvent les ajouter.",
    )
    announced = "".join(map(_announced, found.announced))
    return blank + (f'<ul class="ctg-list">{announced}</ul>' if announced else "")


def _announced(part: Announced) -> str:
    name = with_card(html_text(typeset(part.name)), part.card, place="announced", kind="link")
    number = html_text(counted(part.count, "action annoncée", "actions annoncées"))
    return f'<li class="ctg-line">{name}<span class="ctg-line-end">{number}</span></li>'


@cached_view
def action_list(groups: Iterable[tuple[str, Sequence[ActionItem]]], links: Links) -> str:
    """A table for each group of actions, under its heading."""
    columns = _columns(links)
    tables = (on_screen(heading or "Toutes les actions retenues", columns, items) for heading, items in groups)
    return f'<div class="ctg-actions">{"".join(table.html() for table in tables)}</div>'


@cached_view
def actions_file(items: Iterable[ActionItem]) -> Table:
    """The same actions for a spreadsheet, a column for each thing that a list packs together."""
    return in_file("Actions", _columns(Links("", {})), items)


def _columns(links: Links) -> tuple[Column[ActionItem], ...]:
    return (
        Column("Code", filed=lambda item: item.row.code or ""),
        Column(
            "Action",
            lambda item: Cell(item.row.title, safe_html=links.to(item) + _reason(item)),
            lambda item: item.row.title,
        ),
        Column("Axe", filed=lambda item: item.axis.name if item.axis else ""),
        Column(
            "Statut",
            lambda item: Cell(status_words(item), safe_html=status_badges(item)),
            lambda item: STATUS_LABELS[item.status],
        ),
        Column("En retard (jours)", filed=lambda item: str(item.days_late or "")),
        Column(
            "Avancement", lambda item: Cell(progress_words(item.progress), safe_html=progress_bar(item, place="list"))
        ),
        Column(
            "Avancement (%)", filed=lambda item: "" if item.progress.value is None else str(round(item.progress.value))
        ),
        Column("Avancement d’après", filed=lambda item: progress_words(item.progress)),
        Column(
            "Échéance",
            lambda item: Cell(end_words(item), safe_html=_end_html(item)),
            lambda item: item.row.planned_end or "",
        ),
        Column("Terminée", filed=lambda item: item.row.actual_end or ""),
        Column(
            "Chef de file",
            lambda item: item.lead.name if item.lead else SILENT,
            lambda item: item.lead.name if item.lead else "",
        ),
        Column(
            "Météo",
            lambda item: Cell(confidence_words(item.row.confidence), safe_html=confidence_html(item.row.confidence)),
            lambda item: CONFIDENCES[item.row.confidence] if item.row.confidence else "",
        ),
        Column("Obstacle", filed=lambda item: item.row.obstacle or ""),
        Column("Thèmes", filed=lambda item: ", ".join(theme.name for theme in item.themes)),
        Column("Communes", filed=lambda item: ", ".join(commune.name for commune in item.communes)),
    )


def _reason(item: ActionItem) -> str:
    """What holds the action back, where it does."""
    if not item.blockers or not item.row.obstacle:
        return ""
    return f'<p class="ctg-detail">{html_text(typeset(item.row.obstacle))}</p>'


def status_badges(item: ActionItem) -> str:
    """The status, which opens the action's card, and whether it is late."""
    # The column is already headed "Statut".
    words = STATUS_LABELS[item.status].removeprefix("statut ")
    status = with_card(html_text(words), item.card, place="status", kind="link")
    mark = f'<span class="ctg-badge ctg-{STATUS_TONES[item.status]}">{status}</span>'
    press = badge(press_words(item), "bad" if item.late else "warn") if press_words(item) else ""
    intention = badge("intention", "info") if item.card.is_intention else ""
    return " ".join(filter(None, [mark, press, intention]))


def progress_bar(item: ActionItem, *, place: str) -> str:
    """The words, which open how they were obtained, above a bar; hatched when nothing is known."""
    value, words = item.progress.value, progress_words(item.progress)
    words += f" ({percent(value)})" if value is not None and item.progress.basis == STEPS else ""
    width = "" if value is None else f'<span style="width:{round(value)}%"></span>'
    state = "ctg-bar-unknown" if value is None else "ctg-bar-good"
    label = f"Avancement{NARROW}: {SILENT if value is None else percent(value)}"
    return (
        f"{with_card(html_text(words), item.progress.card, place=place, kind='link')}"
        f'<div class="ctg-bar ctg-thin {state}" role="img" aria-label="{html_text(label)}">{width}</div>'
    )


def _end_html(item: ActionItem) -> str:
    shown = html_text(moment(item.row.planned_end) if item.row.planned_end else SILENT)
    detail = end_detail(item)
    return shown + (f'<p class="ctg-detail">{html_text(detail)}</p>' if detail else "")
