"""Screen parts about the meeting: agenda, attention, attendance, the words written for it."""
