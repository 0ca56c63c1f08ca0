"""Translations of the texts in Streamlit's own scripts, applied as they are served."""

import re

# The scripts of Streamlit that hold texts shown to people, and those texts, between back quotes.
SPEAKING_SCRIPT = re.compile(
    r"/static/js/(index|utils|Selectbox|Multiselect|Pagination|NumberInput|TextInput|FileUploader|Toolbar|"
    r"InputInstructions|DataFrame|DateInput|StreamlitMarkdown|useCopyToClipboard)\.[\w-]+\.js$"
)
_WRITTEN_WORDS = {
    f"`{english}`".encode(): f"`{french}`".encode()
    for english, french in {
        "Connection error": "Le tableau de bord ne répond plus",
        "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": (
            "Il a sans doute été arrêté. Cette page reprendra d’elle-même dès qu’il sera relancé\u202f:"
        ),
        "streamlit run yourscript.py": "python do.py open",
        "Streamlit server is not responding. Are you connected to the internet?": (
            "Le serveur ne répond pas. Vérifiez le réseau\u202f; cette page reprendra d’elle-même."
        ),
        "Connection lost. Please wait for the app to reconnect, then try again.": (
            "Le serveur ne répond pas. Attendez que cette page reprenne, puis recommencez."
        ),
        "Page not found": "Cette page n’existe pas",
        "You have requested page /${e}, but no corresponding file was found in the app's pages/ directory": (
            "L’adresse demande la page «\u00a0${e}\u00a0», que le tableau de bord n’a pas"
        ),
        "The page that you have requested does not seem to exist": (
            "L’adresse demande une page que le tableau de bord n’a pas"
        ),
        "${t}. Running the app's main page.": "${t}. Voici l’accueil.",
        # A part of the page that does not come: the server was stopped, or brought up to date, meanwhile.
        "Network issue": "Une partie de la page n’a pas pu venir",
        "Cannot load Streamlit frontend code. "
        "This can happen when you update Streamlit while a Streamlit app is running.": (
            "Le tableau de bord a été arrêté ou mis à jour pendant que cette page était ouverte."
        ),
        "To fix this, simply reload this app by pressing": "Rechargez-la avec",
        ", or": " ou",
        "If the error persists, try force-clearing your browser's cache as described": (
            "Si cela continue, videz le cache du navigateur, comme il est dit"
        ),
        "here": "ici (en anglais)",
        "Choose an option": "Choisir",
        "Choose options": "Choisir",
        "Select ${p.length} matches": "Choisir les ${p.length} trouvés",
        "No results": "Aucun résultat",
        "Skip to main content": "Aller au contenu",
        # A file that is dropped.
        "Upload": "Choisir",
        "Drag and drop a file here": "Déposez un fichier ici",
        "Drag and drop files here": "Déposez des fichiers ici",
        "${e.toFixed(n)}${t.toUpperCase()}": (
            "${(+e.toFixed(n)).toLocaleString(`fr`)}\u00a0${{gb:`Go`,mb:`Mo`,kb:`ko`,b:`o`}[t]}"
        ),
        "${T(t,D.Byte,0)} per file": "${T(t,D.Byte,0)} au plus par fichier",
        "File must be ${$(n,`b`)} or smaller.": "Le fichier dépasse ${$(n,`b`)}.",
        "Error: ": "",  # said of a file that is refused, before the sentence that says why
        "${t.type} files are not allowed.": "Ce genre de fichier n’est pas accepté ici.",
        "${e.type} files are not allowed.": "Ce genre de fichier n’est pas accepté ici.",
        "Only one file is allowed.": "Un seul fichier à la fois.",
        "Unexpected error. Please try again.": "L’envoi n’a pas abouti. Réessayez.",
        "Cancel upload of ${e.name}": "Interrompre l’envoi de ${e.name}",
        "Remove ${e.name}": "Retirer ${e.name}",
        "Click to retry upload": "Cliquez pour envoyer de nouveau",
        # A box that is typed in.
        "Press Enter to ${e}": "Entrée pour ${e}",
        "Press ${r()?`⌘`:`Ctrl`}+Enter to ${e}": "${r()?`⌘`:`Ctrl`} + Entrée pour ${e}",
        "Number is outside the allowed range. Please enter a value between ${n} and ${r}.": (
            "Ce nombre doit être compris entre ${n} et ${r}."
        ),
        "Number is below the allowed range. Please enter a value greater than or equal to ${n}.": (
            "Ce nombre ne peut pas être inférieur à ${n}."
        ),
        "Number is above the allowed range. Please enter a value less than or equal to ${r}.": (
            "Ce nombre ne peut pas dépasser ${r}."
        ),
        "Copied": "Copié",
        "Copy to clipboard": "Copier",
        # The grid: what stands above it, and the menu of a column.
        "Sort ascending": "Trier en croissant",
        "Sort descending": "Trier en décroissant",
        "Statistics": "Résumé de la colonne",
        "Autosize": "Ajuster la largeur",
        "Pin column": "Garder en vue",
        "Unpin column": "Ne plus garder en vue",
        "Hide column": "Masquer la colonne",
        "Select all": "Tout choisir",
        "Type to search": "Tapez ce que vous cherchez",
        "over 1000": "plus de 1000",
        "${v.results} result${v.results===1?``:`s`}": "${v.results} résultat${v.results===1?``:`s`}",
        "${v.selectedIndex+1} of ${e}": "${v.selectedIndex+1} sur ${e}",
    }.items()
}
# What it says to screen readers alone; only where it is such a name, since the same word may be one of its own codes.
_SPOKEN_WORDS = {
    f'"aria-label":`{english}`'.encode(): f'"aria-label":`{french}`'.encode()
    for english, french in {
        "Add files": "Ajouter des fichiers",
        "file upload": "Fichier à envoyer",
        "App pages": "Pages du tableau de bord",
        "Clear all": "Tout effacer",
        "Clear entry": "Effacer",
        "Choose date": "Choisir une date",
        "Clear date": "Effacer la date",
        "Clear value": "Effacer le choix",
        "Close": "Fermer",
        "Close Search": "Fermer la recherche",
        "Collapse sidebar": "Replier le menu",
        "Copy column name": "Copier le nom de la colonne",
        "Dataframe column menu": "Menu de la colonne",
        "Decrement": "Diminuer",
        "Expand sidebar": "Déplier le menu",
        "Increment": "Augmenter",
        "Navigate to home page": "Aller à l’accueil",
        "Next Result": "Résultat suivant",
        "Next page": "Page suivante",
        "Notifications": "Messages",
        "Open": "Ouvrir la liste",
        "Pagination": "Pages de la liste",
        "Previous Result": "Résultat précédent",
        "Previous page": "Page précédente",
        "Running...": "Calcul en cours",
        "Scroll tabs left": "Onglets précédents",
        "Scroll tabs right": "Onglets suivants",
        "Remove ${e}": "Retirer ${e}",
        "Selected values": "Valeurs choisies",
        "Shortcut ${l}": "Raccourci ${l}",
        "Sidebar": "Menu",
    }.items()
}
# Names of buttons and lines of a summary.
_LABELS = {
    f"label:`{english}`".encode(): f"label:`{french}`".encode()
    for english, french in {
        "Add row": "Ajouter une ligne",
        "Average length": "Longueur moyenne",
        "Clear selection": "Effacer le choix",
        "Close fullscreen": "Quitter le plein écran",
        "Delete row(s)": "Supprimer les lignes choisies",
        "Distinct": "Valeurs différentes",
        "Download as CSV": "Télécharger (CSV)",
        "Empty": "Vides",
        "Fullscreen": "Plein écran",
        "Maximum length": "Longueur la plus longue",
        "Minimum length": "Longueur la plus courte",
        "Search": "Rechercher",
        "Show/hide columns": "Choisir les colonnes",
        "Values": "Valeurs",
    }.items()
}
_OTHERS = {
    b"backspace:`Backspace`": "backspace:`Retour arrière`".encode(),
    b"`Selectbox options`": "`Choix proposés`".encode(),
    b"`Multiselect options`": "`Choix proposés`".encode(),
    b"`submit form`:`apply`": b"`envoyer`:`valider`",
    b"title:`Copy column name`": b"title:`Copier le nom de la colonne`",
}
SCRIPT_WORDS = {**_WRITTEN_WORDS, **_SPOKEN_WORDS, **_LABELS, **_OTHERS}
