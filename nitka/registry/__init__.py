"""People, places, organisations, articles: everything the public record says about them, and where it is known from.

Must not know relatives' contacts, donors, helpers or cases: it has no such column.
"""
