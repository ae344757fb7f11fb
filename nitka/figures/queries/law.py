"""Numbers of the articles that charges name, for labels of articles whose own body is not in the record."""

from nitka.registry.models import Charge


def article_numbers() -> dict[str, str]:
    """Article code → number as printed: ``az-234-4-3`` → ``234.4.3``."""
    rows = Charge.objects.order_by("article_code").values_list("article_code", "article").distinct()
    return dict(rows)
