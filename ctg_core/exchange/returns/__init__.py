"""Return sheets: made for somebody without an account, read when they come back."""
