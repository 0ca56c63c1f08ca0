"""The store in a database of a PostgreSQL server: the same promises as a file keeps, kept in its own way.

Loaded only where CTG_DATABASE_URL names such a database, and the only place that knows what is particular to it.
"""
