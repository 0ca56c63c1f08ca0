"""The five documents, read by hand: whose each number is, what it covers, whether it is known; screens and paper."""

import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from html import unescape
from pathlib import Path

import pytest
import streamlit as st

from ctg_core.exchange.documents.kit.frame import DocumentRefused
from ctg_core.store.location import StoreLocation
from ctg_core.store.opening import open_store
from ctg_core.ui.navigation import SECTIONS
from tests.exchange.documents.conftest import Maker
from tests.exchange.documents.test_every_document import everything
from tests.pages.conftest import open_page

FIVE = ("arras", "cazals-salviac", "sicoval", "terres-du-lauragais", "toulouse")
PAPER = ("synthese", "support-de-seance", "bilan-annuel", "rapport-evaluation")
SCREENS = {
    entry.title: entry
    for pages in SECTIONS.values()
    for entry in pages
    if entry.title not in ("Référentiels", "Journal", "Échanges")  # they say nothing of a convention
}
PARTS = ("Instances", "Feuille de route", "Engagements")  # of Gouvernance, which opens on decisions
Told = Mapping[str, str]


@pytest.fixture(scope="module")
def told(made_once: Path) -> Iterator[Mapping[str, Told]]:
    """What each screen and each document says of each of the five, by its name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CTG_DATABASE_URL", f"sqlite:///{made_once.as_posix()}")
        st.cache_resource.clear()
        st.cache_data.clear()
        yield {key: {**_screens(key), **_paper(made_once, key)} for key in FIVE}


def _screens(key: str) -> dict[str, str]:
    opened = {title: open_page(entry, key) for title, entry in SCREENS.items()}
    opened |= {part: open_page(SCREENS["Gouvernance"], key, partie=part) for part in PARTS}
    found = {}
    for title, app in opened.items():
        bodies = [one.proto.body for one in app.get("html") if not one.proto.body.startswith("<style")]
        # A quotation is its author's word, not ours.
        ours = re.sub(r"<blockquote.*?</blockquote>|<[^>]+>", " ", " ".join(bodies), flags=re.DOTALL)
        found[title] = _spaced(unescape(ours))
    return found


def _paper(path: Path, key: str) -> dict[str, str]:
    found = {}
    with closing(open_store(StoreLocation(path))) as store:
        for name in PAPER:
            try:
                found[name] = _spaced(everything(name, Maker(store).make(name, key)))
            except DocumentRefused:
                found[name] = ""
    return found


def _spaced(text: str) -> str:
    return re.sub(r"[\s\u2060]+", " ", text)


EVERYWHERE = {
    r"(?<!\d)0 sur (?!16)\d+": "nothing is known of them: it is no zero",
    r"0, année incomplète": "no meeting was ever recorded",
    r"Aucune cible n’est encore atteinte": "no target has a value to be compared with",
    r"; aucune action(?! décrite)": "announced or not, none is described",
    r"en ce moment": "what was only planned is not announced as going on",
    r"période en cours": "the same",
    r"Carte d’identité · fait (?!constaté)": "it reads as done",
    r"engagements, missions et services": "a mission that is stated is no promise",
}
# What no screen and no document may say of a convention, and why.
NEVER = {
    "arras": {
        r"% d’avancement": "2 actions described of 15, and a third axis that tells no number",
        r"= 100 %\.": "the card of a mean that is not said computes none",
        r"1 engagement[ :]": "article 17 of a law is no promise of the communes",
        r"46 communes commune[^(]*\(confirmée": "the page does not say whether all of them signed",
        r"aucune action ouverte": "13 of 15 actions are announced and not described",
    },
    "cazals-salviac": {
        r"Offices? de tourisme 2 ": "one office on two sites",
        r"4 instances [;:]": "a person is no body",
    },
    "sicoval": {
        r"6 instances [;:]": "a person is no body",
        r"[67] engagements": "the limit of an aid is no promise",
    },
    "terres-du-lauragais": {r"diagnostic n’est pas documenté": "it was made in 2019"},
    "toulouse": {
        r"70 actions annoncées(?! sont)": "they are those of the Cités éducatives",
        r"Enfance 70 actions": "they are those of the Cités éducatives",
        r"(?<!« )\d objectifs stratégiques(?! des [Cc]ités| puis)": "the same",
        r"diagnostic relève": "it was planned for 2022, and nothing says that it was made",
        r"signée le 9 novembre 2021": "the date is before both votes, its card doubts it",
        r"valeurs? de 2022|, 2022 jamais renseigné": "it has been over for four years",
        r"79 engagements": "what a town hall is for is no promise",
    },
}
# What some of them must say instead.
_FEW = "Avancement connu de 2 des 7 actions, trop peu pour une moyenne"
SAID = {
    ("arras", "Avancement"): [_FEW, "13 actions annoncées, sans description"],
    ("arras", "synthese"): [_FEW],
    ("arras", "rapport-evaluation"): [_FEW, "8 annoncées, aucune décrite", "8 actions annoncées, non décrites"],
    ("arras", "support-de-seance"): [_FEW],
    ("cazals-salviac", "Accueil"): ["La convention se termine en 2026"],
    ("cazals-salviac", "Équipements"): ["Office de tourisme 1 ", "Un office, sur deux sites"],
    ("cazals-salviac", "rapport-evaluation"): ["Rien ne dit auxquels de ces 24 besoins une action répond"],
    ("cazals-salviac", "Instances"): ["3 instances", "Chargé(e) de coopération"],
    ("cazals-salviac", "Engagements"): ["engagements : aucun document ne dit ce qui a été tenu"],
    ("sicoval", "Instances"): ["5 instances", "Chef de projet CTG"],
    ("arras", "Instances"): ["2023 (à vérifier)"],
    ("terres-du-lauragais", "Territoire"): ["un diagnostic a été réalisé (2019)"],
    ("toulouse", "synthese"): ["Soutien aux opérateurs associatifs", "points à vérifier dans les documents"],
    ("toulouse", "Accueil"): [
        "signature (à vérifier) le 9 novembre 2021",
        "Les actions et leur avancement ne sont pas documentés",
    ],
    ("toulouse", "Territoire"): ["le diagnostic n’est que prévu (janvier à juin 2022)"],
    ("toulouse", "support-de-seance"): ["9 décisions : exécution non renseignée"],
}


@pytest.mark.parametrize(
    ("key", "words"), [(key, words) for key in FIVE for words in {**EVERYWHERE, **NEVER.get(key, {})}]
)
def test_nowhere_is_it_said(told: Mapping[str, Told], key: str, words: str) -> None:
    saying = {
        where: found.group() for where, text in told[key].items() if (found := re.search(f".{{0,60}}{words}", text))
    }
    assert saying == {}, (EVERYWHERE | NEVER.get(key, {}))[words]


@pytest.mark.parametrize(("key", "where"), SAID)
def test_it_is_said(told: Mapping[str, Told], key: str, where: str) -> None:
    assert [words for words in SAID[key, where] if words not in told[key][where]] == []


@pytest.mark.parametrize("key", FIVE)
def test_points_to_check_are_counted_alike(told: Mapping[str, Told], key: str) -> None:
    counts = {
        where: set(re.findall(r"(\d+) points? à vérifier", told[key][where]))
        for where in ("Accueil", "Sources et contrôles", "synthese")
    }
    assert len(set.union(*counts.values())) == 1, counts
