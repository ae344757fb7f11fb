"""Members, seats, charters and approvals: who together may say what in the public record.

Must not know which person sits on which seat.
"""
