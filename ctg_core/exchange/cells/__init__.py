"""One cell of a file: what it shows, how what people write in it is read. Never guessed."""
