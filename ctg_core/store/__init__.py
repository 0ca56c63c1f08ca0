"""Where conventions are kept: finding, opening, upgrading and protecting the database, whatever it holds.

Only this folder opens connections. What a row means is in ``model``; who may change it and how, in
``commands``.
"""
