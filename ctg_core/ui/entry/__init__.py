"""Screen parts about entry: what is due, what was given, proposals, reminders."""
