"""How answers are drawn, about the territory: communes, inhabitants, portrait, diagnosis, map."""
