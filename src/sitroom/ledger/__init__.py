"""The one store: immutable, bitemporal, verifiable."""
