"""Finding people by what a visitor typed."""

from nitka.registry.models import NameForm

MOST = 200


def search_subjects(text: str) -> tuple[str, ...]:
    """Subjects of the people found, best first, at most 200."""
    found = (
        NameForm.objects.filter(text__icontains=text)
        .order_by("text", "id")
        .values_list("person_id", flat=True)
    )
    return tuple(dict.fromkeys(found[:MOST]))
