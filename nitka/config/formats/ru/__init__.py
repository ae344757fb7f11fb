"""Dates and numbers for ``ru``."""
