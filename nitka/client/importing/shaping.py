"""One record of a list becomes one draft: what the profile says each cell means, and nothing more."""

from nitka.client.importing import cases, personal
from nitka.client.importing.joining import Record
from nitka.client.importing.rows import Context, Draft, RowReader


def shape(to: Context, record: Record) -> Draft:
    """The draft of one record. Keeps nothing, so memory does not grow with the list."""
    row = RowReader(to, record)
    personal.text_is_fit(row)
    personal.identity(row)
    personal.days(row)
    personal.person(row)
    cases.place(row)
    cases.case(row)
    cases.outcome(row)
    personal.notes(row)
    return row.draft
