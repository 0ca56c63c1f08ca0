"""Questions about actions: the list and the fiche."""
