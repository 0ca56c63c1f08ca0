"""One file a change of the schema, numbered in the order of history. Never edited once released."""
