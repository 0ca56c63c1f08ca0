"""A chart as Office draws it: its figures are in the file and can be edited there."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from ctg_core.exchange.documents.kit.chart import BARS, COLUMNS, EUROS, STACKED_BARS, Chart
from ctg_core.exchange.documents.kit.frame import printable
from ctg_core.model.french import WIDE

_FORMS = {
    STACKED_BARS: XL_CHART_TYPE.BAR_STACKED,
    BARS: XL_CHART_TYPE.BAR_CLUSTERED,
    COLUMNS: XL_CHART_TYPE.COLUMN_CLUSTERED,
}
_ACTED_UPON = ("=", "{=", "http", "ftp", "mailto:", "internal:", "external:", "file:")
_LIGHT = (0xE8, 0xEB, 0xF0)


def draw_chart(slide: Any, chart: Chart, place: tuple[Any, Any, Any, Any], points: float) -> Any:
    """Add the chart to a slide; ``place`` is left, top, width, height; its texts are ``points`` high."""
    data = CategoryChartData(number_format=chart.number_format)
    data.categories = [inert(name) for name in chart.categories]
    for series in chart.series:
        data.add_series(inert(series.name), series.values)
    shape = slide.shapes.add_chart(_FORMS[chart.form], *place, data)
    _dress(shape.chart, chart, points)
    described = shape._element.nvGraphicFramePr.cNvPr
    described.set("descr", printable(chart.alternative))
    described.set("name", printable(chart.title)[:80])
    return shape


def inert(name: str) -> str:
    """A name that the workbook inside the chart takes for text: never for a formula nor for a link."""
    text = printable(name)
    return WIDE + text if text.lower().startswith(_ACTED_UPON) else text


def _dress(drawn: Any, chart: Chart, points: float) -> None:
    drawn.font.size, drawn.font.name = Pt(points), "Arial"
    drawn.has_title = False
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    plot = drawn.plots[0]
    plot.gap_width = 45
    if chart.form == STACKED_BARS:
        plot.overlap = 100
    if chart.form != COLUMNS:
        drawn.category_axis.reverse_order = True  # Office begins at the bottom
        drawn.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    drawn.value_axis.has_major_gridlines = chart.form == COLUMNS
    drawn.value_axis.visible = chart.form == COLUMNS
    drawn.value_axis.format.line.fill.background()
    drawn.value_axis.tick_labels.number_format = EUROS if chart.number_format == EUROS else "0"
    drawn.value_axis.tick_labels.number_format_is_linked = False
    if chart.form == COLUMNS:
        drawn.value_axis.major_gridlines.format.line.color.rgb = RGBColor(*_LIGHT)
    if chart.form != COLUMNS:
        plot.has_data_labels = True
        labels = plot.data_labels
        labels.show_value, labels.number_format, labels.number_format_is_linked = True, chart.number_format, False
    for series, drawn_series in zip(chart.series, plot.series, strict=True):
        drawn_series.format.fill.solid()
        drawn_series.format.fill.fore_color.rgb = RGBColor.from_string(series.colour.lstrip("#").upper())
        if chart.form == STACKED_BARS:
            drawn_series.format.line.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
            _label_colour(drawn_series, series.colour, points)


def _label_colour(series: Any, colour: str, points: float) -> None:
    """A number that stands on its colour is written in black or white, whichever reads."""
    red, green, blue = (int(colour.lstrip("#")[rank : rank + 2], 16) for rank in (0, 2, 4))
    dark = 0.299 * red + 0.587 * green + 0.114 * blue < 140
    labels = series.data_labels
    labels.show_value, labels.number_format, labels.number_format_is_linked = True, "0;;", False
    labels.font.size, labels.font.bold = Pt(points), True
    labels.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF) if dark else RGBColor(0x1A, 0x1A, 0x1A)
