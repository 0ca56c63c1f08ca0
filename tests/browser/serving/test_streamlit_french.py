"""What Streamlit's own scripts say, as they are served: each English word we translate is there, and then in French."""

from pathlib import Path
from urllib.request import urlopen

import pytest
import streamlit

from ctg_core.ui.serving.streamlit_french import SCRIPT_WORDS, SPEAKING_SCRIPT

SCRIPTS = {
    f"/static/js/{path.name}": path.read_bytes()
    for path in (Path(streamlit.__file__).parent / "static/static/js").glob("*.js")
    if SPEAKING_SCRIPT.search(f"/static/js/{path.name}")
}


@pytest.mark.parametrize("english", SCRIPT_WORDS, ids=bytes.decode)
def test_a_word_we_translate_is_one_that_streamlit_says(english: bytes) -> None:
    assert any(english in script for script in SCRIPTS.values())


def test_what_is_served_is_in_french(server: str) -> None:
    served = b""
    for address in SCRIPTS:
        with urlopen(server + address) as answer:
            served += answer.read()
    assert [english for english in SCRIPT_WORDS if english in served] == []
    assert [french for french in SCRIPT_WORDS.values() if french not in served] == []
