"""The schema's history, as Alembic runs it: ``env.py`` connects, ``versions`` holds one file a change."""
