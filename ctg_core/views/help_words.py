"""The words of the field that the pages use, each in one plain sentence."""

WORDS: dict[str, str] = {
    "Action": "ce que quelqu’un s’engage à faire, décrit dans une fiche action",
    "Action annoncée": "un document en donne le nombre, sans la décrire\u202f: elle compte dans le total, "
    "jamais dans la moyenne",
    "AEEH": "allocation d’éducation de l’enfant handicapé",
    "Agrément": "la Caf reconnaît un centre social ou un espace de vie sociale pour une durée limitée\u202f; "
    "sans lui, l’aide s’arrête",
    "ALSH": "accueil de loisirs sans hébergement, autour de l’école (périscolaire) ou pendant les vacances "
    "(extrascolaire)",
    "Avenant": "un texte signé qui modifie la convention",
    "Axe": "une grande direction de la convention, qui se découpe en objectifs, puis en actions",
    "Bonus territoire": "une aide de la Caf que la CTG ouvre\u202f; elle va à celui qui gère le service, et non à la "
    "collectivité qui a signé",
    "CEJ": "contrat enfance jeunesse, le contrat qui précédait la CTG",
    "Chef de file": "l’organisation, une seule, qui répond d’une action",
    "Cible": "la valeur que le territoire s’est fixée, pour une année dite",
    "Clas": "contrat local d’accompagnement à la scolarité, une aide aux enfants et à leurs parents après la classe",
    "COPIL": "comité de pilotage\u202f: les élus et la Caf y décident",
    "COTECH": "comité technique\u202f: il prépare les décisions et les fait avancer",
    "Critère": "ce qu’une évaluation examine\u202f: pertinence, cohérence, efficacité et quelques autres",
    "CTG": "convention territoriale globale, l’accord de quatre ou cinq ans entre un territoire et sa Caf sur les "
    "services aux familles",
    "Délibération": "le vote d’un conseil\u202f; la signature vient après, parfois des mois plus tard",
    "DETR": "dotation d’équipement des territoires ruraux, une aide de l’État à l’investissement",
    "Diagnostic partagé": "l’état des lieux établi avec les habitants et les partenaires avant d’écrire le plan",
    "Dispositif": "le nom d’une aide, avec ses règles\u202f: PSU, bonus territoire, Clas et bien d’autres",
    "EAJE": "établissement d’accueil du jeune enfant\u202f: crèche, multi-accueil, halte-garderie",
    "Enjeu": "ce que le diagnostic invite à changer ou à préserver",
    "EPCI": "une intercommunalité\u202f: communauté de communes, d’agglomération, urbaine, ou métropole",
    "État arrêté": "la convention telle qu’elle était en séance, scellée\u202f: ses chiffres ne changent plus",
    "EVS": "espace de vie sociale, un lieu de proximité plus petit qu’un centre social",
    "Exercice": "l’année à laquelle une dépense se rapporte\u202f; la Caf n’en arrête le montant que l’année suivante",
    "Gestionnaire": "celui qui fait vivre le service au quotidien et reçoit les aides",
    "Indicateur": "ce que l’on mesure pour savoir si quelque chose a changé\u202f: un nombre, une unité, une année",
    "Jalon": "une étape datée de la vie de la convention",
    "LAEP": "lieu d’accueil enfants-parents, où l’on vient jouer et parler avec son jeune enfant",
    "MAM": "maison d’assistants maternels, où plusieurs d’entre eux travaillent ensemble",
    "Météo": "soleil, nuage ou orage\u202f: le sentiment du chef de file, qui ne se calcule pas",
    "MSA": "Mutualité sociale agricole, la sécurité sociale du monde agricole",
    "PMI": "protection maternelle et infantile, un service du Département",
    "Pouvoir": "une organisation absente en charge une autre de voter pour elle",
    "PSU": "prestation de service unique, la principale aide de la Caf au fonctionnement des crèches",
    "Quotient familial": "les ressources d’un foyer rapportées à sa taille\u202f; il sert à fixer les tarifs",
    "Relevé de décisions": "la liste de ce que la séance a décidé\u202f; ce n’est pas le compte rendu des échanges",
    "Réserve": "un mot du document qui fait partie du chiffre\u202f: «\u00a0près de\u00a0», «\u00a0environ\u00a0»",
    "RPE": "relais petite enfance\u202f: il informe les parents et accompagne les assistants maternels",
    "Taux de couverture": "le nombre de places pour 100 enfants de moins de 3 ans\u202f; ce n’est pas un pourcentage, "
    "il peut dépasser 100",
    "Trajectoire": "la ligne droite qui va de la valeur de départ à la cible",
    "Valeur de départ": "la dernière mesure avant que la convention n’agisse",
}
