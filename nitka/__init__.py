"""Nitka: the software that an initiative standing by political prisoners runs."""

__version__ = "0.1.0"
