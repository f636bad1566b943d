"""Measurements, one module a subject: ratios against a named peer in one run, never timed tests."""
