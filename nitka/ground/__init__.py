"""Tools without tables: canonical JSON, sealing, the log's mathematics, days, names, terms, ornament, places.

Knows nothing of prisoners' rows, of Django or of any other room.
"""
