"""What a stranger reads: every public page as a file, search and filters per request.

Only GET, only queries. Must not know cases, intake, or anything sealed.
"""
