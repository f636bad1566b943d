"""Bytes to reports: fetch, identify, parse in bounds, archive."""
