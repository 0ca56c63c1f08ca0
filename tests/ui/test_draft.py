"""A draft: what was displayed, what was typed over it, what stands now."""

from ctg_core.ui.draft import Desk, Shown, keep_over, type_in

FIRST = Shown(("a", 1), {"next": "Attendre.", "done": ""})
SECOND = Shown(("a", 2), {"next": "Visiter.", "done": ""})
GONE = Shown(None, {"next": "", "done": ""})


def test_only_what_differs_from_what_was_displayed_is_kept() -> None:
    desk: Desk = {}
    type_in(desk, "a", FIRST, {"next": "Acheter.", "done": ""})
    assert desk["a"].typed == {"next": "Acheter."}
    type_in(desk, "a", FIRST, {"next": "Attendre."})
    assert desk == {}


def test_a_box_that_was_not_displayed_is_ignored() -> None:
    desk: Desk = {}
    type_in(desk, "a", FIRST, {"label": "Autre"})
    assert desk == {}


def test_what_was_displayed_when_typing_began_stays() -> None:
    """Somebody else saves between two boxes: the second one is typed over the same version as the first."""
    desk: Desk = {}
    type_in(desk, "a", FIRST, {"next": "Acheter."})
    type_in(desk, "a", SECOND, {"done": "Deux visites."})
    assert (desk["a"].seen, desk["a"].overtaken_by(SECOND)) == (FIRST, True)
    keep_over(desk, "a", SECOND)
    assert (desk["a"].seen, desk["a"].typed) == (SECOND, {"next": "Acheter.", "done": "Deux visites."})


def test_what_somebody_else_saved_too_is_no_draft_any_more() -> None:
    desk: Desk = {}
    type_in(desk, "a", FIRST, {"next": "Visiter."})
    keep_over(desk, "a", SECOND)
    assert desk == {}


def test_a_row_that_is_gone_is_kept_whole() -> None:
    """Else adding it again would lose what nobody typed in."""
    desk: Desk = {}
    type_in(desk, "a", FIRST, {"done": "Deux visites."})
    keep_over(desk, "a", GONE)
    assert desk["a"].typed == {"next": "Attendre.", "done": "Deux visites."}
