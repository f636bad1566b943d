"""Which reports and spans repeat which."""
