"""Reports to claims; pure, no store."""
