"""What names the state of the site in the inputs of a page that says how fresh it is."""

from nitka.front.rendering.site import Site


def page_state(site: Site, language: str) -> str:
    """Everything that the frame of a page shows besides its words."""
    return f"{site.size}|{site.landed_at}|{site.signed_by}|{site.title[language]}"
