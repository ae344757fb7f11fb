"""Conversations by codename. Empty until the sealed store is built.

Must not know who writes or what is said.
"""
