"""The one editor: boxes declared once, a draft of what is typed in them, one way to save, to choose, to remove."""
