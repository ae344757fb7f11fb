"""Counts from public rows only, each with a named counting rule.

Must not know single people's sealed facts: it reads the registry's public rows.
"""
