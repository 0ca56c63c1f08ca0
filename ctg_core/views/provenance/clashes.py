"""What somebody else wrote meanwhile, beside what was to be written."""

from collections.abc import Mapping, Sequence

from ctg_core.commands.refusal import Clash
from ctg_core.questions.provenance.history_words import SaidChange
from ctg_core.views.french import NARROW, quoted
from ctg_core.views.instants import instant
from ctg_core.views.last_change import NOTHING

_UNTOUCHED = "Rien n’a été enregistré."


def clash_sentence(clash: Clash, fields: Sequence[SaidChange], names: Mapping[str, str]) -> str:
    """« Cette donnée a été modifiée entre-temps : 120 (par …, le … à 14 h 05). « 90 » n’a pas été enregistré. »

    ``fields`` are those that were to be written: before as it stands, after as it was to be.
    """
    who = names.get(clash.by or "", clash.by or "quelqu’un")
    when = f", {instant(clash.at)}" if clash.at else ""
    if clash.current is None:
        return f"Cette donnée a été retirée entre-temps (par {who}{when}). {_UNTOUCHED}"
    pairs = [(one.field.label, one.before or NOTHING, one.after or NOTHING) for one in fields]
    differing = [pair for pair in pairs if pair[1] != pair[2]]
    if not differing:
        return f"Cette donnée a été modifiée entre-temps (par {who}{when}). {_UNTOUCHED}"
    theirs = _enumerated([(label, one) for label, one, _ in differing])
    mine = _enumerated([(label, one) for label, _, one in differing])
    return (
        f"Cette donnée a été modifiée entre-temps{NARROW}: {theirs} (par {who}{when}). "
        f"{quoted(mine)} n’a pas été enregistré."
    )


def _enumerated(told: Sequence[tuple[str, str]]) -> str:
    """What these fields say, each after its name as soon as there are several."""
    if len(told) == 1:
        return told[0][1]
    return f"{NARROW}; ".join(f"{label}{NARROW}: {words}" for label, words in told)
