"""Testimonies, news and pages. Empty until its issue comes.

Must not know cases.
"""
