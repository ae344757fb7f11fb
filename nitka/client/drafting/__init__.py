"""Drafting by hand, on a member's machine: edits, news, withdrawals, channels, photos become acts to review and sign.

A draft is a JSON file with the body of one entry. Nothing here touches the node; a record is only read.
"""
