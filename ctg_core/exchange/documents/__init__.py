"""What comes out of a meeting: each document in one file, made from answers of questions and from nothing else.

``frame`` holds what every document says of itself; ``word_file``, ``slides`` and ``pdf_page`` know a format each and
no subject; the other files know a subject. The libraries of the formats are loaded by the document that needs them.
"""
