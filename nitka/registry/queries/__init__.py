"""Reads of the registry. Everything is loaded, orders are explicit, nothing counts by loading people."""

from nitka.registry.queries.events import (
    Birthday,
    Day,
    Event,
    latest_events,
    longest_without_news,
    upcoming_birthdays,
    upcoming_hearings,
    upcoming_releases,
)
from nitka.registry.queries.partners import (
    ChannelRow,
    CorrectionRow,
    OrganisationRow,
    channel_rows,
    correction_rows,
    organisation_rows,
)
from nitka.registry.queries.people import (
    Counts,
    Filters,
    Listed,
    Page,
    held_counts,
    listed_people,
    people_held_in,
    person_count,
)
from nitka.registry.queries.places import (
    ArticleRow,
    FacilityRow,
    article_rows,
    facility_rows,
    facility_with,
    rule_rows,
)
from nitka.registry.queries.records import (
    PersonRecord,
    Revision,
    person_record,
    person_records,
    person_subjects,
)
from nitka.registry.queries.review import current_state, file_problems
from nitka.registry.queries.search import Found, find_facilities, find_people

__all__ = [
    "ArticleRow",
    "Birthday",
    "ChannelRow",
    "CorrectionRow",
    "Counts",
    "Day",
    "Event",
    "FacilityRow",
    "Filters",
    "Found",
    "Listed",
    "OrganisationRow",
    "Page",
    "PersonRecord",
    "Revision",
    "article_rows",
    "channel_rows",
    "correction_rows",
    "current_state",
    "facility_rows",
    "facility_with",
    "file_problems",
    "find_facilities",
    "find_people",
    "held_counts",
    "latest_events",
    "listed_people",
    "longest_without_news",
    "organisation_rows",
    "people_held_in",
    "person_count",
    "person_record",
    "person_records",
    "person_subjects",
    "rule_rows",
    "upcoming_birthdays",
    "upcoming_hearings",
    "upcoming_releases",
]
