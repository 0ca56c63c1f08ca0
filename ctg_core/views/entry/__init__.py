"""How answers are drawn, about entry: what is due, what was given, proposals, reminders."""
