"""Screen parts about actions: the list and the fiche."""
