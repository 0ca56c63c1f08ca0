"""Photographs the screens the guide shows: `python -m docs.guide.screenshots`, whenever a screen has changed.

It opens a dashboard of its own on a new store, takes each shot of SHOTS in a window of 1280 × 720, light, and
writes them in `images/`. The home page is also the image of README.md.
"""

import io
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.chromium import chromium
from tests.browser.dashboard import new_store, serving
from tests.browser.ready import wait_ready

IMAGES = Path(__file__).parent / "images"
README_IMAGE = Path(__file__).parents[1] / "screenshot.png"
CONVENTION = "val-d-exemple"
WINDOW = ViewportSize(width=1280, height=720)
COLOURS = 128  # our screens are flat: no eye tells the difference, and a file is four times lighter
ABOVE = 84  # pixels left above what a shot is scrolled to: the bar at the top covers some


@dataclass(frozen=True)
class Shot:
    """A screen at ``address``, scrolled to a ``heading``, then with the button of this name pressed."""

    name: str
    address: str = ""
    heading: str | None = None
    press: str | None = None


SHOTS = (
    Shot("accueil"),
    Shot("a-regarder", heading="À regarder"),
    Shot("carte-d-identite", press="64"),
    Shot("avancement-d-un-axe", "avancement?noeud=axe-2", heading="Grandir"),
    Shot("actions", "actions"),
    Shot("fiche-action", "actions?action=a-14", heading="Recruter et former"),
    Shot("un-indicateur", "indicateurs?indicateur=EN06", heading="Part d’animateurs"),
    Shot("financements", "financements"),
    Shot("ce-qui-manque", "financements", heading="Ce qui manque"),
    Shot("equipements", "equipements", heading="La carte"),
    Shot("depuis-le-dernier-comite", "depuis"),
    Shot("decisions", "gouvernance", heading="Ce qui a été décidé"),
    Shot("a-verifier", "sources"),
    Shot("a-faire", "saisie"),
    Shot("grille-de-saisie", "saisie?partie=Indicateurs"),
    Shot("echanges", "echanges"),
    Shot("ordre-du-jour", "seance", heading="Ordre du jour"),
    Shot("projection", "seance?affichage=projection", press="Suivant"),
)

TO_HEADING = """(heading, above) => {
    const main = document.querySelector('[data-testid="stMain"]');
    main.scrollBy(0, heading.getBoundingClientRect().top - above);
}"""


def main(names: list[str]) -> None:
    """Take the shots of these names, or all of them."""
    IMAGES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        serving(new_store(Path(folder))) as dashboard,
        chromium() as browser,
    ):
        for shot in SHOTS:
            if not names or shot.name in names:
                taken(browser, dashboard, shot).save(IMAGES / f"{shot.name}.png", optimize=True)
    if not names or "accueil" in names:
        README_IMAGE.write_bytes((IMAGES / "accueil.png").read_bytes())


def taken(browser: Browser, dashboard: str, shot: Shot) -> Image.Image:
    """The shot, in few colours."""
    with browser.new_context(locale="fr-FR", timezone_id="Europe/Paris", viewport=WINDOW, color_scheme="light") as own:
        page = own.new_page()
        join = "&" if "?" in shot.address else "?"
        page.goto(f"{dashboard}/{shot.address}{join}convention={CONVENTION}")
        wait_ready(page)
        prepare(page, shot)
        picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    return picture.quantize(COLOURS, dither=Image.Dither.NONE)


def prepare(page: Page, shot: Shot) -> None:
    if shot.heading:
        heading = page.get_by_role("heading", name=shot.heading).first
        heading.evaluate(TO_HEADING, ABOVE)
    if shot.press:
        page.get_by_role("button", name=shot.press).first.click()
    if shot.heading or shot.press:
        wait_ready(page)


if __name__ == "__main__":
    main(sys.argv[1:])
