"""The only Streamlit inside ctg_core: the page frame, what the reader chose, cached questions, ways to draw.

Pages choose, ask and draw with what is here; nothing here computes a figure.
"""
