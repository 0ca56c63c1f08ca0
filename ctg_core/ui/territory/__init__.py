"""Screen parts about the territory: communes, inhabitants, portrait, diagnosis, map."""
