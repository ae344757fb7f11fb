"""Reading somebody's list and planning what the record should say after it.

A list becomes rows (``tables``), rows become bodies by a profile (``profiles``, ``shaping``), bodies are compared
with what the record holds (``matching``, ``merging``), and the plan of it all (``planning``) is shown before
anything is written. Nothing here merges two people, guesses a date or touches a node.
"""
