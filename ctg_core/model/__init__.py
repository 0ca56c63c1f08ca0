"""The nouns of a convention as SQLModel tables and value types: one noun a file, no input or output.

Import a noun from its own file; import ``ctg_core.model.collections`` for all of them, constrained.
"""
