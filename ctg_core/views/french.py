"""Numbers, money, dates and counts as French readers expect them, with the right spaces."""

from ctg_core.model.french import (
    NARROW,
    SILENT,
    WIDE,
    counted,
    enumerated,
    euros,
    number,
    percent,
    quantity,
    quoted,
    typeset,
)
from ctg_core.model.french_dates import day, moment, on, period, since, until

# What documents and sentences of every layer need is below, in the model; views find the whole set here.
__all__ = [
    "NARROW",
    "SILENT",
    "WIDE",
    "counted",
    "day",
    "enumerated",
    "euros",
    "moment",
    "number",
    "on",
    "percent",
    "period",
    "quantity",
    "quoted",
    "since",
    "typeset",
    "until",
]
