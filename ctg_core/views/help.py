"""The help of each page: the question it answers, how to read it, and the words of the field it uses."""

from dataclasses import dataclass

from ctg_core.views.escape import html_text
from ctg_core.views.help_words import WORDS

_CARD = (
    "Un clic sur ce qui est souligné ouvre sa carte d’identité\u202f: le document, la ligne, les mots exacts, "
    "ou le calcul et ce qu’il couvre."
)
_DOUBT = (
    "⚠ après un chiffre\u202f: les documents se contredisent ou laissent un doute, que la carte d’identité explique."
)
_SILENT = "«\u00a0Non documenté\u00a0» veut dire que personne ne l’a écrit. Ce n’est jamais zéro."
_LATE = (
    "«\u00a0En retard\u00a0» se calcule\u202f: l’échéance prévue est passée, l’action n’est ni réalisée ni abandonnée."
)
_COVERAGE = (
    "«\u00a0Calculé sur 9 des 12 actions\u00a0» dit ce que la moyenne couvre\u202f; les autres sont inconnues, "
    "elles ne valent pas zéro."
)
_STAGES = (
    "Prévu, demandé, engagé et versé sont quatre moments du même argent\u202f: ils se lisent côte à côte et ne "
    "s’additionnent jamais."
)


@dataclass(frozen=True)
class PageHelp:
    """``reading`` is three to five short sentences; ``words`` are keys of WORDS."""

    question: str
    reading: tuple[str, ...]
    words: tuple[str, ...]


