"""Échanges: how do I take the convention away, and how do I bring back what others wrote?"""

from ctg_core.ui.charge import charge
from ctg_core.ui.editing.saving import say_what_was_saved
from ctg_core.ui.page import open_page
from ctg_core.views.blocks import headline, paragraph, section
from ctg_core.views.drafts import reading_only
from ctg_core.views.entry.due import sealed_state

IN, SHEETS, OUT = "Recevoir un fichier", "Fiches de retour", "Emporter la convention"

page = open_page("Échanges")
say_what_was_saved()
mine = charge(page.selection)
page.show(
    headline("Tout peut sortir\u202f; rien n’entre avant que vous ayez vu ce qui changerait.")
    if mine
    else headline("Toute la convention peut être emportée\u202f; rien n’entre ici.")
)

part, place = page.tab(IN, SHEETS, OUT)
with place:
    if part == OUT:
        from ctg_core.ui.files.exchange_out import draw_exports

        page.show(section("Emporter la convention", "Chaque fichier est fait au moment où vous le demandez."))
        draw_exports(page)
    elif mine is None:
        page.show(sealed_state() if page.selection.frozen else reading_only())
    elif part == SHEETS:
        from ctg_core.ui.files.return_sheets import draw_return_sheets

        draw_return_sheets(page)
    else:
        from ctg_core.ui.files.exchange_in import draw_import

        page.show(
            section(
                "Recevoir un fichier",
                "Dossier, classeur de la convention, tableau de chiffres, ou votre propre plan d’actions\u202f: "
                "le tableau de bord reconnaît lequel.",
            ),
            paragraph(
                "Un tableau de chiffres a, sur sa première ligne, tout ou partie de ces colonnes\u202f: Axe, Objectif, "
                "Action, Indicateur, Unité, Année, Valeur, Cible, Commune, Dispositif, Financeur, Montant. "
                "Le même fichier deux fois ne change rien."
            ),
        )
        draw_import(page)
