"""The file form of a convention: read, write, check, compare. One format, lossless, versioned.

Here a dossier is read from bytes, written to bytes, fetched from a store and written to it, checked against
its sources, compared with another. Nothing here decides who may do so, nor talks to a screen.
"""
