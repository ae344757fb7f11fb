"""Finding people by what a visitor typed."""

from nitka.registry.queries import find_people

MOST = 200


def search_subjects(text: str) -> tuple[str, ...]:
    """Subjects of the people found, best first, at most 200."""
    return find_people(text, limit=MOST).people
