"""What a member's machine does: open, seal, sign, read a list, look at an act, talk to a node.

Imports ground only, so that it runs without a database and without Django.
"""
