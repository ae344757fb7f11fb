"""Gifts, channels, needs. Empty until giving is built.

Must not know who receives.
"""
