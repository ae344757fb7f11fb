"""The map above the table of facilities."""

from collections.abc import Mapping

from nitka.front.rendering.site import Site


def country_map(site: Site, language: str, people: Mapping[str, int]) -> str:
    """The map of the country where most facilities are; empty until there is one."""
    del site, language, people
    return ""
