"""What the list of followed indicators can be narrowed by; what asks for a decision is read first."""

from collections.abc import Iterable

from ctg_core.model.codes import INDICATOR_KINDS
from ctg_core.questions.filtered_list import Choice, Field, FilteredList, Order, in_order_of
from ctg_core.questions.indicators.attainment import GOING_BACK, NO_DATA, ON_TRACK, REACHED, STATES, TO_WATCH
from ctg_core.questions.indicators.list import READING_ORDER, IndicatorLine
from ctg_core.reference.lists import themes

GROUPS = {
    GOING_BACK: "En recul",
    TO_WATCH: "À surveiller",
    NO_DATA: "Sans donnée",
    ON_TRACK: "En bonne voie",
    REACHED: "Cible atteinte",
}


def _themes(line: IndicatorLine) -> Iterable[Choice]:
    return filter(None, [line.theme])


def _texts(line: IndicatorLine) -> Iterable[str | None]:
    yield from (line.row.key, line.row.label, line.row.unit)
    yield from (one.name for one in (*_themes(line), *line.axes))


INDICATORS = FilteredList[IndicatorLine](
    noun=("indicateur", "indicateurs"),
    hidden=("indicateur masqué", "indicateurs masqués"),
    texts=_texts,
    fields=(
        Field("etat", "État", lambda line: [Choice(line.state, STATES[line.state])], in_order_of(READING_ORDER)),
        Field("theme", "Thème", _themes, lambda theme: themes()[theme.key].order),
        Field("axe", "Axe", lambda line: line.axes, lambda axis: axis.position),
        Field(
            "type",
            "Type",
            lambda line: [Choice(line.row.kind, INDICATOR_KINDS[line.row.kind])],
            in_order_of(INDICATOR_KINDS),
        ),
    ),
    orders=(Order("Ce qui demande une décision", heading=lambda line: GROUPS[line.state]),),
    page="page-indicateurs",
)
