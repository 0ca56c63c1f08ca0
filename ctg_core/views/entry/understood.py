"""What the tool understood of what was typed, cell by cell: said at once, in a few words."""

from decimal import Decimal

from ctg_core.questions.entry.plausibility import BEYOND, NEGATIVE, SIGN, TENFOLD, TENTH, change
from ctg_core.questions.entry.rows import EntryRow, Standing
from ctg_core.questions.entry.typed_row import Entry
from ctg_core.questions.provenance.last_gesture import Gesture
from ctg_core.questions.units import unit_for
from ctg_core.views.blocks import badge
from ctg_core.views.escape import html_text
from ctg_core.views.french import NARROW, counted, moment, number, on, percent, quantity, since, typeset
from ctg_core.views.instants import instant
from ctg_core.views.table import Cell, Table

READY, TO_EXPLAIN, TO_CORRECT = "✓", "⚠", "✗"
NOTHING = "rien"


def verdict(entry: Entry) -> str:
    """What the grid says beside the cells: understood, surprising, or not understood and why."""
    if entry.problems:
        return f"{TO_CORRECT} {f'{NARROW}; '.join(entry.problems)}"
    if entry.surprises and not entry.explained:
        shown = _quantity(entry.value, entry.row) if entry.value is not None else ""
        return f"{TO_EXPLAIN} {shown}{NARROW}; {surprise_words(entry)}{NARROW}: expliquez en commentaire"
    return f"{READY} {understood(entry)}"


def standing_words(row: EntryRow) -> str:
    """What the grid says of a row nobody touched."""
    if row.stands is None:
        return "à donner" if row.missing else ""
    if row.stands.state == "proposed":
        return "proposée, à valider"
    return "sans valeur" if row.stands.value is None else ""


def understood(entry: Entry) -> str:
    """« 1 234,5 enfants ; −3 % depuis 2024 », or what else would be recorded."""
    if entry.withdraws:
        return "la valeur sera retirée"
    if entry.value is None:
        return f"sans valeur{NARROW}: {entry.missing_reason}"
    shown = _quantity(entry.value, entry.row)
    if entry.computed:
        shown = f"{number(entry.numerator or 0)} ÷ {number(entry.denominator or 0)} = {shown}"
    moved = change_words(entry)
    return f"{shown}{NARROW}; {moved}" if moved else shown


def change_words(entry: Entry) -> str:
    """ "−3 % depuis 2024", in points for a percentage; nothing without an earlier value."""
    if entry.row.last is None or entry.value is None:
        return ""
    period, last = entry.row.last
    if entry.value == last:
        return f"inchangé {since(period)}"
    if entry.row.unit == "%":
        gap = entry.value - last
        return f"{_signed(gap, entry.row.decimals)} {'point' if abs(gap) < 2 else 'points'} {since(period)}"
    moved = change(entry.value, last)
    return f"{number(last)} {on(period)}" if moved is None else f"{_signed(moved, 0)}{NARROW}% {since(period)}"


def surprise_words(entry: Entry) -> str:
    """Why it surprises."""
    period, last = entry.row.last or (entry.row.slot.period, Decimal(0))
    value, ago = entry.value or Decimal(0), moment(period)
    words = {
        TENFOLD: f"{number(abs(value / last), 0)} fois la valeur de {ago}" if last else "",
        TENTH: f"moins d’un dixième de la valeur de {ago}" if value else f"zéro, après {number(last)} {on(period)}",
        SIGN: f"le signe change depuis {ago}",
        BEYOND: f"plus de {percent(100)}",
        NEGATIVE: "une valeur négative",
    }
    return " et ".join(words[code] for code in entry.surprises)


def desk_sentence(entries: list[Entry]) -> str:
    """How many things are typed and not recorded, and what keeps some of them."""
    if not entries:
        return "Tapez ou collez vos chiffres dans la grille."
    corrected = sum(bool(entry.problems) for entry in entries)
    explained = sum(not entry.problems and not entry.ready for entry in entries)
    said = [
        counted(len(entries), "saisie non enregistrée", "saisies non enregistrées"),
        f"{number(corrected)} à corriger" if corrected else "",
        f"{number(explained)} à expliquer" if explained else "",
    ]
    return f"{', '.join(filter(None, said))}."


