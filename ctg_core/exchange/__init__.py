"""Files in and out: workbooks, documents, public data. Bytes and paths; no screen, no database."""
