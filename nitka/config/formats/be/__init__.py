"""Dates and numbers for ``be``."""
