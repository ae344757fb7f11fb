"""Money: accounts and entries. Empty until giving is built.

Must not know who gave or who received.
"""
