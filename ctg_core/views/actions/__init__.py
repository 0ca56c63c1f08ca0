"""How answers are drawn, about actions: the list and the fiche."""
