"""Exports of the whole convention, in several formats, each generated at the click."""

from collections.abc import Callable

import streamlit as st

from ctg_core.dossier.dossier import Dossier
from ctg_core.dossier.reading import parse_dossier
from ctg_core.dossier.writing import dump_yaml
from ctg_core.exchange.workbook.csv_tables import csv_tables
from ctg_core.exchange.workbook.writing import workbook
from ctg_core.questions.files.whole_dossier import whole_dossier
from ctg_core.ui.page import Page

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_exports(page: Page) -> None:
    """One line a form, with who it is for."""

    def dossier() -> Dossier:
        return parse_dossier(page.ask(whole_dossier), "dossier.json")

    _offer(
        page,
        "Classeur Excel",
        "Toute la convention, une feuille par sorte de données\u202f: se lit, se corrige et revient ici.",
        "xlsx",
        _XLSX,
        lambda: workbook(dossier()),
    )
    _offer(
        page,
        "Dossier (JSON)",
        "La convention à l’identique, pour un autre tableau de bord ou pour l’archiver.",
        "json",
        "application/json",
        lambda: page.ask(whole_dossier),
    )
    _offer(
        page,
        "Dossier (YAML)",
        "Le même, qui se lit et s’écrit à la main.",
        "yaml",
        "application/yaml",
        lambda: dump_yaml(dossier()),
    )
    _offer(
        page,
        "Tables (CSV)",
        "Une archive d’un fichier par table, pour les outils qui ne lisent que cela. Ne se recharge pas.",
        "zip",
        "application/zip",
        lambda: csv_tables(dossier()),
    )


def _offer(page: Page, label: str, purpose: str, suffix: str, mime: str, made: Callable[[], bytes]) -> None:
    button, words = st.columns((1, 3), vertical_alignment="center")
    button.download_button(
        label,
        made,
        file_name=f"{page.file_prefix}-{page.selection.day:%Y-%m-%d}.{suffix}",
        mime=mime,
        key=f"export-{suffix}",
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )
    words.markdown(purpose)
