"""The store in a PostgreSQL database, with the same guarantees as in a SQLite file.

Loaded only where CTG_DATABASE_URL names such a database, and the only place that knows what is particular to it.
"""
