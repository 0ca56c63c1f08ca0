"""What every document is drawn with: a format each (Word, slides, PDF), and no subject."""
