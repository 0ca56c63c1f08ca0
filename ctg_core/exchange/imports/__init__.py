"""Files other people made: recognised, read, shown as a difference before anything is written."""
