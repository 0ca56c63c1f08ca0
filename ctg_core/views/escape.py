"""Text made harmless before it enters a page or a map: whatever a person or a file wrote goes through here."""

import html
import string

# folium puts texts in JavaScript template literals, where html.escape alone lets ``${...}`` run.
LIVE_IN_TEMPLATE_LITERALS = "`$\\{}"


def html_text(text: object) -> str:
    """For ordinary HTML, inside an element or a quoted attribute."""
    return html.escape(str(text), quote=True)


def markdown_text(text: object) -> str:
    """For what Streamlit reads as Markdown: titles, labels of links and buttons, messages."""
    return "".join(f"\\{character}" if character in string.punctuation else character for character in str(text))


def map_text(text: object) -> str:
    """For anything that reaches a folium map: tooltips, labels, layer names, GeoJSON properties."""
    safe = html_text(text)
    for character in LIVE_IN_TEMPLATE_LITERALS:
        safe = safe.replace(character, f"&#{ord(character)};")
    return safe
