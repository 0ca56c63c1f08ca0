"""What changes a store: validated, written in one transaction, noted in the journal. One noun a file.

A command says who asks and why. It never reads for the sake of showing, nor talks to a screen.
"""
