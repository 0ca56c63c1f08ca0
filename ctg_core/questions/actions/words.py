"""An action in words: its status, its progress, its dates and its steps."""

from ctg_core.model.french import NARROW, SILENT, capital, counted, percent
from ctg_core.model.french_dates import moment, on, remaining
from ctg_core.questions.actions.items import DECLARED, STEPS, ActionItem, Progress
from ctg_core.questions.actions.sheet import OVERDUE, ActionSheet, Step
from ctg_core.questions.plan.words import STATUS_LABELS


def status_words(item: ActionItem) -> str:
    """ "en cours, en retard"."""
    return ", ".join(filter(None, [STATUS_LABELS[item.status], press_words(item)]))


def press_words(item: ActionItem) -> str:
    """What presses, where something does: "en retard"."""
    return "en retard" if item.late else "échéance proche" if item.due_soon else ""


def progress_words(progress: Progress) -> str:
    """ "4 étapes sur 6", "60 % déclarés", "100 % d’après le statut"."""
    if progress.value is None:
        return SILENT
    if progress.basis == STEPS:
        return f"{counted(progress.steps_done, 'étape')} sur {progress.steps}"
    shown = percent(progress.value)
    return f"{shown} déclarés" if progress.basis == DECLARED else f"{shown} d’après le statut"


def end_words(item: ActionItem) -> str:
    """ "juin 2026, dépassée de 4 mois"."""
    return ", ".join(filter(None, [moment(item.row.planned_end) if item.row.planned_end else SILENT, end_detail(item)]))


def end_detail(item: ActionItem) -> str:
    """What became of the planned end: gone by, or met by the action."""
    if item.late:
        return f"dépassée de {remaining(item.days_late)}"
    if item.status == "done" and item.row.actual_end:
        return f"terminée{NARROW}: {moment(item.row.actual_end)}"
    return ""


def sheet_sentence(sheet: ActionSheet) -> str:
    """Where the action stands: its status and its dates, then its progress."""
    known = [_dates(sheet), _progress(sheet.item)]
    return capital(f"{NARROW}; ".join(filter(None, known))) + "."


def _dates(sheet: ActionSheet) -> str:
    item, end = sheet.item, sheet.item.row.planned_end
    status = STATUS_LABELS[item.status]
    if item.status == "done":
        return _done(sheet)
    if end is None or item.status == "abandoned":
        return status
    if item.late:
        return f"{status}, en retard{NARROW}: l’échéance ({moment(end)}) est dépassée de {remaining(item.days_late)}"
    return f"{status}, échéance {on(end)}"


def _done(sheet: ActionSheet) -> str:
    finished = sheet.item.row.actual_end
    said = f"réalisée{f', terminée {on(finished)}' if finished else ''}"
    if finished and sheet.days_after_plan > 0:
        return f"{said}, {remaining(sheet.days_after_plan)} après l’échéance prévue"
    return said


def _progress(item: ActionItem) -> str:
    """The progress, when it tells more than the status has."""
    progress = item.progress
    if progress.steps:
        done = counted(progress.steps_done, "étape faite", "étapes faites")
        return f"{done} sur {progress.steps}"
    if progress.value is None:
        return f"avancement {SILENT}" if item.status != "abandoned" else ""
    return f"{percent(progress.value)} d’avancement déclaré" if progress.basis == "declared" else ""


def step_words(step: Step) -> str:
    """ "faite le 20 juin 2023", "faite le 12 janvier 2026, 16 mois après l’échéance", "attendue en juin 2026"."""
    if step.done_on:
        late = (
            f", {remaining(step.days_late)} après l’échéance ({moment(step.due)})"
            if step.days_late and step.due
            else ""
        )
        return f"faite {on(step.done_on)}{late}"
    if step.due is None:
        return "à faire, sans échéance"
    if step.state == OVERDUE:
        return f"à faire, échéance dépassée de {remaining(step.days_late)} ({moment(step.due)})"
    return f"à faire, échéance {on(step.due)}"
