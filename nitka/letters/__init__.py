"""Letters to prisoners. Empty until its issue comes.

Must not know money.
"""
