"""Other nodes: referrals, witnesses, list reconciliation. Empty until its issue comes.

Must not know more of another node than that node publishes.
"""
