"""Patrons, appeals, events. Empty until its issue comes.

Must not know money or cases.
"""