# By the title a page has in the navigation.
HELP: dict[str, PageHelp] = {
    "Accueil": PageHelp(
        "Où en est la convention, et qu’est-ce qui demande votre attention\u202f?",
        (
            "La phrase du haut est la réponse. Les trois jauges se lisent séparément\u202f: ce qui est fait, "
            "ce que cela a produit, le temps passé.",
            "Une jauge hachurée veut dire «\u00a0inconnu\u00a0», jamais zéro.",
            "«\u00a0À regarder\u00a0» va du plus pressant au moins pressant\u202f; chaque ligne mène à l’action, à "
            "l’indicateur ou au financement.",
            _STAGES,
            _CARD,
        ),
        ("CTG", "Axe", "Action", "COPIL", "Agrément"),
    ),
    "Avancement": PageHelp(
        "Où en est chaque axe, et pourquoi\u202f?",
        (
            "Chaque barre partage les actions selon leur statut\u202f; le nombre et le nom de chaque part sont écrits "
            "dessous. Une part en pointillé n’a pas de statut renseigné.",
            _COVERAGE,
            "Un clic sur le nom d’un axe descend à ses objectifs, puis à ses actions.",
            _LATE,
            _DOUBT,
        ),
        ("Axe", "Action annoncée", "Météo", "Chef de file", "Jalon"),
    ),
    "Actions": PageHelp(
        "Que fait-on, qui le fait, et qu’est-ce qui bloque\u202f?",
        (
            "La liste commence par ce qui presse\u202f: en retard ou freiné, puis échéance dans les trois mois.",
            "Un clic sur le titre ouvre la fiche complète, qui s’imprime sur deux feuilles.",
            "L’avancement vient des étapes faites, sinon du pourcentage déclaré, sinon du statut\u202f; à défaut, il "
            "est inconnu.",
            _LATE,
            _CARD,
        ),
        ("Action", "Chef de file", "Météo", "RPE", "LAEP", "Clas"),
    ),
    "Indicateurs": PageHelp(
        "Est-ce que cela a changé quelque chose pour les habitants\u202f?",
        (
            "«\u00a0Cible atteinte\u00a0»\u202f: la valeur visée est là. «\u00a0En bonne voie\u00a0»\u202f: au niveau "
            "de la trajectoire ou mieux. «\u00a0À surveiller\u00a0»\u202f: en dessous, ou hors de la tolérance. "
            "«\u00a0En recul\u00a0»\u202f: moins bien qu’au départ.",
            "«\u00a0Sans donnée\u00a0»\u202f: il manque de quoi juger, et la raison est écrite.",
            "Une valeur proposée ne s’affiche qu’une fois validée\u202f; la page dit combien attendent.",
            "Un clic sur le nom ouvre l’indicateur\u202f: son histoire, le calcul, les communes ou les lieux.",
            _CARD,
        ),
        ("Valeur de départ", "Cible", "Trajectoire", "Taux de couverture", "EAJE", "ALSH", "LAEP", "AEEH"),
    ),
    "Financements": PageHelp(
        "Qui paie quoi, et l’argent promis est-il arrivé\u202f?",
        (
            _STAGES,
            "«\u00a0Calculé sur 40 des 50 lignes\u00a0»\u202f: les autres n’ont pas de montant connu. Une case "
            "vide n’est pas un zéro.",
            "«\u00a0Imprimé\u00a0» est le total du document, «\u00a0recalculé\u00a0» la somme de ses lignes. S’ils "
            "diffèrent, les deux restent, avec l’écart.",
            "Le dernier exercice reste provisoire jusqu’à l’année suivante.",
            _CARD,
        ),
        ("Dispositif", "PSU", "Bonus territoire", "Gestionnaire", "Exercice", "EPCI", "DETR", "MSA"),
    ),
    "Équipements": PageHelp(
        "Qu’est-ce qui existe, où, et qui en est loin\u202f?",
        (
            "Les chiffres comptent ce que les documents nomment ou dénombrent, type par type\u202f; les types ne "
            "s’additionnent pas.",
            "La carte place ce dont le lieu est connu\u202f; un clic sur un point dit avec quelle précision. "
            "Ce qui n’a pas de lieu est compté au-dessus d’elle.",
            "Aucun temps de trajet n’est calculé\u202f: un point proche sur la carte peut être loin par la route.",
            "Tout ce que dit la carte est aussi dans le tableau qui la suit.",
            _CARD,
        ),
        ("EAJE", "MAM", "RPE", "LAEP", "ALSH", "EVS", "PMI", "Gestionnaire"),
    ),
    "Territoire": PageHelp(
        "Qui vit ici, et qu’a dit le diagnostic\u202f?",
        (
            "Le diagnostic est celui du territoire\u202f: ses mots sont repris, pas interprétés.",
            "Les statistiques sont celles des documents, telles qu’imprimées, avec leur année.",
            "Quand un document et les données publiques diffèrent, les deux sont montrés, aucun n’est choisi.",
            _SILENT,
            _CARD,
        ),
        ("Diagnostic partagé", "Enjeu", "EPCI", "Quotient familial", "AEEH"),
    ),
    "Séance": PageHelp(
        "Comment préparer la séance, la tenir, et en garder la trace\u202f?",
        (
            "«\u00a0Préparer\u00a0» propose un ordre du jour d’après les données\u202f; la coordination le complète, "
            "l’ordonne, et y écrit les notes de l’intervenant.",
            "«\u00a0Projeter la séance\u00a0» la montre en plein écran, une idée à la fois\u202f; les flèches gauche "
            "et droite tournent les écrans, un lien ouvre sa fiche et Retour arrière ramène à l’écran. «\u00a0Écran de "
            "l’intervenant\u00a0» suit, avec les notes.",
            "Présences et décisions s’écrivent pendant la séance. Seul le texte d’une décision est "
            "obligatoire\u202f; ce qui lui manque est dit. Sous elles s’écrit ce qui s’est dit, repris dans le relevé.",
            "«\u00a0Arrêter l’état\u00a0» garde pour toujours les chiffres vus en séance. Fait avant son jour, il peut "
            "être refait\u202f: le premier reste, marqué comme remplacé.",
            "«\u00a0Documents\u00a0»\u202f: les chiffres sont ceux d’aujourd’hui, ou ceux de l’état arrêté choisi sous "
            "«\u00a0État\u00a0», à gauche.",
        ),
        ("COPIL", "COTECH", "État arrêté", "Relevé de décisions", "Pouvoir"),
    ),
    "Depuis le dernier comité": PageHelp(
        "Qu’est-ce qui a changé entre deux états de la convention\u202f?",
        (
            "La page compare le dernier état arrêté à aujourd’hui\u202f; «\u00a0Depuis\u00a0» et "
            "«\u00a0Jusqu’à\u00a0» en choisissent d’autres.",
            "Ce qui était annoncé et n’est pas fait vient d’abord\u202f; chaque ligne dit avant et après, et mène à "
            "sa fiche.",
            "Si rien n’a changé, la page le dit. Sans état arrêté, il n’y a rien à comparer.",
            "Pour revoir une page telle qu’elle était, choisissez l’état sous «\u00a0État\u00a0», à gauche\u202f; un "
            "chiffre corrigé depuis y est signalé.",
        ),
        ("État arrêté", "COPIL", "Cible", "Jalon"),
    ),
    "Gouvernance": PageHelp(
        "Qui décide, qu’a-t-on décidé, et est-ce fait\u202f?",
        (
            "Chaque décision porte sa date, son vote, son responsable, son échéance et ce qu’elle est devenue.",
            "«\u00a0Échéance passée, non renseignée\u00a0»\u202f: la date est dépassée et personne n’a écrit la "
            "suite. Elle est peut-être exécutée.",
            "«\u00a0Prévu\u00a0» reste une intention tant qu’aucun document ne la confirme.",
            "Les onglets séparent décisions, instances, feuille de route, engagements et textes.",
            _CARD,
        ),
        ("COPIL", "COTECH", "Délibération", "Avenant", "Jalon", "CEJ"),
    ),
    "Évaluation": PageHelp(
        "La convention a-t-elle fait ce pour quoi elle existe, et qu’est-ce qui le montre\u202f?",
        (
            "Chaque question se lit avec ce que les données disent, ce qui manque pour répondre, et les réponses "
            "données année après année.",
            "«\u00a0Il manque\u00a0» n’est pas un reproche\u202f: c’est ce qu’il reste à demander.",
            "La coordination répond, dit pourquoi, et nomme les indicateurs et les actions sur lesquels la réponse "
            "s’appuie.",
            "«\u00a0Rédaction\u00a0» garde les mots que personne ne calcule\u202f; chaque document les reprend.",
            _CARD,
        ),
        ("Critère", "Diagnostic partagé", "Indicateur", "Cible"),
    ),
    "Saisie": PageHelp(
        "Qu’est-ce qui m’attend, et comment donner mes chiffres vite et bien\u202f?",
        (
            "«\u00a0À faire\u00a0» liste ce qui vous attend, dans l’ordre\u202f; chaque ligne mène à l’endroit où cela "
            "se donne.",
            "La grille accepte ce que vous tapez ou collez d’un tableur, en nombres français\u202f: 1\u202f234,5. "
            "Sous la grille, un tableau dit ce qui sera enregistré, et pourquoi quelque chose ne l’est pas.",
            "Une valeur surprenante demande un mot d’explication en commentaire. Une valeur inconnue n’est pas "
            "zéro\u202f: donnez la raison de son absence.",
            "Ce qui n’est pas enregistré reste là si vous changez de page ou rechargez. Ctrl\u00a0+\u00a0S enregistre.",
            "La valeur d’un contributeur attend que la coordination la valide\u202f; les autres écrans ne la comptent "
            "pas avant. Sous «\u00a0Plan\u00a0», elle ajoute, renomme, déplace et retire axes et objectifs.",
        ),
        ("Indicateur", "Jalon", "Exercice", "Météo"),
    ),
    "Échanges": PageHelp(
        "Comment emporter la convention, et faire entrer ce que d’autres ont écrit\u202f?",
        (
            "Déposez un fichier, quel qu’il soit\u202f: ce qu’il changerait s’affiche ligne par ligne. Rien n’est "
            "enregistré avant que vous le demandiez.",
            "«\u00a0Non compris\u00a0» dit quelle cellule, et pourquoi\u202f; elle ne change rien. «\u00a0À "
            "décider\u00a0»\u202f: quelqu’un a modifié la même donnée entre-temps.",
            "Votre propre plan d’actions se lit tel qu’il est\u202f: vérifiez ce que veut dire chaque colonne et "
            "chaque mot. Sous-totaux et titres sont laissés de côté.",
            "Le classeur exporté se corrige puis revient\u202f: seules les cellules que vous avez changées comptent.",
            "Une fiche de retour se remplit sans compte, et revient par courriel.",
        ),
        ("Indicateur", "Dispositif", "Chef de file", "Axe"),
    ),
    "Sources et contrôles": PageHelp(
        "Peut-on s’y fier\u202f?",
        (
            "«\u00a0À vérifier\u00a0» liste ce qui se contredit\u202f: rien n’est corrigé, rien n’est choisi.",
            "«\u00a0À savoir\u00a0» réunit les lectures à confirmer, sans conséquence sur les chiffres.",
            "«\u00a0Ce que les documents ne disent pas\u00a0» est la liste de ce qu’il reste à demander.",
            "La recherche du bas retrouve chaque donnée avec sa citation exacte.",
            _SILENT,
        ),
        ("Réserve", "Délibération", "Avenant"),
    ),
    "Relances": PageHelp(
        "Qui doit donner quoi, et comment le lui dire\u202f?",
        (
            "Chaque contributeur est listé avec ce qui est attendu de lui aujourd’hui, le plus chargé d’abord.",
            "Le message se copie tel quel dans un courriel\u202f: rien n’est envoyé d’ici.",
            "Le fichier .ics met les échéances dans un agenda. Une date connue au mois ou à l’année près y figure à "
            "son dernier jour.",
            "Une valeur est attendue dans les trois mois qui suivent la fin de sa période.",
        ),
        ("Indicateur", "Action"),
    ),
    "Journal": PageHelp(
        "Qui a changé quoi, quand, et qu’est-ce qui était écrit avant ?",
        (
            "Chaque ligne dit qui, quand, quoi, ce qui était écrit avant et après, et le motif s’il a été donné. "
            "Une convention chargée d’un fichier tient en une ligne.",
            "Une valeur proposée n’apparaît qu’à la coordination, à son auteur et à ceux qui en ont la charge ; "
            "une valeur validée, à tous.",
            "« Rétablir » remet une donnée comme avant la ligne\u202f: c’est une modification comme une autre, qui "
            "s’écrit aussi au journal. Si quelqu’un l’a changée depuis que l’historique est affiché, rien n’est "
            "remplacé\u202f: sa valeur est dite, avec son auteur et l’heure.",
            "Les lignes sont enchaînées : en retoucher une romprait la chaîne, et cela se verrait.",
        ),
        ("Indicateur", "Action"),
    ),
    "Référentiels": PageHelp(
        "Que veut dire ce mot ou ce code, et parmi quoi choisir\u202f?",
        (
            "Ces listes sont les mêmes pour toutes les conventions\u202f: ce qui porte le même nom se compare.",
            "Un code ne change jamais, même quand son libellé est précisé.",
            "Ni cibles ni montants ici\u202f: chaque convention a les siens.",
            "La recherche regarde les codes, les noms et les définitions.",
        ),
        ("Dispositif", "Gestionnaire", "PSU", "Bonus territoire", "EAJE", "ALSH", "RPE", "LAEP"),
    ),
}


def help_panel(found: PageHelp) -> str:
    """A button, and the panel it opens over the page: what is below moves by nothing."""
    reading = "".join(f"<li>{html_text(sentence)}</li>" for sentence in found.reading)
    words = "".join(f"<dt>{html_text(word)}</dt><dd>{html_text(WORDS[word])}.</dd>" for word in found.words)
    return (
        '<button type="button" class="ctg-help" popovertarget="page-help">'
        '<span aria-hidden="true">?</span>Aide</button>'
        '<div popover id="page-help" class="ctg-card" role="dialog" aria-label="Aide sur cette page">'
        '<p class="ctg-card-kicker">La question de cette page</p>'
        f'<p class="ctg-card-title">{html_text(found.question)}</p>'
        f"<p><strong>Comment la lire</strong></p><ul>{reading}</ul>"
        f"<p><strong>Les mots de cette page</strong></p><dl>{words}</dl>"
        '<button type="button" class="ctg-close" popovertarget="page-help" popovertargetaction="hide">Fermer</button>'
        "</div>"
    )
