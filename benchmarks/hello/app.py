"""The page everything is measured against: one sentence, new at each run."""

import streamlit as st

st.session_state.runs = st.session_state.get("runs", 0) + 1
st.html(f'<p data-answer="yes">Bonjour {st.session_state.runs}</p>')
