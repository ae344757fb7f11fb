"""What front reads: the figures of now, of every day there ever was one, and their corrections."""

from nitka.figures.queries.history import Explained, Release, release_days, releases
from nitka.figures.queries.law import article_numbers
from nitka.figures.queries.lists import list_publishers
from nitka.figures.queries.tally import (
    article_counts,
    count_state,
    counts_invented,
    current_figures,
    facility_counts,
    figure_now,
    figures_day,
    headline,
)

__all__ = [
    "Explained",
    "Release",
    "article_counts",
    "article_numbers",
    "count_state",
    "current_figures",
    "facility_counts",
    "figure_now",
    "figures_day",
    "headline",
    "list_publishers",
    "counts_invented",
    "release_days",
    "releases",
]
