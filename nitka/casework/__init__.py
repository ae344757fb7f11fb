"""Those who receive: cases, sealed needs, parcels, referrals. Empty until the sealed store is built.

Must not be reachable from anything a stranger can reach.
"""
