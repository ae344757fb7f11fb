"""Dates and numbers for ``en``."""
