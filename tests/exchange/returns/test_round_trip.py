"""What is filled in a sheet is what is read, whoever wrote it and however long it is."""

import shutil
import subprocess
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from ctg_core.exchange.returns.returned import CHANGED, CONFLICT, NEW, UNREAD
from ctg_core.model.french import number
from ctg_core.questions.files.return_recipients import PERSON, THEME, Recipient
from ctg_core.store.store import Store
from tests.return_sheets import (
    ACTIONS,
    COMBE,
    COORDINATION,
    HERE_AND_NOW,
    MONEY,
    PLACES,
    STEPS,
    VALUES,
    applied,
    combe,
    difference,
    filled,
    made,
    told,
)

EVERYONE = Recipient(PERSON, COORDINATION, "Coordination")
NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
WRITINGS = st.sampled_from([float, number, lambda value: f" {number(value)}\u00a0"])
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60).filter(
    lambda text: text.strip() and not text.startswith("=")
)


@given(
    places=NUMBERS,
    writing=WRITINGS,
    comment=WORDS,
    cents=st.integers(min_value=0, max_value=10**12),
    done=WORDS,
    day=st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)),
    progress=st.integers(min_value=0, max_value=100),
)
@settings(max_examples=15)
def test_what_is_filled_is_what_is_read(
    places: Decimal, writing: Callable[[Decimal], Any], comment: str, cents: int, done: str, day: date, progress: int
) -> None:
    store = combe()
    typed = {
        (VALUES, PLACES, "Valeur"): writing(places),
        (VALUES, PLACES, "Commentaire"): comment,
        (MONEY, "f-01", "Versé (€)"): cents / 100,
        (ACTIONS, "a-01", "Réalisé"): done,
        (ACTIONS, "a-01", "Avancement (%)"): progress,
        (STEPS, "e-01", "Faite le"): f"{day:%d/%m/}{day.year:04}",
    }
    found = difference(store, filled(made(store, EVERYONE), typed))
    assert not found.of(UNREAD, CONFLICT)
    [value], changes = found.to_write()
    assert (value.value, " ".join((value.comment or "").split())) == (places, " ".join(comment.split()))
    fields = {name: said for change in changes for name, said in change.fields.items()}
    assert (fields["paid_cents"], fields["done_on"]) == (cents, day.isoformat())
    assert fields.get("progress", 20) == progress
    assert " ".join(fields["done"].split()) == " ".join(done.split())
    store.close()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
@pytest.mark.long
def test_opened_and_saved_by_libreoffice_it_says_the_same(store: Store, tmp_path: Path) -> None:
    typed = {(VALUES, PLACES, "Valeur"): 130.5, (ACTIONS, "a-01", "Statut"): "suspendue"}
    (tmp_path / "fiche.xlsx").write_bytes(filled(made(store, EVERYONE), typed))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "out"), str(tmp_path / "fiche.xlsx")],
        check=True,
        capture_output=True,
        timeout=300,
    )
    saved_by_it = (tmp_path / "out" / "fiche.xlsx").read_bytes()
    assert told(difference(store, saved_by_it)) == {
        ("Places d’accueil", "Valeur"): (NEW, "130,5"),
        ("Ouvrir une crèche", "Statut"): (CHANGED, "suspendue"),
    }
    kept = load_workbook(tmp_path / "out" / "fiche.xlsx")
    assert kept[VALUES].protection.sheet
    assert len(kept[ACTIONS].data_validations.dataValidation) > 2


def test_two_hundred_values(capsys: pytest.CaptureFixture[str]) -> None:
    """Read and compared; the time is printed, never judged: a busy machine takes its own."""
    many = "".join(
        f"  - {{key: i{rank}, label: Indicateur {rank}, kind: output, unit: places, theme: parenting, "
        "direction: increase}\n"
        for rank in range(200)
    )
    store = combe(COMBE.replace("indicators:\n", f"indicators:\n{many}", 1))
    typed = {(VALUES, f"i{rank}/2025//", "Valeur"): rank for rank in range(200)}
    returned = filled(made(store, Recipient(THEME, "parenting", "Parentalité"), HERE_AND_NOW), typed)
    start = time.perf_counter()
    found = difference(store, returned)
    with capsys.disabled():
        print(f" 200 values read and compared in {time.perf_counter() - start:.2f} s")  # noqa: T201
    assert len(found.of(NEW)) == 200
    assert applied(store, returned) == 200
    assert told(difference(store, returned)) == {}
    store.close()
