"""Answers in; sentences, fragments of HTML, charts and maps out. No Streamlit, no database.

Every text that comes from a file or a person passes through ``escape`` on its way.
"""
