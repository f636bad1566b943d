"""Documents, held to what the program does."""
