"""Sealed documents and keyrings. Empty until the sealed store is built.

Must not know how to open anything.
"""
