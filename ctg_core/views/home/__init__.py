"""How answers are drawn, about the home page: what all themes say together."""
