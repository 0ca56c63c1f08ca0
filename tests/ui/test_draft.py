"""A draft: what was displayed, what was typed over it, what stands now."""

from dataclasses import replace

from ctg_core.ui.draft import Desk, Draft, Shown

FIRST = Shown(("a", 1), {"next": "Attendre.", "done": ""})
SECOND = Shown(("a", 2), {"next": "Visiter.", "done": ""})
GONE = Shown(None, {"next": "", "done": ""})


def test_only_what_differs_from_what_was_displayed_is_kept() -> None:
    desk = Desk({})
    desk.type_in("a", FIRST, {"next": "Acheter.", "done": ""})
    assert desk["a"].typed == {"next": "Acheter."}
    desk.type_in("a", FIRST, {"next": "Attendre."})
    assert desk == {}


def test_a_box_that_was_not_displayed_is_ignored() -> None:
    desk = Desk({})
    desk.type_in("a", FIRST, {"label": "Autre"})
    assert desk == {}


def test_what_was_displayed_when_typing_began_stays() -> None:
    """Somebody else saves between two boxes: the second one is typed over the same version as the first."""
    desk = Desk({})
    desk.type_in("a", FIRST, {"next": "Acheter."})
    desk.type_in("a", SECOND, {"done": "Deux visites."})
    assert (desk["a"].seen, desk["a"].overtaken_by(SECOND)) == (FIRST, True)
    desk.keep_over("a", SECOND)
    assert (desk["a"].seen, desk["a"].typed) == (SECOND, {"next": "Acheter.", "done": "Deux visites."})


def test_what_somebody_else_saved_too_is_no_draft_any_more() -> None:
    desk = Desk({})
    desk.type_in("a", FIRST, {"next": "Visiter."})
    desk.keep_over("a", SECOND)
    assert desk == {}


def test_a_row_that_is_gone_is_kept_whole() -> None:
    """Else adding it again would lose what nobody typed in."""
    desk = Desk({})
    desk.type_in("a", FIRST, {"done": "Deux visites."})
    desk.keep_over("a", GONE)
    assert desk["a"].typed == {"next": "Attendre.", "done": "Deux visites."}


def test_a_row_that_is_gone_is_still_known_once_its_draft_is_kept() -> None:
    """Else its draft would leave the screen: there is no row any more to draw it beside."""
    desk = Desk({})
    desk.type_in("a", replace(FIRST, record="the row"), {"done": "Deux visites."})
    desk.keep_over("a", GONE)
    assert desk["a"].seen.record == "the row"


def test_another_window_takes_up_what_was_typed_and_goes_its_own_way() -> None:
    kept: dict[str, Draft] = {}
    first = Desk(kept)
    first.type_in("a", FIRST, {"next": "Acheter."})
    second = Desk(kept)
    second.type_in("a", FIRST, {"next": "Louer."})
    assert (first["a"].typed, second["a"].typed) == ({"next": "Acheter."}, {"next": "Louer."})
    first.let_go("a")
    assert Desk(kept)["a"].typed == {"next": "Louer."}


def test_what_a_reloaded_window_saves_is_kept_for_no_other() -> None:
    kept: dict[str, Draft] = {}
    Desk(kept).type_in("a", FIRST, {"next": "Acheter."})
    Desk(kept).let_go("a")
    assert Desk(kept) == {}