def no_row(*, missing_only: bool) -> str:
    """Why the grid is empty, and what to do."""
    if missing_only:
        return "Rien ne manque parmi ces choix. Pour corriger ce qui est donné, décochez «\u00a0Ce qui manque\u00a0»."
    return "Aucun indicateur à votre charge ne répond à ces choix."


def desk_table(entries: list[Entry]) -> Table:
    """What is typed and not recorded: before, after, and what is still asked; first what keeps from recording."""
    rows = tuple(
        (_name(entry.row), before_words(entry.row.stands, entry.row), _after(entry), _state(entry))
        for entry in sorted(entries, key=lambda entry: entry.ready)
    )
    return Table("Ce que vous avez écrit et qui n’est pas encore enregistré", ("Quoi", "Avant", "Après", "État"), rows)


def before_words(stands: Standing | None, row: EntryRow) -> str:
    """What stands in a slot."""
    if stands is None:
        return NOTHING
    if stands.value is None:
        return f"sans valeur{NARROW}: {stands.missing_reason}"
    return _quantity(stands.value, row, stands.qualifier)


def clash_words(entry: Entry, stands: Standing | None, names: dict[str, str]) -> str:
    """« … : 120 enfants (par Untel, le 22 novembre 2026 à 14 h 05). Vous avez écrit : 90 enfants. »"""
    if stands is None:
        theirs = "cette valeur a été retirée entre-temps"
    else:
        who = names.get(stands.by or "", stands.by or "quelqu’un")
        when = f", {instant(stands.at)}" if stands.at else ""
        theirs = f"une autre valeur a été donnée entre-temps, {before_words(stands, entry.row)} (par {who}{when})"
    mine = understood(entry) if not entry.problems else entry.typed.get("value", "")
    return f"{_name(entry.row)}{NARROW}: {theirs}. Votre saisie n’est pas enregistrée{NARROW}: {mine}."


def _name(row: EntryRow) -> str:
    place = f", {row.label}" if row.label != row.indicator else ""
    return f"{row.indicator}{place}, {moment(row.slot.period)}"


def _after(entry: Entry) -> Cell | str:
    if entry.problems:
        return f"{NARROW}; ".join(entry.problems)
    told = [
        understood(entry),
        entry.comment if "comment" in entry.typed else "",
        entry.evidence if "evidence" in entry.typed else "",
    ]
    first, *others = filter(None, told)
    more = "".join(f'<p class="ctg-detail">{html_text(typeset(text))}</p>' for text in others)
    return Cell(first, safe_html=html_text(typeset(first)) + more)


def _state(entry: Entry) -> Cell:
    text, tone = "prêt", "good"
    if entry.problems:
        text, tone = "à corriger", "bad"
    elif not entry.ready:
        text, tone = "à expliquer", "warn"
    surprising = entry.surprises and not entry.problems
    why = f'<p class="ctg-detail">{html_text(typeset(surprise_words(entry)))}</p>' if surprising else ""
    return Cell(text, safe_html=badge(text, tone) + why)


def _quantity(value: Decimal, row: EntryRow, qualifier: str | None = None) -> str:
    return quantity(value, unit_for(value, row.unit), None, qualifier)


def _signed(value: Decimal, decimals: int) -> str:
    return f"+{number(value, decimals)}" if value > 0 else number(value, decimals)


def recorded_words(count: int, *, proposed: bool) -> str:
    """What was done, and what happens next."""
    if not count:
        return "C’était déjà enregistré."
    said = counted(count, "valeur enregistrée", "valeurs enregistrées")
    return f"{said}, à valider par la coordination." if proposed else f"{said}."


def gesture_words(last: Gesture) -> str:
    """What undoing would undo."""
    return f"{counted(last.rows, 'donnée changée', 'données changées')} {instant(last.at)}"
