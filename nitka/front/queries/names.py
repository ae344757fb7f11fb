"""Names by letter, for the pages from A to Z."""

from django.db.models import Count

from nitka.front.models import Card, CardText
from nitka.front.rendering.alphabet import letter_place

LETTER_PAGE = 480


def letters_there(language: str) -> dict[str, int]:
    """Letter → number of people, in the order of the language's alphabet."""
    counted = (
        CardText.objects.filter(language=language)
        .values("letter")
        .annotate(n=Count("id"))
        .order_by("letter")
        .values_list("letter", "n")
    )
    return dict(sorted(counted, key=lambda pair: (pair[0] == "#", letter_place(pair[0], language))))


def names_of_letter(language: str, letter: str, number: int) -> list[tuple[str, str]]:
    """Subject and name (escaped) of the people on a page of a letter."""
    start = (number - 1) * LETTER_PAGE
    rows = list(
        CardText.objects.filter(language=language, letter=letter)
        .order_by("key", "ordinal")
        .values_list("ordinal", "name")[start : start + LETTER_PAGE]
    )
    subjects = dict(
        Card.objects.filter(ordinal__in=[ordinal for ordinal, _ in rows])
        .order_by("ordinal")
        .values_list("ordinal", "subject")
    )
    return [(subjects[ordinal], name) for ordinal, name in rows]
