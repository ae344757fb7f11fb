"""Doors at a terminal, for operators and members.

Puts together what the rooms below offer; decides nothing itself.
"""
