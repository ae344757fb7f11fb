"""Dates and numbers for ``pl``."""
