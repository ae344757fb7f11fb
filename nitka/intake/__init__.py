"""The way in for those who ask or know something. Empty until the sealed store is built.

Must not know who they are.
"""
