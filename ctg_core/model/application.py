"""Which version of the dashboard this is: said on what it seals and on what it writes."""

VERSION = "0.4"
APPLICATION = f"Tableau de bord CTG {VERSION}"
