"""The dashboard: `streamlit run app.py` serves it, then runs this file anew for each reader and each choice."""

import streamlit as st

from ctg_core.ui.answers import one_run
from ctg_core.ui.convention_choice import tell_left_out
from ctg_core.ui.menu import menu
from ctg_core.ui.navigation import TITLE
from ctg_core.ui.serving.network_guard import refuse_open_door
from ctg_core.ui.serving.server import MIDDLEWARE, ready
from ctg_core.ui.trouble import show_trouble

if not st.runtime.exists():
    refuse_open_door()
    app = st.App(__file__, lifespan=ready, middleware=MIDDLEWARE, on_script_error=show_trouble)
else:
    st.set_page_config(page_title=TITLE, page_icon="📊", layout="wide")
    asked = st.query_params.to_dict()
    with one_run():
        st.navigation(menu(), expanded=True).run()
        tell_left_out(asked)
