"""Wrong addresses lead to the nearest sensible screen, with a word about it."""

from ctg_core.ui.navigation import HOME
from tests.pages.conftest import Visit


def test_an_unknown_convention_leads_to_the_nearest(visit: Visit) -> None:
    app = visit(HOME, "cazal")
    assert app.selectbox(key="convention").value == "cazals-salviac"
    assert "n’existe pas ici" in app.warning[0].value


def test_an_address_made_to_harm_is_shown_as_text(visit: Visit) -> None:
    app = visit(HOME, "![x](http://example.org/x.png)<script>")
    assert not set("[]()<>!/.") & set(app.warning[0].value.partition("qui n")[0])


def test_a_choice_is_written_in_the_address(visit: Visit) -> None:
    app = visit(HOME, "arras")
    app.selectbox(key="convention").set_value("toulouse").run()
    assert app.query_params["convention"] in ("toulouse", ["toulouse"])
    assert app.title[0].value == "Toulouse"
